import type { Collection } from '../index/collection.ts';
import type { Precedence } from '../index/duplicates.ts';
import { unitShift } from '../index/postings.ts';
import type { Question, Term } from '../query/question.ts';
import { information, lengthNorm, saturate } from './idf.ts';
import { wording } from './rerank.ts';
import { createShortlist, type Ranked } from './top-k.ts';
import { weights } from './weights.ts';

/** The named parts of a unit's score. */
export type Part = 'words' | 'article' | 'neighbours' | 'speaker' | 'wording';

/** A question carried out. */
export type Ranking = {
  /** Best first, ties in the order of their ids. */
  readonly best: readonly Ranked[];
  /** How many units reach this score. */
  reaching(score: number): number;
  /** What the score of a unit among the best is made of. */
  parts(unit: number): Readonly<Record<Part, number>>;
};

type Sums = { readonly units: Float64Array; readonly met: Uint32Array; count: number };

/** How much a posting's counts come to, each part of the unit against its own usual length. */
function frequencies({ units, totals }: Collection): (posting: number) => number {
  const inAll = {
    text: totals.text / totals.units,
    title: totals.title / totals.units,
    context: totals.context / totals.units,
  };
  return (posting) => {
    const unit = posting >>> unitShift;
    const title = units.title[unit] ?? 0;
    const context = units.context[unit] ?? 0;
    const inText = (posting >>> 4) & 31;
    const inTitle = (posting >>> 2) & 3;
    const inContext = posting & 3;
    let sum = 0;
    if (inText > 0)
      sum += inText / lengthNorm(title - (units.text[unit] ?? 0), inAll.text, weights.text.length);
    if (inTitle > 0)
      sum +=
        (weights.title.weight * inTitle) / lengthNorm(context - title, inAll.title, weights.title.length);
    if (inContext > 0)
      sum +=
        (weights.context.weight * inContext) /
        lengthNorm((units.speaker[unit] ?? 0) - context, inAll.context, weights.context.length);
    return sum;
  };
}

/** What a unit gains by a word, told from its posting. */
export function wordPoints(collection: Collection, { points }: Term, posting: number): number {
  return points * saturate(frequencies(collection)(posting), weights.saturation);
}

/** BM25F of every unit that has a word of the question. */
function scoreWords(collection: Collection, terms: readonly Term[]): Sums {
  const size = collection.units.ids.length;
  const sums: Sums = { units: new Float64Array(size), met: new Uint32Array(size), count: 0 };
  const { units, met } = sums;
  const frequency = frequencies(collection);
  for (const { stem, points } of terms)
    for (const posting of collection.postings[stem] ?? []) {
      const unit = posting >>> unitShift;
      const before = units[unit] ?? 0;
      if (before === 0) met[sums.count++] = unit;
      units[unit] = before + points * saturate(frequency(posting), weights.saturation);
    }
  return sums;
}

/** BM25 of the whole articles, by entry number. */
function scoreArticles({ wholes, wholeLength, totals }: Collection, terms: readonly Term[]): Float64Array {
  const sums = new Float64Array(wholeLength.length);
  const average = totals.whole / totals.wholes;
  for (const { stem, weight } of terms) {
    const list = wholes[stem] ?? [];
    const points = weight * information(list.length, totals.wholes);
    for (const posting of list) {
      const entry = posting >>> unitShift;
      const norm = lengthNorm(wholeLength[entry] ?? 0, average, weights.article.length);
      const times = (posting & (2 ** unitShift - 1)) / norm;
      sums[entry] = (sums[entry] ?? 0) + points * saturate(times, weights.article.saturation);
    }
  }
  return sums;
}

/** What the question's words tell of who speaks; a speaker's units answer even without a word of it. */
function scoreSpeakers({ speakers }: Collection, terms: readonly Term[], sums: Sums): Map<number, number> {
  const points = new Map<number, number>();
  for (const { stem, weight } of terms) {
    const named = [...speakers.namedBy(stem)];
    const each = weight * information(named.length, speakers.count());
    for (const speaker of named) points.set(speaker, (points.get(speaker) ?? 0) + each);
  }
  for (const speaker of points.keys())
    for (const unit of speakers.units(speaker))
      if ((sums.units[unit] ?? 0) === 0) sums.met[sums.count++] = unit;
  return points;
}

/**
 * Ranks the units that have a word of the question, or a speaker it names: BM25F over text, title and context, plus
 * the whole article's BM25, the neighbours' scores, the speaker, and for the best the closeness and form of the words.
 * @param accept leaves units out by number; @param depth is how many of the best to return
 * @param precedes has only the best of units that say the same ranked, of equal ones the one that precedes; without it
 * all are
 */
export function rankUnits(
  collection: Collection,
  question: Question,
  depth: number,
  accept: (unit: number) => boolean,
  precedes?: Precedence,
): Ranking {
  const { units, speakers, twins } = collection;
  const { terms } = question;
  const sums = scoreWords(collection, terms);
  const articles = scoreArticles(collection, terms);
  const named = scoreSpeakers(collection, terms, sums);

  const neighbours = (unit: number, entry: number) =>
    entry < 0
      ? 0
      : (units.entry[unit - 1] === entry ? (sums.units[unit - 1] ?? 0) : 0) +
        (units.entry[unit + 1] === entry ? (sums.units[unit + 1] ?? 0) : 0);
  const parts = (unit: number) => {
    const entry = units.entry[unit] ?? -1;
    return {
      words: sums.units[unit] ?? 0,
      article: weights.article.weight * (articles[entry] ?? 0),
      neighbours: weights.neighbour * neighbours(unit, entry),
      speaker: weights.speaker * (named.get(speakers.ofUnit[unit] ?? -1) ?? 0),
    };
  };

  const shortlist = createShortlist(Math.max(depth, weights.looked), sums.count, units.ids);
  // What the words' closeness and form will add is the same for twins, so that the best is known by now.
  const bestTwins = new Map<readonly number[], Ranked>();
  for (const unit of sums.met.subarray(0, sums.count)) {
    if (!accept(unit)) continue;
    const entry = units.entry[unit] ?? -1;
    let score = sums.units[unit] ?? 0;
    if (entry >= 0)
      score += weights.article.weight * (articles[entry] ?? 0) + weights.neighbour * neighbours(unit, entry);
    if (named.size > 0) score += weights.speaker * (named.get(speakers.ofUnit[unit] ?? -1) ?? 0);
    const said = precedes && twins.of(unit);
    const best = said && bestTwins.get(said);
    if (said === undefined) shortlist.offer(unit, score);
    else if (
      best === undefined ||
      score > best.score ||
      (score === best.score && precedes?.(unit, best.unit))
    )
      bestTwins.set(said, { unit, score });
  }
  for (const { unit, score } of bestTwins.values()) shortlist.offer(unit, score);

  const listed = shortlist.take();
  const worded = wording(collection, question);
  const first = listed.slice(0, weights.looked);
  const looked = first
    .map(({ unit, score }) => ({ unit, score: score + worded(unit) }))
    .sort(shortlist.order);
  const reach = (ranked: readonly Ranked[], score: number) =>
    ranked.filter((one) => one.score >= score).length;
  return {
    best: [...looked, ...listed.slice(weights.looked)].slice(0, depth),
    reaching: (score) => shortlist.reaching(score) - reach(first, score) + reach(looked, score),
    parts: (unit) => ({ ...parts(unit), wording: worded(unit) }),
  };
}
