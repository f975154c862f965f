import type { Mention } from '../analysis/mentions/mention.ts';
import type { QuoteContext } from './quote-context.ts';

/** Where a candidate stands, seen from the quotation. */
export type CandidatePosition = 'before' | 'after' | 'previous-paragraph' | 'earlier' | 'later';

export function positionOf({ paragraph, tokenIndex }: QuoteContext, mention: Mention): CandidatePosition {
  const distance = paragraph.index - mention.paragraphIndex;
  if (distance === 0) return mention.from > tokenIndex ? 'after' : 'before';
  if (distance === 1) return 'previous-paragraph';
  return distance < 0 ? 'later' : 'earlier';
}

/**
 * Counts what stands between a quotation and a mention, given the running counts of the paragraphs of the two.
 * Paragraphs between them are not counted.
 */
export function countBetween(
  quoteCounts: readonly number[],
  mentionCounts: readonly number[],
  position: CandidatePosition,
  tokenIndex: number,
  { from, to }: Mention,
): number {
  switch (position) {
    case 'after':
      return (mentionCounts[from] ?? 0) - (mentionCounts[tokenIndex + 1] ?? 0);
    case 'before':
      return (mentionCounts[tokenIndex] ?? 0) - (mentionCounts[to] ?? 0);
    case 'later':
      return (quoteCounts.at(-1) ?? 0) - (quoteCounts[tokenIndex + 1] ?? 0) + (mentionCounts[from] ?? 0);
    default:
      return (quoteCounts[tokenIndex] ?? 0) + (mentionCounts.at(-1) ?? 0) - (mentionCounts[to] ?? 0);
  }
}

/** Returns how many tokens a verb stands after a mention of the same paragraph; below 0 if it stands before. */
export function tokensToVerb({ from, to }: Mention, verb: number): number {
  return verb >= to ? verb - to : -1 - (from - verb);
}

/** Counts the mentions between a mention and a later token of the same paragraph, up to `max`. */
export function countMentionsBetween(
  mentions: readonly Mention[],
  mention: Mention,
  token: number,
  max: number,
): number {
  let count = 0;
  for (let index = mention.index + 1; index < mentions.length && count < max; index++) {
    const other = mentions[index];
    if (other === undefined || other.to > token) break;
    if (other.from >= mention.to) count++;
  }
  return count;
}
