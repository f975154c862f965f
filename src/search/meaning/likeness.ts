import type { Vector } from './vector.ts';
import type { VectorTable } from './vector-table.ts';

/** In points of evidence (see `confidence`): for a cosine of 1, and what a unit without words loses. */
export type LikenessWeights = { readonly likeness: number; readonly brevity: number };

/** How like a question the units of a collection are in meaning. */
export type Likeness = {
  readonly weights: LikenessWeights;
  /** Returns the mean cosine of the question and the unit's passages, from -1 to 1; 0 if the unit has no vector. */
  of(unit: number): number;
  /** Returns the units most like the question, in no order. */
  nearest(count: number, accept: (unit: number) => boolean): readonly number[];
};

/** @param weights one of `weights.meaning` */
export function likenessTo(question: Vector, table: VectorTable, weights: LikenessWeights): Likeness {
  return {
    weights,
    of: (unit) => table.similarity(unit, question),
    nearest: (count, accept) => table.nearest(question, count, accept),
  };
}
