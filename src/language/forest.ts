/**
 * A regression tree. Each split is `[feature, threshold, left, right]`: rows with a value of at most `threshold` go
 * to the left. `left` and `right` are indices into `splits`, or, below 0, the leaf `-child - 1`.
 */
export type Tree = { readonly splits: readonly (readonly number[])[]; readonly leaves: readonly number[] };

/**
 * Gradient-boosted regression trees (Friedman, "Greedy function approximation", 2001), as `bench/quotes/train.ts`
 * writes them.
 */
export type Forest = {
  /** The names of a row's features, in order: a split's `feature` is an index into them. */
  readonly features: readonly string[];
  /** The score before any tree. */
  readonly base: number;
  readonly trees: readonly Tree[];
};
