import type { Forest, Tree } from '../../src/language/forest.ts';

/** Training data: one row of feature values per example. */
export type TrainingRows = {
  readonly features: readonly string[];
  readonly values: readonly (readonly number[])[];
  /** Per row: 1 for a right example, 0 for a wrong one. */
  readonly labels: readonly number[];
  /**
   * The index of the first row of each group, and the number of rows last. The rows of a group compete with each other
   * (softmax loss). With `null`, every row stands for itself (logistic loss).
   */
  readonly groups: readonly number[] | null;
};

export type BoostingSettings = {
  /** Number of trees. */
  readonly trees: number;
  /** Most leaves of a tree. */
  readonly leaves: number;
  /** Learning rate: the factor for each tree's leaf values. */
  readonly rate: number;
  /** Fewest rows in a leaf. */
  readonly minRows: number;
  /** L2 regularisation of the leaf values. */
  readonly ridge: number;
};

/** Most bins of a feature's histogram. */
const bins = 48;

/** Returns the thresholds between a feature's bins: between all distinct values, or else at quantiles. */
function thresholdsOf(values: readonly (readonly number[])[], feature: number): number[] {
  const sorted = values.map((row) => row[feature] ?? 0).sort((one, other) => one - other);
  const distinct = [...new Set(sorted)];
  if (distinct.length <= bins)
    return distinct.slice(0, -1).map((value, index) => (value + (distinct[index + 1] ?? value)) / 2);
  const cuts = new Set<number>();
  for (let cut = 1; cut < bins; cut++) cuts.add(sorted[Math.floor((cut * sorted.length) / bins)] ?? 0);
  return [...cuts].slice(0, -1).map((value) => value + 1e-9);
}

