/**
 * Posting lists by stem number: the units (or entries) that contain the stem, by ascending number. A posting is one
 * 31-bit integer:
 *
 *     22 bits unit  | 5 bits count in text | 2 bits count in title | 2 bits count in context
 *     22 bits entry | 9 bits count in the whole article
 *
 * Integers in plain arrays need no object per posting, and most lists have one. Counts saturate at their maximum: BM25
 * hardly changes from there on.
 */
export type Postings = number[][];

const countBits = 9;

/** Units and entries are numbered from 0 to `maxUnits - 1`. */
export const maxUnits = 2 ** 22;

type Field = { readonly shift: number; readonly max: number };

/** Where a posting holds the count of each field. */
export const postingFields = {
  text: { shift: 4, max: 31 },
  title: { shift: 2, max: 3 },
  context: { shift: 0, max: 3 },
  article: { shift: 0, max: 2 ** countBits - 1 },
} as const satisfies Record<string, Field>;

/** Adds one to a field of packed counts, unless it is at its maximum. */
export function countOccurrence(counts: number, { shift, max }: Field): number {
  return ((counts >>> shift) & max) === max ? counts : counts + (1 << shift);
}

/** Packs the number of a unit or entry with counts from `countOccurrence`. */
export function packPosting(number: number, counts: number): number {
  return (number << countBits) | counts;
}

/** A unit's posting: how often the stem occurs in each field. */
export type UnitPosting = {
  readonly unit: number;
  readonly text: number;
  readonly title: number;
  readonly context: number;
};

export function unpackPosting(posting: number): UnitPosting {
  const { text, title, context } = postingFields;
  return {
    unit: posting >>> countBits,
    text: (posting >>> text.shift) & text.max,
    title: (posting >>> title.shift) & title.max,
    context: (posting >>> context.shift) & context.max,
  };
}

export function unpackArticlePosting(posting: number): { readonly entry: number; readonly count: number } {
  return { entry: posting >>> countBits, count: posting & postingFields.article.max };
}

/** Appends a posting to a stem's list. Numbers must ascend, so that the list stays sorted. */
export function appendPosting(postings: Postings, stem: number, posting: number): void {
  while (postings.length <= stem) postings.push([]);
  postings[stem]?.push(posting);
}

/** Returns the index of the first number >= `wanted` in a sorted list (binary search). */
function lowerBound(list: readonly number[], wanted: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Removes the numbers from `first` to `end` (exclusive) from a sorted list. */
export function removeRange(list: number[], first: number, end: number): void {
  const from = lowerBound(list, first);
  list.splice(from, lowerBound(list, end) - from);
}

/** Removes the postings of the units from `first` to `end` (exclusive). */
export function removePostings(list: number[] | undefined, first: number, end: number): void {
  if (list !== undefined) removeRange(list, first * 2 ** countBits, end * 2 ** countBits);
}

/**
 * Returns how many units contain the stem in their text or title.
 * @param contextLength total words of context in the collection; 0 makes the list's length the answer
 */
export function documentFrequency(list: readonly number[] | undefined, contextLength: number): number {
  if (list === undefined || contextLength === 0) return list?.length ?? 0;
  let count = 0;
  for (const posting of list) {
    const { text, title } = unpackPosting(posting);
    if (text + title > 0) count += 1;
  }
  return count;
}

/** Returns a unit's posting in a list, or -1. */
export function findPosting(list: readonly number[] | undefined, unit: number): number {
  if (list === undefined) return -1;
  const posting = list[lowerBound(list, packPosting(unit, 0))] ?? -1;
  return posting >>> countBits === unit ? posting : -1;
}

/** Returns how often the stem occurs in the unit's own text (title and context excluded). */
export function textFrequency(list: readonly number[] | undefined, unit: number): number {
  const posting = findPosting(list, unit);
  return posting < 0 ? 0 : unpackPosting(posting).text;
}
