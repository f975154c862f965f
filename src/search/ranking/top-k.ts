/** A unit and its score. */
export type Ranked = { readonly unit: number; readonly score: number };

/** The best `size` of the units offered. */
export type Shortlist = {
  offer(unit: number, score: number): void;
  /** The best first. */
  take(): Ranked[];
  /** How many of all that were offered reach a score. */
  reaching(score: number): number;
  /** Higher scores first; equal ones in the order of the units' ids, so that no order of adding shows. */
  order(one: Ranked, other: Ranked): number;
};

/** The `size`-th highest of some scores, by partitioning (Hoare's quickselect); `scores` is left in disorder. */
function select(scores: Float64Array, size: number): number {
  const wanted = size - 1;
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

/** @param most how many units will be offered at most */
export function createShortlist(size: number, most: number, ids: readonly string[]): Shortlist {
  const units = new Uint32Array(most);
  const scores = new Float64Array(most);
  let count = 0;

  const order = (one: Ranked, other: Ranked) =>
    other.score - one.score || ((ids[one.unit] ?? '') < (ids[other.unit] ?? '') ? -1 : 1);

  return {
    offer(unit, score) {
      units[count] = unit;
      scores[count++] = score;
    },
    take() {
      const lowest = count > size ? select(scores.slice(0, count), size) : Number.NEGATIVE_INFINITY;
      const best: Ranked[] = [];
      for (let at = 0; at < count; at += 1) {
        const score = scores[at] ?? 0;
        if (score >= lowest) best.push({ unit: units[at] ?? 0, score });
      }
      return best.sort(order).slice(0, size);
    },
    reaching(score) {
      let reached = 0;
      for (let at = 0; at < count; at += 1) if ((scores[at] ?? 0) >= score) reached += 1;
      return reached;
    },
    order,
  };
}
