import type { Quote } from '../quote/quote.ts';
import type { Match, QuoteInArticle } from '../search/match.ts';
import type { QuoteIndex } from '../search/ranking-engine.ts';
import { tokenWeight } from './alignment.ts';
import { type ComparedToken, comparedTokens, dash, omission } from './compared-tokens.ts';

/** A quote that an alleged one may be, with its words. */
export type Candidate = QuoteInArticle & { readonly tokens: readonly ComparedToken[] };

/** What is asked for, how many answers are read, and how many of those are looked at word by word. */
const [wordsAsked, answersRead, lookedAt] = [32, 20, 6];

/** The words that tell most, each once, in the order of the text: the longest ones. */
export function longestWords(tokens: readonly ComparedToken[], most: number): ComparedToken[] {
  const seen = new Map<string, ComparedToken>();
  for (const token of tokens)
    if (token.core !== dash && token.core !== omission && !seen.has(token.form)) seen.set(token.form, token);
  const byLength = [...seen.values()].sort((one, other) => other.form.length - one.form.length);
  const chosen = new Set(byLength.slice(0, most));
  return tokens.filter((token) => chosen.has(token));
}

/** The share of the alleged text's weight that a quote's words could make up, in whatever order. */
function inCommon(tokens: readonly ComparedToken[], candidate: Candidate): number {
  const left = new Map<string, number>();
  for (const { form } of candidate.tokens) left.set(form, (left.get(form) ?? 0) + 1);
  let common = 0;
  for (const token of tokens) {
    const count = left.get(token.form) ?? 0;
    if (count === 0) continue;
    left.set(token.form, count - 1);
    common += tokenWeight(token);
  }
  return common;
}

export const toCandidate = (located: QuoteInArticle): Candidate => ({
  ...located,
  tokens: comparedTokens(located.quote.segments),
});

const unfiltered = { by: null, outlet: null, since: null, until: null };

/** What the index finds for these words; where they are too many strangers together, for a few at a time. */
async function answers(words: readonly string[], index: QuoteIndex): Promise<QuoteInArticle[]> {
  const ask = async (some: readonly string[]) => {
    const text = some.join(' ');
    const { matches } = await index.search(
      { text, words: text, phrases: [], filters: unfiltered },
      { limit: answersRead, offset: 0, duplicates: 'separate' },
    );
    return matches;
  };
  if (words.length === 0) return [];
  const found = await ask(words);
  if (found.length > 0) return [...found];
  const few: Match[] = [];
  for (let start = 0; start < words.length; start += 2)
    few.push(...(await ask(words.slice(start, start + 3))));
  return [...new Map(few.map((match) => [match.quote.id, match])).values()];
}

/** The quotes that have most words in common with the alleged one, the likeliest first. */
export async function candidatesFor(
  tokens: readonly ComparedToken[],
  index: QuoteIndex,
): Promise<Candidate[]> {
  const words = longestWords(tokens, wordsAsked).map(({ form }) => form);
  const found = await answers(words, index);
  return found
    .map(({ quote, article }) => toCandidate({ quote, article }))
    .map((candidate) => ({ candidate, common: inCommon(tokens, candidate) }))
    .sort((one, other) => other.common - one.common)
    .slice(0, lookedAt)
    .map(({ candidate }) => candidate);
}

const nothingSaidBetween = /^[\s"“”„‟″«»]*$/u;

/** An article's quotes, those that run on over the ends of paragraphs as one of several segments. */
function wholeStatements(articleText: string, quotes: readonly Quote[]): Quote[] {
  const statements: Quote[] = [];
  for (const quote of quotes) {
    const last = statements.at(-1);
    const gap = articleText.slice(last?.segments.at(-1)?.end ?? 0, quote.segments[0]?.start);
    if (last !== undefined && nothingSaidBetween.test(gap))
      statements[statements.length - 1] = { ...last, segments: [...last.segments, ...quote.segments] };
    else statements.push(quote);
  }
  return statements;
}

/**
 * The statements over several paragraphs that candidates are a part of. Each goes by the id and the speaker of
 * its first quote.
 */
export function multiParagraphStatements(candidates: readonly Candidate[], index: QuoteIndex): Candidate[] {
  const articles = new Map(candidates.map(({ article }) => [article.id, article]));
  const starts = new Set(
    candidates.flatMap(({ quote }) => quote.segments.map(({ start }) => `${quote.articleId} ${start}`)),
  );
  return [...articles.values()].flatMap((article) => {
    const quotes = index.quotesOf(article.id);
    return wholeStatements(article.text, quotes)
      .filter((statement) => !quotes.includes(statement))
      .filter(({ segments }) => segments.some(({ start }) => starts.has(`${article.id} ${start}`)))
      .map((quote) => toCandidate({ quote, article }));
  });
}
