import { createHash } from 'node:crypto';

/** Returns an article's id: 16 hexadecimal digits, derived from its address. */
export function articleId(url: string): string {
  return createHash('sha256').update(url).digest('hex').slice(0, 16);
}
