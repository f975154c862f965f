import type { Match } from './match.ts';

/** Returns the other outlets that have the statement, each once, by their newest article. */
export function otherOutlets({ article, also }: Pick<Match, 'article' | 'also'>): string[] {
  return [...new Set(also.map(({ outlet }) => outlet))].filter((outlet) => outlet !== article.outlet);
}
