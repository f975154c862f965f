import type { Forest, Tree } from '../../language/forest.ts';
import type { RowEncoder } from './row-encoder.ts';

/** Returns the model's score for an object of features; higher is likelier. */
export type Scorer<Features> = (features: Features) => number;

/**
 * One split of one tree. A row with a value above `threshold` goes to the right: then only the leaves of `tree` whose
 * bits `keeps` has can still be reached.
 */
type Split = {
  readonly feature: number;
  readonly threshold: number;
  readonly tree: number;
  readonly keeps: number;
};

/** Each leaf of a tree is one bit of a 32-bit number. */
const maxLeaves = 32;

/** Returns a tree's splits, and the values of its leaves from left to right. */
function flatten({ splits, leaves }: Tree, tree: number): { splits: Split[]; values: number[] } {
  const flat: Split[] = [];
  const values: number[] = [];
  const visit = (child: number): void => {
    const split = splits[child];
    if (split === undefined) {
      values.push(leaves[-child - 1] ?? 0);
      return;
    }
    const [feature = 0, threshold = 0, left = -1, right = -1] = split;
    const first = values.length;
    visit(left);
    let keeps = -1;
    for (let leaf = first; leaf < values.length; leaf++) keeps &= ~(1 << leaf);
    flat.push({ feature, threshold, tree, keeps });
    visit(right);
  };
  visit(splits.length === 0 ? -1 : 0);
  return { splits: flat, values };
}

/** A forest's splits, sorted by feature and threshold, as one array per field. */
type FlatForest = {
  readonly threshold: Float64Array;
  readonly tree: Int32Array;
  readonly keeps: Int32Array;
  /** By feature, the index after its last split. */
  readonly splitsEnd: Int32Array;
  /** The leaves, {@link maxLeaves} to a tree, from left to right. */
  readonly leaves: Float64Array;
  /** By tree, the bits of the leaves that can still be reached. Every call overwrites it. */
  readonly reachable: Int32Array;
};

function flattenForest({ trees, features }: Forest): FlatForest {
  const flat = trees.map(flatten);
  const splits = flat
    .flatMap((one) => one.splits)
    .sort((one, other) => one.feature - other.feature || one.threshold - other.threshold);
  const leaves = new Float64Array(trees.length * maxLeaves);
  for (const [index, { values }] of flat.entries()) leaves.set(values, index * maxLeaves);
  return {
    threshold: Float64Array.from(splits, (split) => split.threshold),
    tree: Int32Array.from(splits, (split) => split.tree),
    keeps: Int32Array.from(splits, (split) => split.keeps),
    splitsEnd: Int32Array.from(
      features,
      (_, index) => splits.filter(({ feature }) => feature <= index).length,
    ),
    leaves,
    reachable: new Int32Array(trees.length),
  };
}

/**
 * Sums the leaves that a row leads to. The arrays are parameters because reading them off a closure takes twice as
 * long.
 */
function sumOf(
  { threshold, tree, keeps, splitsEnd, leaves, reachable }: FlatForest,
  row: Float64Array,
  base: number,
): number {
  reachable.fill(-1);
  let split = 0;
  for (let feature = 0; feature < splitsEnd.length; feature++) {
    const value = row[feature] ?? 0;
    const end = splitsEnd[feature] ?? 0;
    for (; split < end && value > (threshold[split] ?? 0); split++) {
      const index = tree[split] ?? 0;
      reachable[index] = (reachable[index] ?? 0) & (keeps[split] ?? 0);
    }
    split = end;
  }
  let sum = base;
  for (let index = 0; index < reachable.length; index++) {
    const bits = reachable[index] ?? 0;
    const lowest = bits & (~bits + 1);
    sum += leaves[index * maxLeaves + 31 - Math.clz32(lowest)] ?? 0;
  }
  return sum;
}

/**
 * Builds a forest's scorer, after QuickScorer (Lucchese et al., SIGIR 2015): it goes through the splits feature by
 * feature, for all trees at once. Each split that sends the row to the right rules out the leaves to its left. The
 * first leaf that is left of a tree is the one that a walk from the root would reach. This is several times as fast
 * as walking the trees.
 *
 * Throws if the forest was trained on other features than `encoder` gives.
 */
export function scorerOf<Features>(forest: Forest, encoder: RowEncoder<Features>): Scorer<Features> {
  if (forest.features.join() !== encoder.names.join())
    throw new Error(
      `the model has the features ${forest.features.join()}, the program ${encoder.names.join()}: train it anew`,
    );
  const flat = flattenForest(forest);
  // One row for all calls: a row of its own for each would be most of what scoring allocates.
  const row = new Float64Array(encoder.names.length);
  return (features) => {
    encoder.encode(features, row);
    return sumOf(flat, row, forest.base);
  };
}
