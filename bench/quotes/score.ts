import type { GoldArticle, GoldQuote } from './gold.ts';

/** A segment as the extractor returns it: offsets inside the marks, the speaker's name, the mention of the source. */
export type FoundSegment = {
  readonly start: number;
  readonly end: number;
  readonly speaker: string | null;
  readonly mention: { readonly start: number; readonly end: number } | null;
};

/** `right` of `of` were right. */
export type Share = { right: number; of: number };

/** Counts over one or several articles. */
export type Tally = {
  /** Gold quotes that were found. */
  readonly gold: Share;
  /** Found quotes that are in the gold. */
  readonly found: Share;
  /** Quotes found whose source is the gold's mention. */
  readonly mention: Share;
  /** Quotes by a person, found, whose speaker is that person. */
  readonly person: Share;
  /** Quotes whose source is not a named person: `right` counts those that were given a person all the same. */
  readonly named: Share;
  /** Quotes found with a speaker, and gold quotes by a person: `right` counts those with the right person. */
  readonly precision: Share;
  readonly recall: Share;
  readonly mentionBySource: Map<string, Share>;
  readonly personBySource: Map<string, Share>;
};

/** Shorter quotes are not scored. */
const minWords = 4;
/** What is left off at the ends of a span before spans are compared. */
const edge = ' \t\n\r\u00a0"“”„‘’\'`.,;:!?…-–—';
const honorifics = new Set(
  'mr mrs ms miss dr sir dame lord lady sen rep gov gen rev president senator secretary prof professor judge justice mayor pope king queen prince princess'.split(
    ' ',
  ),
);
const suffixes = new Set('jr sr ii iii iv'.split(' '));

export function emptyTally(): Tally {
  const share = (): Share => ({ right: 0, of: 0 });
  return {
    gold: share(),
    found: share(),
    mention: share(),
    person: share(),
    named: share(),
    precision: share(),
    recall: share(),
    mentionBySource: new Map(),
    personBySource: new Map(),
  };
}

function count(share: Share, right: boolean): void {
  share.of++;
  if (right) share.right++;
}

function countBy(shares: Map<string, Share>, key: string, right: boolean): void {
  const share = shares.get(key) ?? { right: 0, of: 0 };
  shares.set(key, share);
  count(share, right);
}

type Core = readonly [number, number];

/** Returns a span without the white space, marks and punctuation at its ends. */
function core(text: string, start: number, end: number): Core {
  let [from, to] = [start, end];
  while (from < to && edge.includes(text.charAt(from))) from++;
  while (to > from && edge.includes(text.charAt(to - 1))) to--;
  return [from, to];
}

/** Returns the Dice coefficient of two spans, 0 to 1: how much of them overlaps. */
function dice([a, b]: Core, [c, d]: Core): number {
  return (2 * Math.max(0, Math.min(b, d) - Math.max(a, c))) / Math.max(1, b - a + d - c);
}

/** Returns the words of a name in lower case, without accents, titles and suffixes. */
function nameWords(name: string): string[] {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s\b/g, '');
  return (plain.match(/[a-z][a-z'’-]*|\d+/g) ?? []).filter(
    (word) => !honorifics.has(word) && !suffixes.has(word),
  );
}

/**
 * True if two names are one person's: the last words are equal, and of the first words one begins with the other. A
 * found surname alone counts only if `surnameSuffices`.
 */
function samePerson(found: string | null, gold: string, surnameSuffices: boolean): boolean {
  const [one, other] = [nameWords(found ?? ''), nameWords(gold)];
  if (one.length === 0 || one.at(-1) !== other.at(-1)) return false;
  if (one.length === 1 && other.length > 1) return surnameSuffices;
  if (one.length < 2 || other.length < 2) return true;
  const [first = '', named = ''] = [one[0], other[0]];
  return (
    first.startsWith(named) ||
    named.startsWith(first) ||
    first.charAt(0) === named ||
    first === named.charAt(0)
  );
}

/** Pairs gold with found spans one to one, the most similar first, if their Dice coefficient is at least 0.8. */
function pair(gold: readonly Core[], found: readonly Core[]): Map<number, number> {
  const likely = gold.flatMap((one, index) =>
    found.map((other, position) => ({ index, position, similarity: dice(one, other) })),
  );
  const [pairs, taken] = [new Map<number, number>(), new Set<number>()];
  for (const { index, position, similarity } of likely.sort(
    (one, other) => other.similarity - one.similarity,
  )) {
    if (similarity < 0.8) break;
    if (pairs.has(index) || taken.has(position)) continue;
    pairs.set(index, position);
    taken.add(position);
  }
  return pairs;
}

const unnamed = new Set(['unnamed', 'org', 'multi', 'author']);

function scoreQuote(tally: Tally, quote: GoldQuote, one: FoundSegment): void {
  if (quote.source.length > 0) {
    const { mention } = one;
    const right =
      mention !== null &&
      quote.source.some(([start, end]) => Math.min(end, mention.end) > Math.max(start, mention.start));
    count(tally.mention, right);
    countBy(tally.mentionBySource, quote.srcType, right);
  }
  if (quote.speakerKind === 'person') {
    const right = samePerson(one.speaker, quote.speaker ?? '', quote.fullInText === false);
    count(tally.person, right);
    countBy(tally.personBySource, quote.srcType, right);
  } else if (quote.source.length > 0 && unnamed.has(quote.speakerKind ?? ''))
    count(tally.named, one.speaker !== null);
}

/**
 * Adds one article to a tally. Quotes of fewer than four words are left out on both sides. A found quote that matches
 * only such a short gold quote is not counted.
 */
export function scoreArticle(
  tally: Tally,
  { text, quotes }: GoldArticle,
  found: readonly FoundSegment[],
): void {
  const gold = quotes.filter(({ words }) => words >= minWords);
  const short = quotes
    .filter(({ words }) => words < minWords)
    .map(({ start, end }) => core(text, start, end));
  const long = found.filter(
    ({ start, end }) => text.slice(start, end).trim().split(/\s+/).length >= minWords,
  );
  const cores = long.map(({ start, end }) => core(text, start, end));
  const pairs = pair(
    gold.map(({ start, end }) => core(text, start, end)),
    cores,
  );
  const paired = new Set(pairs.values());
  gold.forEach((quote, index) => {
    const one = long[pairs.get(index) ?? -1];
    count(tally.gold, one !== undefined);
    const before = tally.person.right;
    if (one !== undefined) scoreQuote(tally, quote, one);
    if (quote.speakerKind === 'person') count(tally.recall, tally.person.right > before);
  });
  const right = tally.recall.right;
  long.forEach((one, position) => {
    if (!paired.has(position) && short.some((other) => dice(other, cores[position] ?? [0, 0]) >= 0.8)) return;
    count(tally.found, paired.has(position));
    if (one.speaker !== null) tally.precision.of++;
  });
  tally.precision.right = right;
}
