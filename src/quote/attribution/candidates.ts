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
 * Returns the mentions near a quotation. They are in its paragraph, at the end and the start of the paragraph before, and at the start of
 * the next; the source of the previous quotation is added. Their number is bounded, however long the paragraphs are.
 */
export function candidatesFor(
  { paragraphs }: AnalysedArticle,
  { paragraph, tokenIndex }: QuoteContext,
  previous: PreviousQuote | null,
): SourceCandidate[] {
  const found: SourceCandidate[] = [];
  const { mentions, index } = paragraph;
  const split = firstMentionAfter(mentions, tokenIndex);
  const add = (some: readonly Mention[], firstRank: number): void => {
    for (const [rank, mention] of some.entries()) found.push({ mention, rank: firstRank + rank });
  };
  add(mentions.slice(split, split + maxAfter), 0);
  add(mentions.slice(Math.max(0, split - maxBefore), split).reverse(), 0);
  const above = paragraphs[index - 1]?.mentions ?? [];
  add(above.slice(-maxAtParagraphEnd).reverse(), 0);
  const fromStart = Math.min(maxAtParagraphStart, above.length - maxAtParagraphEnd);
  add(above.slice(0, Math.max(0, fromStart)), startRank);
  add((paragraphs[index + 1]?.mentions ?? []).slice(0, maxAtParagraphStart), 0);
  const source = previous?.source ?? null;
  if (source !== null && !found.some(({ mention }) => mention === source))
    found.push({ mention: source, rank: previousSourceRank });
  return found;
}
