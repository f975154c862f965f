import type { Collection } from '../index/collection.ts';
import type { Precedence } from '../index/duplicates.ts';
import { unpackArticlePosting, unpackPosting } from '../index/postings.ts';
import type { Likeness } from '../meaning/likeness.ts';
import type { Question, Term } from '../query/question.ts';
import { idf, lengthNorm, saturate } from './bm25.ts';
import { evidenceScale } from './confidence.ts';
import { createReranker } from './rerank.ts';
import { createTopK, type RankedUnit } from './top-k.ts';
import { weights } from './weights.ts';

/** The named parts of a unit's score. */
export type Part = 'words' | 'article' | 'neighbours' | 'speaker' | 'rerank' | 'meaning' | 'brevity';

/** The ranked answer to a question. */
export type Ranking = {
  /** Best first; ties by id. */
  readonly best: readonly RankedUnit[];
  /** Returns how many units have at least this score. */
  countFrom(score: number): number;
  /** Returns the parts that add up to the score of a unit. */
  parts(unit: number): Readonly<Record<Part, number>>;
  /** How like the question the unit is in meaning (a cosine); `null` if ranked by words alone. */
  likeness(unit: number): number | null;
};

/** Scores by unit number. `found` lists the first `count` units that have one. */
type UnitScores = { readonly scores: Float64Array; readonly found: Uint32Array; count: number };

/** Returns BM25F's weighted term frequency of a posting: each field's count over the field's length norm. */
function createFrequencies({ units, totals }: Collection): (posting: number) => number {
  const average = {
    text: totals.textLength / totals.units,
    title: totals.titleLength / totals.units,
    context: totals.contextLength / totals.units,
  };
  return (posting) => {
    const { unit, text, title, context } = unpackPosting(posting);
    const titleStart = units.titleStart[unit] ?? 0;
    const contextStart = units.contextStart[unit] ?? 0;
    let sum = 0;
    if (text > 0)
      sum += text / lengthNorm(titleStart - (units.textStart[unit] ?? 0), average.text, weights.text.length);
    if (title > 0)
      sum +=
        (weights.title.weight * title) /
        lengthNorm(contextStart - titleStart, average.title, weights.title.length);
    if (context > 0)
      sum +=
        (weights.context.weight * context) /
        lengthNorm((units.speakerStart[unit] ?? 0) - contextStart, average.context, weights.context.length);
    return sum;
  };
}

/** Returns the points of one term for the unit of a posting. */
export function termScore(collection: Collection, { points }: Term, posting: number): number {
  return points * saturate(createFrequencies(collection)(posting), weights.saturation);
}

/** BM25F (Robertson, Zaragoza & Taylor 2004) of every unit that contains a term. */
function scoreUnits(collection: Collection, terms: readonly Term[]): UnitScores {
  const size = collection.units.ids.length;
  const sums: UnitScores = { scores: new Float64Array(size), found: new Uint32Array(size), count: 0 };
  const { scores, found } = sums;
  const frequency = createFrequencies(collection);
  for (const { stem, points } of terms)
    for (const posting of collection.postings[stem] ?? []) {
      const { unit } = unpackPosting(posting);
      const before = scores[unit] ?? 0;
      if (before === 0) found[sums.count++] = unit;
      scores[unit] = before + points * saturate(frequency(posting), weights.saturation);
    }
  return sums;
}

/** BM25 of the full articles, by entry number. */
function scoreArticles(
  { articlePostings, articleLengths, totals }: Collection,
  terms: readonly Term[],
): Float64Array {
  const scores = new Float64Array(articleLengths.length);
  const averageLength = totals.articleLength / totals.articles;
  for (const { stem, weight } of terms) {
    const list = articlePostings[stem] ?? [];
    const points = weight * idf(list.length, totals.articles);
    for (const posting of list) {
      const { entry, count } = unpackArticlePosting(posting);
      const norm = lengthNorm(articleLengths[entry] ?? 0, averageLength, weights.article.length);
      scores[entry] = (scores[entry] ?? 0) + points * saturate(count / norm, weights.article.saturation);
    }
  }
  return scores;
}

/**
 * Returns the idf sum of the terms that name each speaker. Adds the speakers' units to `sums.found`: they may answer
 * without a word of the question.
 */
function scoreSpeakers(
  { speakers }: Collection,
  terms: readonly Term[],
  sums: UnitScores,
): Map<number, number> {
  const points = new Map<number, number>();
  for (const { stem, weight } of terms) {
    const named = [...speakers.namedBy(stem)];
    const each = weight * idf(named.length, speakers.count());
    for (const speaker of named) points.set(speaker, (points.get(speaker) ?? 0) + each);
  }
  for (const speaker of points.keys())
    for (const unit of speakers.units(speaker))
      if ((sums.scores[unit] ?? 0) === 0) sums.found[sums.count++] = unit;
  return points;
}

/**
 * Returns what a unit's meaning adds to its score, in points, so that it can be added to the words' score:
 *
 *     evidenceScale * (likeness * cosine - brevity * max(0, 1 - words / fragment))
 *
 * The last term puts fragments of a few words after the statement that they are from.
 */
