import { type ComparedToken, dash, omission, sameToken } from './compared-tokens.ts';

/** How an alleged quote occurs in a text. `first` and `last` are token indexes, both inclusive. */
export type Verbatim = {
  /** Ranges of the text's tokens; the words between two ranges are omitted. */
  readonly runs: readonly TokenRange[];
  /** Ranges of alleged tokens that are in brackets and not in the text. */
  readonly insertions: readonly TokenRange[];
};

type TokenRange = { readonly first: number; readonly last: number };

/** Maximum words of an insertion; after more, the bracket counts as unclosed. */
const maxInsertion = 12;

/** Returns the ranges of tokens in square brackets. */
function bracketed(tokens: readonly ComparedToken[]): TokenRange[] {
  const groups: TokenRange[] = [];
  for (let first = 0; first < tokens.length; first++) {
    if (tokens[first]?.lead.includes('[') !== true) continue;
    const length = tokens.slice(first, first + maxInsertion).findIndex(({ trail }) => trail.includes(']'));
    if (length < 0) continue;
    groups.push({ first, last: first + length });
    first += length;
  }
  return groups;
}

const wordsIn = (tokens: readonly ComparedToken[], { first, last }: TokenRange): string =>
  tokens
    .slice(first, last + 1)
    .map(({ form }) => form)
    .join(' ');

/** Returns the bracketed ranges of the alleged text that the actual text does not have in brackets itself. */
export function insertionsOf(
  alleged: readonly ComparedToken[],
  actual: readonly ComparedToken[],
): TokenRange[] {
  const groups = bracketed(alleged);
  if (groups.length === 0) return groups;
  const own = new Set(bracketed(actual).map((group) => wordsIn(actual, group)));
  return groups.filter((group) => !own.has(wordsIn(alleged, group)));
}

/** Removes insertions; punctuation after a closing bracket moves to the word before it. */
function without(tokens: readonly ComparedToken[], groups: readonly TokenRange[]): ComparedToken[] {
  const kept: ComparedToken[] = [];
  let at = 0;
  for (const { first, last } of groups) {
    kept.push(...tokens.slice(at, first));
    const before = kept.at(-1);
    const after = tokens[last]?.trail.split(']').at(-1) ?? '';
    if (before !== undefined) kept[kept.length - 1] = { ...before, trail: before.trail + after };
    at = last + 1;
  }
  return [...kept, ...tokens.slice(at)];
}

/** Splits tokens at omission signs; no piece is empty. */
function piecesOf(tokens: readonly ComparedToken[]): ComparedToken[][] {
  const pieces: ComparedToken[][] = [[]];
  for (const token of tokens)
    if (token.core === omission) pieces.push([]);
    else pieces.at(-1)?.push(token);
  return pieces.filter((piece) => piece.length > 0);
}

const startsSegment = (tokens: readonly ComparedToken[], at: number): boolean =>
  at === 0 || tokens[at]?.piece !== tokens[at - 1]?.piece;
const endsSegment = (tokens: readonly ComparedToken[], at: number): boolean =>
  at === tokens.length - 1 || tokens[at]?.piece !== tokens[at + 1]?.piece;

/**
 * Returns the index of the last actual token of `piece` if it occurs at `from`, or -1. Punctuation between two segments
 * of a quote is free: the article interrupts the quote there.
 */
function endOf(piece: readonly ComparedToken[], actual: readonly ComparedToken[], from: number): number {
  let at = from;
  for (const [index, token] of piece.entries()) {
    const other = actual[at];
    if (other === undefined) return -1;
    const opens = index === 0 || startsSegment(actual, at);
    if (token.core === dash && other.core !== dash && opens && index > 0) continue;
    const closes = index === piece.length - 1 || endsSegment(actual, at);
    if (!sameToken(token, other, { opens, closes })) return -1;
    at++;
  }
  return at - 1;
}

/**
 * Finds the first occurrence of the alleged tokens in the actual ones: the same characters (typography aside), all and in
 * order, except for marked omissions and bracketed insertions. Returns `null` if there is none.
 */
export function findVerbatim(
  alleged: readonly ComparedToken[],
  actual: readonly ComparedToken[],
): Verbatim | null {
  const insertions = insertionsOf(alleged, actual);
  const pieces = piecesOf(without(alleged, insertions));
  if (pieces.length === 0) return null;
  const runs: TokenRange[] = [];
  let from = 0;
  for (const piece of pieces) {
    let last = -1;
    for (; last < 0 && from + 1 <= actual.length; from++) last = endOf(piece, actual, from);
    if (last < 0) return null;
    const first = from - 1;
    const before = runs.at(-1);
    // Words between two pieces are omitted, unless the text has only an omission sign there itself.
    const between = before === undefined ? [] : actual.slice(before.last + 1, first);
    if (before !== undefined && between.every(({ core }) => core === omission))
      runs[runs.length - 1] = { first: before.first, last };
    else runs.push({ first, last });
    from = last + 1;
  }
  return { runs, insertions };
}
