/** A regression tree: each split is [feature, threshold, left, right]; a child below 0 is the leaf `-child - 1`. */
export type Tree = { readonly splits: readonly (readonly number[])[]; readonly leaves: readonly number[] };

/** Gradient-boosted regression trees (Friedman, 2001), as a training script in `bench/` wrote them. */
export type Forest = {
  readonly features: readonly string[];
  readonly base: number;
  readonly trees: readonly Tree[];
};

/** Gives a forest's score for one row of features, higher meaning likelier. */
export type Scorer = (features: readonly number[]) => number;

/**
 * Makes a forest ready to score. All trees lie in flat arrays, since this is where the time goes: a split is
 * its feature, threshold and two children, a child below 0 the leaf `-child - 1`.
 */
export function scorerOf({ base, trees }: Forest): Scorer {
  const features: number[] = [];
  const thresholds: number[] = [];
  const children: number[] = [];
  const leaves: number[] = [];
  const roots: number[] = [];
  for (const tree of trees) {
    const [firstSplit, firstLeaf] = [features.length, leaves.length];
    const child = (index = -1): number => (index < 0 ? index - firstLeaf : index + firstSplit);
    roots.push(child(tree.splits.length === 0 ? -1 : 0));
    for (const [feature = 0, threshold = 0, left, right] of tree.splits) {
      features.push(feature);
      thresholds.push(threshold);
      children.push(child(left), child(right));
    }
    leaves.push(...tree.leaves);
  }
  const [feature, threshold, next, leaf, root] = [
    Uint8Array.from(features),
    Float64Array.from(thresholds),
    Int32Array.from(children),
    Float64Array.from(leaves),
    Int32Array.from(roots),
  ];
  return (row) => {
    let score = base;
    for (let tree = 0; tree < root.length; tree++) {
      let node = root[tree] ?? -1;
      while (node >= 0) {
        const right = (row[feature[node] ?? 0] ?? 0) > (threshold[node] ?? 0);
        node = next[right ? 2 * node + 1 : 2 * node] ?? -1;
      }
      score += leaf[-node - 1] ?? 0;
    }
    return score;
  };
}
