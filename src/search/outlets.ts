import type { Match } from './match.ts';

/** The outlets beside a match's own that have the quote too, each once, the newest article's first. */
export function otherOutlets({ article, also }: Pick<Match, 'article' | 'also'>): string[] {
  return [...new Set(also.map(({ outlet }) => outlet))].filter((outlet) => outlet !== article.outlet);
}