/** Returns the index of a value's bin, by binary search. */
function binOf(value: number, thresholds: readonly number[]): number {
  let [low, high] = [0, thresholds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (thresholds[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Returns the negative gradient and the curvature of the loss per row: softmax within groups, or logistic. */
function derivatives(
  { labels, groups }: TrainingRows,
  scores: Float64Array,
): { gradient: Float64Array; curvature: Float64Array } {
  const gradient = new Float64Array(scores.length);
  const curvature = new Float64Array(scores.length);
  if (groups === null) {
    for (let row = 0; row < scores.length; row++) {
      const probability = 1 / (1 + Math.exp(-(scores[row] ?? 0)));
      gradient[row] = (labels[row] ?? 0) - probability;
      curvature[row] = probability * (1 - probability);
    }
    return { gradient, curvature };
  }
  for (let group = 0; group + 1 < groups.length; group++) {
    const [from, to] = [groups[group] ?? 0, groups[group + 1] ?? 0];
    let highest = -Infinity;
    for (let row = from; row < to; row++) highest = Math.max(highest, scores[row] ?? 0);
    let total = 0;
    let right = 0;
    for (let row = from; row < to; row++) {
      const weight = Math.exp((scores[row] ?? 0) - highest);
      total += weight;
      if (labels[row] === 1) right += weight;
    }
    for (let row = from; row < to; row++) {
      const weight = Math.exp((scores[row] ?? 0) - highest);
      const probability = weight / total;
      gradient[row] = (labels[row] === 1 ? weight / right : 0) - probability;
      curvature[row] = Math.max(probability * (1 - probability), 1e-6);
    }
  }
  return { gradient, curvature };
}

/** The best split of a node; `feature` is -1 if no split gains anything. */
type Split = { readonly gain: number; readonly feature: number; readonly bin: number };

type Node = { readonly rows: Int32Array; readonly best: Split };

/**
 * Trains boosted trees. Each tree grows at the leaf whose split gains most, over histograms of the features, as in
 * LightGBM (Ke et al., 2017). The same rows give the same trees.
 */
export function grow(rows: TrainingRows, settings: BoostingSettings): Forest {
  const count = rows.labels.length;
  const thresholds = rows.features.map((_, feature) => thresholdsOf(rows.values, feature));
  const binned = thresholds.map((cuts, feature) =>
    Uint8Array.from(rows.values, (row) => binOf(row[feature] ?? 0, cuts)),
  );
  const scores = new Float64Array(count);
  const trees: Tree[] = [];
  for (let round = 0; round < settings.trees; round++) {
    const { gradient, curvature } = derivatives(rows, scores);
    const gains = new Float64Array(bins + 1);
    const curves = new Float64Array(bins + 1);
    const sizes = new Int32Array(bins + 1);
    const bestSplit = (members: Int32Array): Split => {
      let sumGradient = 0;
      let sumCurvature = 0;
      for (const row of members) {
        sumGradient += gradient[row] ?? 0;
        sumCurvature += curvature[row] ?? 0;
      }
      const whole = sumGradient ** 2 / (sumCurvature + settings.ridge);
      let best: Split = { gain: 1e-6, feature: -1, bin: 0 };
      binned.forEach((column, feature) => {
        const cuts = thresholds[feature]?.length ?? 0;
        if (cuts === 0) return;
        gains.fill(0);
        curves.fill(0);
        sizes.fill(0);
        for (const row of members) {
          const bin = column[row] ?? 0;
          gains[bin] = (gains[bin] ?? 0) + (gradient[row] ?? 0);
          curves[bin] = (curves[bin] ?? 0) + (curvature[row] ?? 0);
          sizes[bin] = (sizes[bin] ?? 0) + 1;
        }
        let [leftGradient, leftCurvature, leftSize] = [0, 0, 0];
        for (let bin = 0; bin < cuts; bin++) {
          leftGradient += gains[bin] ?? 0;
          leftCurvature += curves[bin] ?? 0;
          leftSize += sizes[bin] ?? 0;
          if (leftSize < settings.minRows || members.length - leftSize < settings.minRows) continue;
          const right = sumGradient - leftGradient;
          const gain =
            leftGradient ** 2 / (leftCurvature + settings.ridge) +
            right ** 2 / (sumCurvature - leftCurvature + settings.ridge) -
            whole;
          if (gain > best.gain) best = { gain, feature, bin };
        }
      });
      return best;
    };
    const all = Int32Array.from({ length: count }, (_, row) => row);
    const open: { node: Node; parent: number; side: number }[] = [
      { node: { rows: all, best: bestSplit(all) }, parent: -1, side: 0 },
    ];
    const splits: number[][] = [];
    const leaves: number[] = [];
    while (open.length + splits.length <= settings.leaves * 2) {
      let pick = -1;
      for (const [index, { node }] of open.entries())
        if (node.best.feature >= 0 && (pick < 0 || node.best.gain > (open[pick]?.node.best.gain ?? 0)))
          pick = index;
      const chosen = open[pick];
      if (chosen === undefined || open.length >= settings.leaves) break;
      open.splice(pick, 1);
      const { feature, bin } = chosen.node.best;
      const column = binned[feature] ?? new Uint8Array();
      const left = chosen.node.rows.filter((row) => (column[row] ?? 0) <= bin);
      const right = chosen.node.rows.filter((row) => (column[row] ?? 0) > bin);
      const index = splits.length;
      splits.push([feature, Number((thresholds[feature]?.[bin] ?? 0).toPrecision(4)), 0, 0]);
      const parent = splits[chosen.parent];
      if (parent !== undefined) parent[chosen.side] = index;
      open.push(
        { node: { rows: left, best: bestSplit(left) }, parent: index, side: 2 },
        { node: { rows: right, best: bestSplit(right) }, parent: index, side: 3 },
      );
    }
    for (const { node, parent, side } of open) {
      let [sumGradient, sumCurvature] = [0, 0];
      for (const row of node.rows) {
        sumGradient += gradient[row] ?? 0;
        sumCurvature += curvature[row] ?? 0;
      }
      const value = Number(((settings.rate * sumGradient) / (sumCurvature + settings.ridge)).toFixed(4));
      for (const row of node.rows) scores[row] = (scores[row] ?? 0) + value;
      leaves.push(value);
      const above = splits[parent];
      if (above !== undefined) above[side] = -leaves.length;
    }
    trees.push({ splits, leaves });
  }
  return { features: rows.features, base: 0, trees };
}
