/** A regression tree: each split is [feature, threshold, left, right]; a child below 0 is the leaf `-child - 1`. */
export type Tree = { readonly splits: readonly (readonly number[])[]; readonly leaves: readonly number[] };

/** Gradient-boosted regression trees (Friedman, 2001), as a training script in `bench/` wrote them. */
export type Forest = {
  readonly features: readonly string[];
  readonly base: number;
  readonly trees: readonly Tree[];
};

/** A forest made ready to score: one closure over flat arrays, since this is where the time goes. */
export type Scorer = (features: readonly number[]) => number;

function treeScorer({ splits, leaves }: Tree): Scorer {
  const nodes = Float64Array.from(splits.flat());
  const values = Float64Array.from(leaves);
  const alone = values[0] ?? 0;
  if (splits.length === 0) return () => alone;
  return (features) => {
    let node = 0;
    for (;;) {
      const at = node * 4;
      const value = features[nodes[at] ?? 0] ?? 0;
      const next = (value <= (nodes[at + 1] ?? 0) ? nodes[at + 2] : nodes[at + 3]) ?? -1;
      if (next < 0) return values[-next - 1] ?? 0;
      node = next;
    }
  };
}

/** A function that gives a forest's score for one row of features, higher meaning likelier. */
export function scorerOf({ base, trees }: Forest): Scorer {
  const scorers = trees.map(treeScorer);
  return (features) => {
    let score = base;
    for (const scorer of scorers) score += scorer(features);
    return score;
  };
}
