/**
 * Which units have a word and how often, in the order of the units' numbers. A posting is one 31-bit integer:
 *
 *     22 bits unit  | 5 bits times in text | 2 bits in title | 2 bits in context
 *     22 bits entry | 9 bits times in the whole article
 *
 * Small integers in plain arrays: no object per posting, and lists of one, which most are, cost next to nothing. BM25
 * levels off long before a count reaches its bits' limit, so counts stop there. Four million units fit.
 */
export type Postings = number[][];

export const unitShift = 9;
export const mostUnits = 2 ** 22;

/** Appends; numbers only ever grow, so the list stays in order. */
export function append(postings: Postings, stem: number, posting: number): void {
  while (postings.length <= stem) postings.push([]);
  postings[stem]?.push(posting);
}

/** Where in an ascending list the first number of at least `wanted` stands. */
function firstFrom(list: readonly number[], wanted: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Takes out the postings of units from `first` up to, not including, `end`. */
export function cut(list: number[] | undefined, first: number, end: number): void {
  if (list !== undefined) cutUnits(list, first << unitShift, end * 2 ** unitShift);
}

/** The same for a list of bare unit numbers. */
export function cutUnits(list: number[], first: number, end: number): void {
  const from = firstFrom(list, first);
  list.splice(from, firstFrom(list, end) - from);
}

/** How many units say the word themselves, in text or title; most lists need no counting. */
export function saying(list: readonly number[] | undefined, contextWords: number): number {
  if (list === undefined || contextWords === 0) return list?.length ?? 0;
  let count = 0;
  for (const posting of list) if ((posting & 0b1_1111_1100) > 0) count += 1;
  return count;
}

/** A unit's posting in a word's list, or -1. */
export function postingOf(list: readonly number[] | undefined, unit: number): number {
  if (list === undefined) return -1;
  const posting = list[firstFrom(list, unit << unitShift)] ?? -1;
  return posting >>> unitShift === unit ? posting : -1;
}

/** How often a unit has a word in its own text, title and context aside. */
export function timesInText(list: readonly number[] | undefined, unit: number): number {
  const posting = postingOf(list, unit);
  return posting < 0 ? 0 : (posting >>> 4) & 31;
}
