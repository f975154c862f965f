import type { Collection } from '../index/collection.ts';
import { postingOf } from '../index/postings.ts';
import type { Question, Term } from '../query/question.ts';
import type { Ranking } from './ranking.ts';
import { thresholds, weights } from './weights.ts';

/**
 * How sure a score makes us that the question is answered at all, comparable between questions and collections: the
 * score over what one place with every word could bring (`possible`), times the square root of how much was asked, since
 * a few matches prove more in a long question than in a short one.
 */
export function evidence(score: number, { possible, ceiling }: Question): number {
  return possible > 0 ? score / ((weights.saturation + 1) * Math.sqrt(possible * ceiling)) : 0;
}

/** Whether a unit, or the name or office of who speaks, has the word. */
export function hasTerm({ postings, speakers }: Collection, unit: number, { stem }: Term): boolean {
  return postingOf(postings[stem], unit) >= 0 || speakers.isNamedBy(speakers.ofUnit[unit] ?? -1, stem);
}

/**
 * Whether a ranking answers its question: the best has enough evidence, or one of the best has every word of it but fillers, which
 * is all that a question of a word or two can show.
 */
export function isAnswered(collection: Collection, question: Question, { best }: Ranking): boolean {
  const [first] = best;
  if (first === undefined) return false;
  if (evidence(first.score, question) >= thresholds.answered) return true;
  if (question.unknown.length > 0) return false;
  const telling = question.terms.some(({ filler }) => !filler)
    ? question.terms.filter(({ filler }) => !filler)
    : question.terms;
  return best
    .slice(0, weights.looked)
    .some(({ unit }) => telling.every((term) => hasTerm(collection, unit, term)));
}
