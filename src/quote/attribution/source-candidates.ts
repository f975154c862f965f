import type { AnalysedArticle } from '../analysis/analysed-article.ts';
import { firstMentionAfter, type Mention } from '../analysis/mentions/mention.ts';
import type { PreviousQuote, QuoteContext } from './quote-context.ts';

/** A mention that may be a quotation's source. */
export type SourceCandidate = {
  readonly mention: Mention;
  /** How many other mentions are nearer to the quotation on the same side. */
  readonly rank: number;
};

const maxAfter = 4;
const maxBefore = 9;
const maxAtParagraphEnd = 5;
const maxAtParagraphStart = 2;
const startRank = 9;
const previousSourceRank = 10;

/**
 * Returns the mentions near a quotation. They are in its paragraph, at the end and the start of the paragraph before,
 * and at the start of the next; the source of the previous quotation is added. Their number is bounded, however long
 * the paragraphs are.
 */
export function sourceCandidates(
  { paragraphs }: AnalysedArticle,
  { paragraph, tokenIndex }: QuoteContext,
  previous: PreviousQuote | null,
): SourceCandidate[] {
  const found: SourceCandidate[] = [];
  /** Adds the mentions from one index to another, exclusive, in either direction. */
  const add = (mentions: readonly Mention[], from: number, to: number, firstRank: number): void => {
    const step = from < to ? 1 : -1;
    let rank = firstRank;
    for (let index = from; index !== to; index += step) {
      const mention = mentions[index];
      if (mention !== undefined) found.push({ mention, rank: rank++ });
    }
  };
  const { mentions, index } = paragraph;
  const split = firstMentionAfter(mentions, tokenIndex);
  add(mentions, split, Math.min(mentions.length, split + maxAfter), 0);
  add(mentions, split - 1, Math.max(0, split - maxBefore) - 1, 0);
  const above = paragraphs[index - 1]?.mentions ?? [];
  const endStart = Math.max(0, above.length - maxAtParagraphEnd);
  add(above, above.length - 1, endStart - 1, 0);
  add(above, 0, Math.min(maxAtParagraphStart, endStart), startRank);
  const below = paragraphs[index + 1]?.mentions ?? [];
  add(below, 0, Math.min(below.length, maxAtParagraphStart), 0);
  const source = previous?.source ?? null;
  if (source !== null && !found.some(({ mention }) => mention === source))
    found.push({ mention: source, rank: previousSourceRank });
  return found;
}
