import type { Collection } from '../index/collection.ts';
import { findPosting } from '../index/postings.ts';
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

/**
 * True if a ranking answers its question: the best unit reaches the threshold of confidence, or one of the best
 * contains every word but fillers. The latter is for questions of one or two words, which cannot score high. With
 * meaning, the confidence is that of the words plus twice the cosine.
 */
export function isAnswered(collection: Collection, question: Question, ranking: Ranking): boolean {
  const { best } = ranking;
  const [first] = best;
  if (first === undefined) return false;
  const likeness = ranking.likeness(first.unit);
  if (likeness === null) {
    if (confidence(first.score, question) >= thresholds.answered) return true;
  } else {
    const { meaning, brevity } = ranking.parts(first.unit);
    const words = confidence(first.score - meaning - brevity, question);
    if (words + 2 * likeness >= thresholds.answeredWithMeaning) return true;
  }
  if (question.unknown.length > 0) return false;
  const content = question.terms.filter(({ filler }) => !filler);
  const required = content.length > 0 ? content : question.terms;
  return best
    .slice(0, weights.reranked)
    .some(({ unit }) => required.every((term) => hasTerm(collection, unit, term)));
}
