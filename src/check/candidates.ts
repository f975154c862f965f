import type { Quote } from '../quote/quote.ts';
import type { Match, QuoteInArticle } from '../search/match.ts';
import type { QuoteIndex } from '../search/ranking-engine.ts';
import { tokenWeight } from './comparison/alignment.ts';
import { type ComparedToken, comparedTokens, dash, omission } from './comparison/compared-tokens.ts';
import type { Pause } from './pause.ts';

/** A quote that the alleged one may be a version of, with its tokens. */
export type Candidate = QuoteInArticle & { readonly tokens: readonly ComparedToken[] };

/** Words searched for, matches read, and candidates compared word by word. */
const limits = { words: 32, matches: 20, candidates: 6 };

/** Returns the longest distinct words, in the order of the text: long words are rare ones. */
export function longestWords(tokens: readonly ComparedToken[], max: number): ComparedToken[] {
  const seen = new Map<string, ComparedToken>();
  for (const token of tokens)
    if (token.core !== dash && token.core !== omission && !seen.has(token.form)) seen.set(token.form, token);
  const byLength = [...seen.values()].sort((one, other) => other.form.length - one.form.length);
  const chosen = new Set(byLength.slice(0, max));
  return tokens.filter((token) => chosen.has(token));
}

/** Returns the weight of the words that a candidate has in common with the alleged text, in any order. */
function commonWeight(tokens: readonly ComparedToken[], candidate: Candidate): number {
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

/** Searches for all words together and, if nothing answers, for three at a time. */
async function searchFor(
  words: readonly string[],
  index: QuoteIndex,
  pause: Pause,
): Promise<QuoteInArticle[]> {
  const ask = async (some: readonly string[]) => {
    await pause();
    const text = some.join(' ');
    const { matches } = await index.search(
      { text, words: text, phrases: [], excluded: [], filters: unfiltered },
      { limit: limits.matches, offset: 0, duplicates: 'separate' },
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

/** Returns the quotes with most words in common with the alleged text, best first. */
export async function candidateQuotesFor(
  tokens: readonly ComparedToken[],
  index: QuoteIndex,
  pause: Pause,
): Promise<Candidate[]> {
  const words = longestWords(tokens, limits.words).map(({ form }) => form);
  const found = await searchFor(words, index, pause);
  return found
    .map(({ quote, article }) => toCandidate({ quote, article }))
    .map((candidate) => ({ candidate, common: commonWeight(tokens, candidate) }))
    .sort((one, other) => other.common - one.common)
    .slice(0, limits.candidates)
    .map(({ candidate }) => candidate);
}

/** Only white space and quotation marks between two quotes. */
const noTextBetween = /^[\s"“”„‟″«»]*$/u;

/** True if two quotes with no text between them can be one statement: by one person, as far as the article says. */
function canContinue(one: Quote, next: Quote, gap: string): boolean {
  const [first, second] = [one.speaker, next.speaker];
  if (first?.kind === 'person' && second?.kind === 'person') return first.name === second.name;
  // A paragraph without a closing mark goes on in the next.
  const isOpen = (gap.match(/["“”„‟″«»]/gu)?.length ?? 0) < 2;
  return isOpen || first?.kind === second?.kind;
}

/** Returns an article's quotes; those that continue over paragraphs are joined into one of several segments. */
function wholeStatements(articleText: string, quotes: readonly Quote[]): Quote[] {
  const statements: Quote[] = [];
  for (const quote of quotes) {
    const last = statements.at(-1);
    const gap = articleText.slice(last?.segments.at(-1)?.end ?? 0, quote.segments[0]?.start);
    if (last !== undefined && noTextBetween.test(gap) && canContinue(last, quote, gap))
      statements[statements.length - 1] = {
        ...last,
        speaker: last.speaker?.kind === 'person' ? last.speaker : (quote.speaker ?? last.speaker),
        segments: [...last.segments, ...quote.segments],
      };
    else statements.push(quote);
  }
  return statements;
}

/**
 * Returns the statements of several paragraphs that contain a candidate. Each has the id and the speaker of its first
 * quote.
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
