import type { Article, Span } from '../article/article.ts';
import { trimSpan } from '../article/trim.ts';
import { findQuotedSpans } from '../quote/analysis/quoted-spans.ts';
import type { QuoteIndex } from '../search/ranking-engine.ts';
import { type Candidate, longestWords, toCandidate } from './candidates.ts';
import { type ComparedToken, comparedTokens } from './comparison/compared-tokens.ts';
import { findVerbatim } from './comparison/verbatim.ts';
import type { Pause } from './pause.ts';

/** Where the alleged words occur in an article, but not as a quote of the corpus. */
export type UnquotedPassage = {
  readonly article: Article;
  /** Index into `article.paragraphs`. */
  readonly paragraph: number;
  readonly span: Span;
  /** True if all words are in quotation marks, but too few for a statement: a "so-called" phrase. */
  readonly inMarks: boolean;
};

/** An article is compared word by word only if it contains this many of the longest words. */
const requiredWords = 4;

/** Text searched between two pauses, in UTF-16 units: some milliseconds. */
const scannedAtOnce = 4_000_000;

/** Returns a quick test for texts that contain the alleged quote's longest words, as written. */
function prefilter(tokens: readonly ComparedToken[]): (text: string) => boolean {
  // The first word may start with a lower-case letter in the article; apostrophes may differ.
  const rest = tokens.length > 1 ? tokens.slice(1) : tokens;
  const words = longestWords(rest, requiredWords).flatMap(({ core }) => core.match(/[\p{L}\p{N}]+/gu) ?? []);
  return (text) => words.every((word) => text.includes(word));
}

/** Returns a span without quotation marks and punctuation at its ends. */
function withoutMarks(text: string, start: number, end: number): Span {
  return trimSpan(text, { start, end }, /["'“”„‟‘’«»″([]/u, /["'“”„‟‘’«»″)\].,;:]/u);
}

/** Yields every paragraph that contains the alleged tokens word for word, in quotation marks or not. */
async function* occurrences(tokens: readonly ComparedToken[], articles: readonly Article[], pause: Pause) {
  const mayHold = prefilter(tokens);
  let scanned = 0;
  for (const article of articles) {
    scanned += article.text.length;
    if (scanned > scannedAtOnce) {
      scanned = 0;
      await pause();
    }
    if (!mayHold(article.text)) continue;
    for (const [paragraph, { start, end }] of article.paragraphs.entries()) {
      if (!mayHold(article.text.slice(start, end))) continue;
      const own = comparedTokens([{ text: article.text.slice(start, end), start }]);
      const found = findVerbatim(tokens, own);
      if (found === null) continue;
      const [first, last] = [own[found.runs[0]?.first ?? 0], own[found.runs.at(-1)?.last ?? 0]];
      if (first !== undefined && last !== undefined)
        yield { article, paragraph, span: withoutMarks(article.text, first.start, last.end) };
    }
  }
}

/**
 * Searches the articles' texts for the alleged words. Returns the quotes of the paragraphs that contain them, as
 * candidates, and the first occurrence, in case none of the candidates is exact.
 */
export async function searchArticles(
  tokens: readonly ComparedToken[],
  index: QuoteIndex,
  pause: Pause,
): Promise<{ readonly candidates: readonly Candidate[]; readonly outside: UnquotedPassage | null }> {
  const candidates: Candidate[] = [];
  let outside: UnquotedPassage | null = null;
  for await (const { article, paragraph, span } of occurrences(tokens, index.articles(), pause)) {
    for (const quote of index.quotesOf(article.id))
      if (quote.paragraph === paragraph) candidates.push(toCandidate({ quote, article }));
    const quotedSpans = findQuotedSpans(article.text, article.paragraphs);
    const inMarks = quotedSpans.some(({ start, end }) => start <= span.start && span.end <= end);
    outside ??= { article, paragraph, span, inMarks };
  }
  return { candidates, outside };
}
