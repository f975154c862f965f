import type { ComparedToken } from '../comparison/compared-tokens.ts';
import type { Verbatim } from '../comparison/verbatim.ts';

/** Tokens of a quote from index `first` to `last`, inclusive; empty if `last < first`. */
export type TokenRange = { readonly first: number; readonly last: number };

/** True if a sentence ends with the token at `index`. */
export function endsSentenceAt(tokens: readonly ComparedToken[], index: number): boolean {
  const [token, next] = [tokens[index], tokens[index + 1]];
  if (token === undefined || next === undefined) return true;
  const startsUpper = /^\p{Lu}/u.test(next.core);
  if (/[?!]/.test(token.trail)) return true;
  if (token.trail.includes('.')) return startsUpper || next.piece !== token.piece;
  // An article may break off a quote with a comma; a capital letter afterwards begins a sentence.
  return next.piece !== token.piece && startsUpper;
}

/** Returns the index of the first token of the sentence that holds the token at `index`. */
export function sentenceStart(tokens: readonly ComparedToken[], index: number): number {
  let start = index;
  while (start > 0 && !endsSentenceAt(tokens, start - 1)) start -= 1;
  return start;
}

/** Returns the index of the last token of the sentence that holds the token at `index`. */
export function sentenceEnd(tokens: readonly ComparedToken[], index: number): number {
  let end = index;
  while (!endsSentenceAt(tokens, end)) end += 1;
  return end;
}

/** The words of a quote's sentences that a quotation of it leaves out. */
export type LeftOut = {
  /** From the beginning of the sentence to the first quoted word. */
  readonly lead: TokenRange;
  /** From the last quoted word to the end of the sentence. */
  readonly tail: TokenRange;
  /** Between two quoted runs, at a mark of omission. */
  readonly gaps: readonly TokenRange[];
  /** The sentence after the quoted words, if the quotation ends with a whole sentence. */
  readonly next: TokenRange;
};

/** Returns what a verbatim quotation leaves out of its sentences. */
export function leftOut(tokens: readonly ComparedToken[], { runs }: Pick<Verbatim, 'runs'>): LeftOut {
  const first = runs[0]?.first ?? 0;
  const last = runs.at(-1)?.last ?? 0;
  const end = sentenceEnd(tokens, last);
  const hasNext = end === last && last + 1 < tokens.length;
  return {
    lead: { first: sentenceStart(tokens, first), last: first - 1 },
    tail: { first: last + 1, last: end },
    gaps: runs.slice(1).map((run, index) => ({ first: (runs[index]?.last ?? 0) + 1, last: run.first - 1 })),
    next: hasNext ? { first: last + 1, last: sentenceEnd(tokens, last + 1) } : { first: 0, last: -1 },
  };
}

/** Returns the tokens' words in lower case with their punctuation, for matching. */
export function plainText(tokens: readonly ComparedToken[], { first, last }: TokenRange): string {
  return tokens
    .slice(first, last + 1)
    .map(({ lead, core, trail }) => `${lead}${core}${trail}`)
    .join(' ')
    .toLowerCase();
}

/** Returns the article's own characters from the first token of a range to its last. */
export function verbatimText(
  articleText: string,
  tokens: readonly ComparedToken[],
  { first, last }: TokenRange,
): string {
  const [from, to] = [tokens[first], tokens[last]];
  return from === undefined || to === undefined ? '' : articleText.slice(from.start, to.end);
}
