import type { GoldArticle, GoldQuote } from './gold.ts';

/** One segment as the extractor gives it: offsets inside the marks, the person's name, the mention of the source. */
export type Found = {
  readonly start: number;
  readonly end: number;
  readonly speaker: string | null;
  readonly mention: { readonly start: number; readonly end: number } | null;
};

/** So many right of so many. */
export type Share = { right: number; of: number };

/** What one or several articles come to. */
export type Tally = {
  readonly gold: Share;
  readonly found: Share;
  readonly mention: Share;
  readonly person: Share;
  readonly named: Share;
  readonly precision: Share;
  readonly recall: Share;
  readonly mentionBySource: Map<string, Share>;
  readonly personBySource: Map<string, Share>;
};

const leastWords = 4;
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

/** A span without white space, marks and punctuation at its ends. */
function core(text: string, start: number, end: number): Core {
  let [from, to] = [start, end];
  while (from < to && edge.includes(text.charAt(from))) from++;
  while (to > from && edge.includes(text.charAt(to - 1))) to--;
  return [from, to];
}

function dice([a, b]: Core, [c, d]: Core): number {
  return (2 * Math.max(0, Math.min(b, d) - Math.max(a, c))) / Math.max(1, b - a + d - c);
}

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

/** Last names equal, and first names equal, one the other's beginning, or an initial; a bare surname only if `surname`. */
function samePerson(found: string | null, gold: string, surname: boolean): boolean {
  const [one, other] = [nameWords(found ?? ''), nameWords(gold)];
  if (one.length === 0 || one.at(-1) !== other.at(-1)) return false;
  if (one.length === 1 && other.length > 1) return surname;
  if (one.length < 2 || other.length < 2) return true;
  const [first = '', named = ''] = [one[0], other[0]];
  return (
    first.startsWith(named) ||
    named.startsWith(first) ||
    first.charAt(0) === named ||
    first === named.charAt(0)
  );
}

/** Pairs gold and found spans, the most alike first, one to one, from a Dice of 0.8 on. */
function pair(gold: readonly Core[], found: readonly Core[]): Map<number, number> {
  const likely = gold.flatMap((one, index) =>
    found.map((other, position) => ({ index, position, alike: dice(one, other) })),
  );
  const [pairs, taken] = [new Map<number, number>(), new Set<number>()];
  for (const { index, position, alike } of likely.sort((one, other) => other.alike - one.alike)) {
    if (alike < 0.8) break;
    if (pairs.has(index) || taken.has(position)) continue;
    pairs.set(index, position);
    taken.add(position);
  }
  return pairs;
}

const unnamed = new Set(['unnamed', 'org', 'multi', 'author']);

function scoreQuote(tally: Tally, quote: GoldQuote, one: Found): void {
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

/** Adds one article to a tally. Quotes under four words are left out on both sides, and what matches only such a one counts neither way. */
export function scoreArticle(tally: Tally, { text, quotes }: GoldArticle, found: readonly Found[]): void {
  const gold = quotes.filter(({ words }) => words >= leastWords);
  const short = quotes
    .filter(({ words }) => words < leastWords)
    .map(({ start, end }) => core(text, start, end));
  const long = found.filter(
    ({ start, end }) => text.slice(start, end).trim().split(/\s+/).length >= leastWords,
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