function createMeaningParts(
  { units }: Collection,
  question: Question,
  likeness: Likeness | null,
): (unit: number) => { readonly meaning: number; readonly brevity: number } {
  if (likeness === null) return () => ({ meaning: 0, brevity: 0 });
  const scale = evidenceScale(question);
  return (unit) => {
    const words = (units.titleStart[unit] ?? 0) - (units.textStart[unit] ?? 0);
    return {
      meaning: scale * likeness.weights.likeness * likeness.of(unit),
      brevity: -scale * likeness.weights.brevity * Math.max(0, 1 - words / weights.fragment),
    };
  };
}

/**
 * Ranks the units that contain a word of the question, have a speaker it names, or are like it in meaning. The score is
 * BM25F over text, title and context, plus the article's BM25, the neighbouring units' scores and the speaker; the best
 * are reranked. With `likeness`, the best of these and the units most like the question are ranked by the sum of both.
 * @param depth how many of the best to return
 * @param accept returns false for units to leave out
 * @param precedes if given, only one unit of each duplicate group is ranked: the best, ties broken by `precedes`
 * @param likeness how like the question the units are in meaning; `null` ranks by words alone
 */
export function rankUnits(
  collection: Collection,
  question: Question,
  depth: number,
  accept: (unit: number) => boolean,
  precedes?: Precedence,
  likeness: Likeness | null = null,
): Ranking {
  const { units, speakers, duplicates } = collection;
  const { terms } = question;
  const sums = scoreUnits(collection, terms);
  const articles = scoreArticles(collection, terms);
  const named = scoreSpeakers(collection, terms, sums);

  const neighbours = (unit: number, entry: number) =>
    entry < 0
      ? 0
      : (units.entry[unit - 1] === entry ? (sums.scores[unit - 1] ?? 0) : 0) +
        (units.entry[unit + 1] === entry ? (sums.scores[unit + 1] ?? 0) : 0);
  const parts = (unit: number) => {
    const entry = units.entry[unit] ?? -1;
    return {
      words: sums.scores[unit] ?? 0,
      article: weights.article.weight * (articles[entry] ?? 0),
      neighbours: weights.neighbour * neighbours(unit, entry),
      speaker: weights.speaker * (named.get(speakers.ofUnit[unit] ?? -1) ?? 0),
    };
  };
  const scoreOf = (unit: number) => {
    const entry = units.entry[unit] ?? -1;
    let score = sums.scores[unit] ?? 0;
    if (entry >= 0)
      score += weights.article.weight * (articles[entry] ?? 0) + weights.neighbour * neighbours(unit, entry);
    if (named.size > 0) score += weights.speaker * (named.get(speakers.ofUnit[unit] ?? -1) ?? 0);
    return score;
  };

  const candidates = likeness === null ? weights.reranked : weights.candidates.words;
  const topK = createTopK(Math.max(depth, candidates), sums.count, units.ids);
  // Reranking scores duplicates equally, so they can be dropped before it.
  const bestOfGroup = new Map<readonly number[], RankedUnit>();
  for (const unit of sums.found.subarray(0, sums.count)) {
    if (!accept(unit)) continue;
    const score = scoreOf(unit);
    const group = precedes && duplicates.groupOf(unit);
    const best = group && bestOfGroup.get(group);
    if (group === undefined) topK.add(unit, score);
    else if (
      best === undefined ||
      score > best.score ||
      (score === best.score && precedes?.(unit, best.unit))
    )
      bestOfGroup.set(group, { unit, score });
  }
  for (const { unit, score } of bestOfGroup.values()) topK.add(unit, score);

  const listed = topK.best();
  const rerank = createReranker(collection, question);
  const first = listed.slice(0, candidates);
  const reranked = first.map(({ unit, score }) => ({ unit, score: score + rerank(unit) })).sort(topK.compare);
  const byWords = [...reranked, ...listed.slice(candidates)];
  const meaningParts = createMeaningParts(collection, question, likeness);
  const allParts = (unit: number) => ({ ...parts(unit), rerank: rerank(unit), ...meaningParts(unit) });
  const countFrom = (ranked: readonly RankedUnit[], score: number) =>
    ranked.filter((one) => one.score >= score).length;

  if (likeness === null)
    return {
      best: byWords.slice(0, depth),
      countFrom: (score) => topK.countFrom(score) - countFrom(first, score) + countFrom(reranked, score),
      parts: allParts,
      likeness: () => null,
    };
  const known = new Set(byWords.map(({ unit }) => unit));
  const groups = new Set(byWords.flatMap(({ unit }) => (precedes && duplicates.groupOf(unit)) ?? []));
  const added = new Map<readonly number[] | number, RankedUnit>();
  for (const unit of likeness.nearest(weights.candidates.meaning, accept)) {
    if (known.has(unit) || groups.has(unit)) continue;
    const group = (precedes && duplicates.groupOf(unit)) ?? unit;
    const other = added.get(group);
    if (other === undefined || precedes?.(unit, other.unit))
      added.set(group, { unit, score: scoreOf(unit) + rerank(unit) });
  }
  const ranked = [...byWords, ...added.values()]
    .map(({ unit, score }) => {
      const { meaning, brevity } = meaningParts(unit);
      return { unit, score: score + meaning + brevity };
    })
    .sort(topK.compare);
  return {
    best: ranked.slice(0, depth),
    countFrom: (score) => countFrom(ranked, score),
    parts: allParts,
    likeness: likeness.of,
  };
}
