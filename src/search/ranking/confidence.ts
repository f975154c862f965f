import type { Collection } from '../index/collection.ts';
import { findPosting } from '../index/postings.ts';
import type { Confidence } from '../match.ts';
import type { Question, Term } from '../query/question.ts';
import type { Ranking } from './rank-units.ts';
import { thresholds, weights } from './weights.ts';

/**
 * Returns how sure a score makes us that the question is answered, from 0 to about 2, comparable between questions
 * and collections:
 *
 *     score / ((saturation + 1) * sqrt(possible * maxIdf))
 *
 * `(saturation + 1) * possible` is the most that the words can score. The square root favours long questions: a few
 * matching words prove more there.
 */
export function confidence(score: number, question: Question): number {
  return question.possible > 0 ? score / evidenceScale(question) : 0;
}

/** Returns the score that makes a confidence of 1. */
export function evidenceScale({ possible, maxIdf }: Question): number {
  return (weights.saturation + 1) * Math.sqrt(possible * maxIdf);
}

/** True if a unit, or the name or office of its speaker, contains the term. */
export function hasTerm({ postings, speakers }: Collection, unit: number, { stem }: Term): boolean {
  return findPosting(postings[stem], unit) >= 0 || speakers.isNamedBy(speakers.ofUnit[unit] ?? -1, stem);
}

/** What speaks for the best unit of a ranking. */
export type Evidence = {
  /** The words' score, as `confidence`. */
  readonly words: number;
  /** The cosine of question and unit; `null` if ranked by words alone. */
  readonly likeness: number | null;
  /** By how much the score leads that of the next unit, as `confidence`. */
  readonly lead: number;
  /** Share of the question's content that the unit's text and surroundings have, by idf: from 0 to 1. */
  readonly coverage: number;
  /** The same of the unit's own words. */
  readonly ownCoverage: number;
};

/** Returns the shares of a question's content (by idf) that a unit has: at all, and in its own words. */
function coverageOf(collection: Collection, { terms, unknown, maxIdf }: Question, unit: number) {
  const { units, vocabulary, tokens } = collection;
  const own = new Set<number>();
  for (const id of tokens.all().subarray(units.textStart[unit] ?? 0, units.titleStart[unit] ?? 0))
    own.add(vocabulary.stemOf(id));
  let [all, found, inText] = [unknown.length * maxIdf, 0, 0];
  const content = terms.filter(({ filler }) => !filler);
  for (const term of content.length > 0 ? content : terms) {
    all += term.idf;
    if (hasTerm(collection, unit, term)) found += term.idf;
    if (own.has(term.stem)) inText += term.idf;
  }
  return all > 0 ? { coverage: found / all, ownCoverage: inText / all } : { coverage: 0, ownCoverage: 0 };
}

/** Returns the evidence for the best unit of a ranking; `null` if nothing was ranked. */
export function evidenceOf(collection: Collection, question: Question, ranking: Ranking): Evidence | null {
  const [first, second] = ranking.best;
  if (first === undefined) return null;
  const { meaning, brevity } = ranking.parts(first.unit);
  return {
    words: confidence(first.score - meaning - brevity, question),
    likeness: ranking.likeness(first.unit),
    lead: confidence(first.score - (second?.score ?? 0), question),
    ...coverageOf(collection, question, first.unit),
  };
}

/**
 * Returns how much speaks for the best unit, as one number:
 *
 *     words + 1.8 likeness + lead (at most 1) + coverage + 1.4 ownCoverage
 *
 * The factors are those of a logistic regression (`npm run bench:questions`), rounded.
 */
export function strengthOf({ words, likeness, lead, coverage, ownCoverage }: Evidence): number {
  const { evidence } = weights;
  return (
    words +
    evidence.likeness * (likeness ?? 0) +
    Math.min(lead, evidence.maxLead) +
    coverage +
    evidence.ownCoverage * ownCoverage
  );
}

/** Judges the best unit of a ranking: an answer, near, or neither. */
export function judge(evidence: Evidence): Confidence {
  const { answered, near } = thresholds;
  const { words, likeness, coverage } = evidence;
  if (strengthOf(evidence) >= (likeness === null ? answered.byWords : answered.withMeaning)) return 'answer';
  const isNear =
    likeness === null ? coverage >= near.coverage : likeness + near.words * words >= near.withMeaning;
  return isNear ? 'near' : 'none';
}
