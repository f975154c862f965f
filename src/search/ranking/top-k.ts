/** A unit and its score. */
export type RankedUnit = { readonly unit: number; readonly score: number };

/** Collects scored units and returns the best. */
export type TopK = {
  add(unit: number, score: number): void;
  /** Returns the best `size` units, best first. */
  best(): RankedUnit[];
  /** Returns how many of the added units have at least this score. */
  countFrom(score: number): number;
  /** Sort order: descending score, then ascending id, so that the order of adding does not matter. */
  compare(one: RankedUnit, other: RankedUnit): number;
};

/** Returns the k-th highest score (Hoare's quickselect). Reorders `scores`. */
function kthHighest(scores: Float64Array, k: number): number {
  const wanted = k - 1;
  let [low, high] = [0, scores.length - 1];
  while (low < high) {
    const pivot = scores[(low + high) >>> 1] ?? 0;
    let [left, right] = [low, high];
    while (left <= right) {
      while ((scores[left] ?? 0) > pivot) left += 1;
      while ((scores[right] ?? 0) < pivot) right -= 1;
      if (left > right) break;
      const swapped = scores[left] ?? 0;
      scores[left++] = scores[right] ?? 0;
      scores[right--] = swapped;
    }
    if (wanted <= right) high = right;
    else if (wanted >= left) low = left;
    else break;
  }
  return scores[wanted] ?? 0;
}

/** @param capacity the most units that will be added */
export function createTopK(size: number, capacity: number, ids: readonly string[]): TopK {
  const units = new Uint32Array(capacity);
  const scores = new Float64Array(capacity);
  let count = 0;

  const compare = (one: RankedUnit, other: RankedUnit) =>
    other.score - one.score || ((ids[one.unit] ?? '') < (ids[other.unit] ?? '') ? -1 : 1);

  return {
    add(unit, score) {
      units[count] = unit;
      scores[count++] = score;
    },
    best() {
      const lowest = count > size ? kthHighest(scores.slice(0, count), size) : Number.NEGATIVE_INFINITY;
      const best: RankedUnit[] = [];
      for (let index = 0; index < count; index += 1) {
        const score = scores[index] ?? 0;
        if (score >= lowest) best.push({ unit: units[index] ?? 0, score });
      }
      return best.sort(compare).slice(0, size);
    },
    countFrom(score) {
      let reached = 0;
      for (let index = 0; index < count; index += 1) if ((scores[index] ?? 0) >= score) reached += 1;
      return reached;
    },
    compare,
  };
}
