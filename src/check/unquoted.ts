import type { Article, Span } from '../article/article.ts';
import { trimSpan } from '../article/trim.ts';
import { findStretches } from '../quote/analysis/marks.ts';
import type { QuoteIndex } from '../search/ranking-engine.ts';
import { type Candidate, longestWords, toCandidate } from './candidates.ts';
import { type ComparedToken, comparedTokens } from './compared-tokens.ts';
import { findVerbatim } from './verbatim.ts';

/** Words of an article that are no quote of the corpus. */
export type UnquotedPassage = {
  readonly article: Article;
  /** Index into `article.paragraphs`. */
  readonly paragraph: number;
  /** From the first of the words to the last. */
  readonly span: Span;
  /** All of them between quotation marks, yet too few for a statement: "a so-called" phrase. */
  readonly inMarks: boolean;
};

/** These many of the longest words must be in an article's text, as written, before it is read word by word. */
const wordsLookedFor = 4;

/** The alleged quote's longest words, as written: what a text has to have before it is looked at closely. */
function signature(tokens: readonly ComparedToken[]): (text: string) => boolean {
  // The first word may be written small in the article, and apostrophes in another typography.
  const rest = tokens.length > 1 ? tokens.slice(1) : tokens;
  const words = longestWords(rest, wordsLookedFor).flatMap(({ core }) => core.match(/[\p{L}\p{N}]+/gu) ?? []);
  return (text) => words.every((word) => text.includes(word));
}

/** A span of a text without the marks and the punctuation at its ends. */
function withoutMarks(text: string, start: number, end: number): Span {
  return trimSpan(text, { start, end }, /["'“”„‟‘’«»″([]/u, /["'“”„‟‘’«»″)\].,;:]/u);
}

/** Every paragraph in which the alleged tokens stand to the letter, in marks or out of them. */
function* standings(tokens: readonly ComparedToken[], articles: readonly Article[]) {
  const mayHold = signature(tokens);
  for (const article of articles.filter(({ text }) => mayHold(text)))
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

/**
 * Looks for the alleged words in the articles themselves, where a search for quotes does not find them: the
 * quotes of the paragraphs that have them, or, where they are no quote, the first place where they stand.
 */
export function searchArticles(
  tokens: readonly ComparedToken[],
  index: QuoteIndex,
): { readonly candidates: readonly Candidate[]; readonly outside: UnquotedPassage | null } {
  const candidates: Candidate[] = [];
  let outside: UnquotedPassage | null = null;
  for (const { article, paragraph, span } of standings(tokens, index.articles())) {
    for (const quote of index.quotesOf(article.id))
      if (quote.paragraph === paragraph) candidates.push(toCandidate({ quote, article }));
    const stretches = findStretches(article.text, article.paragraphs);
    const inMarks = stretches.some(({ start, end }) => start <= span.start && span.end <= end);
    outside ??= { article, paragraph, span, inMarks };
  }
  return { candidates, outside };
}
