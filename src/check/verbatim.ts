import { type ComparedToken, dash, omission, sameToken } from './compared-tokens.ts';

/** How an alleged quote stands in a text: which of the text's tokens, what it leaves out and what it puts in. */
export type Verbatim = {
  /** Runs of the text's tokens, `last` inclusive; between two of them words are left out. */
  readonly runs: readonly { readonly first: number; readonly last: number }[];
  /** Runs of the alleged tokens, `last` inclusive, that stand in brackets and not in the text. */
  readonly insertions: readonly { readonly first: number; readonly last: number }[];
};

type Group = { readonly first: number; readonly last: number };

/** More words than this in one pair of brackets are no insertion but a mark that was never closed. */
const longestInsertion = 12;

/** The stretches of tokens in square brackets. */
function bracketed(tokens: readonly ComparedToken[]): Group[] {
  const groups: Group[] = [];
  for (let first = 0; first < tokens.length; first++) {
    if (tokens[first]?.lead.includes('[') !== true) continue;
    const length = tokens
      .slice(first, first + longestInsertion)
      .findIndex(({ trail }) => trail.includes(']'));
    if (length < 0) continue;
    groups.push({ first, last: first + length });
    first += length;
  }
  return groups;
}

const wordsIn = (tokens: readonly ComparedToken[], { first, last }: Group): string =>
  tokens
    .slice(first, last + 1)
    .map(({ form }) => form)
    .join(' ');

/** The bracketed stretches of the alleged text that the actual one does not have itself. */
export function insertionsOf(alleged: readonly ComparedToken[], actual: readonly ComparedToken[]): Group[] {
  const groups = bracketed(alleged);
  if (groups.length === 0) return groups;
  const own = new Set(bracketed(actual).map((group) => wordsIn(actual, group)));
  return groups.filter((group) => !own.has(wordsIn(alleged, group)));
}

/** The tokens without the insertions; punctuation behind a closing bracket goes to the word before it. */
function without(tokens: readonly ComparedToken[], groups: readonly Group[]): ComparedToken[] {
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

/** The alleged tokens between its omissions; none is empty. */
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
 * The index of the actual token at which `piece`, begun at `from`, ends; -1 where it does not stand there.
 * Between two segments of a split quote punctuation is free: the article had to break off.
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
 * Where the alleged tokens stand in the actual ones, to the letter but for typography: all of them, in order,
 * but for marked omissions and bracketed insertions. The first place is taken; `null` where there is none.
 */
export function findVerbatim(
  alleged: readonly ComparedToken[],
  actual: readonly ComparedToken[],
): Verbatim | null {
  const insertions = insertionsOf(alleged, actual);
  const pieces = piecesOf(without(alleged, insertions));
  if (pieces.length === 0) return null;
  const runs: Group[] = [];
  let from = 0;
  for (const piece of pieces) {
    let last = -1;
    for (; last < 0 && from + 1 <= actual.length; from++) last = endOf(piece, actual, from);
    if (last < 0) return null;
    const first = from - 1;
    const before = runs.at(-1);
    // What lies between two pieces is left out, unless the text itself has an omission there and nothing else.
    const between = before === undefined ? [] : actual.slice(before.last + 1, first);
    if (before !== undefined && between.every(({ core }) => core === omission))
      runs[runs.length - 1] = { first: before.first, last };
    else runs.push({ first, last });
    from = last + 1;
  }
  return { runs, insertions };
}
