import { createHash } from 'node:crypto';

/** An article's id: 16 hexadecimal digits that depend on its address alone. */
export function articleId(url: string): string {
  return createHash('sha256').update(url).digest('hex').slice(0, 16);
}
