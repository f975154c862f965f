/** A unit and its score. */
export type Ranked = { readonly unit: number; readonly score: number };

/** The best `size` of the units offered: a heap with the worst of them on top. */
export type Shortlist = {
  offer(unit: number, score: number): void;
  /** The best first. */
  take(): Ranked[];
  /** Higher scores first; equal ones in the order of the units' ids, so that no order of adding shows. */
  order(one: Ranked, other: Ranked): number;
};

export function createShortlist(size: number, ids: readonly string[]): Shortlist {
  const heap: Ranked[] = [];

  const order = (one: Ranked, other: Ranked) =>
    other.score - one.score || ((ids[one.unit] ?? '') < (ids[other.unit] ?? '') ? -1 : 1);
  const worse = (one: Ranked | undefined, other: Ranked | undefined) =>
    one !== undefined && other !== undefined && order(one, other) > 0;

  function rise(from: number): void {
    const rising = heap[from];
    if (rising === undefined) return;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      const above = heap[parent];
      if (above === undefined || !worse(rising, above)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = rising;
  }

  function sink(sinking: Ranked): void {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const child = worse(heap[left + 1], heap[left]) ? left + 1 : left;
      const below = heap[child];
      if (below === undefined || !worse(below, sinking)) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = sinking;
  }

  return {
    offer(unit, score) {
      if (heap.length < size) {
        heap.push({ unit, score });
        rise(heap.length - 1);
        return;
      }
      const worst = heap[0];
      if (worst === undefined || score < worst.score) return;
      const offered = { unit, score };
      if (order(offered, worst) > 0) return;
      sink(offered);
    },
    take: () => heap.sort(order),
    order,
  };
}
