import { describe, expect, it } from 'vitest';
import { seeded } from '../../bench/random.ts';
import { collapse, measure } from '../../bench/search/measures.ts';
import { misspell } from '../../bench/search/typos.ts';

describe('measures', () => {
  it('equal trec_eval’s: linear gain, ideal over all judged, first relevant within ten', () => {
    const judged = new Map([
      ['a', 3],
      ['b', 1],
      ['c', 0],
    ]);
    const gains = 1 / Math.log2(3) + 3 / Math.log2(4);
    const ideal = 3 + 1 / Math.log2(3);
    expect(measure(['c', 'b', 'a'], judged)).toEqual({
      ndcg10: gains / ideal,
      mrr10: 1 / 2,
      first: 0,
      recall100: 1,
    });
    const late = [...Array.from({ length: 10 }, (_, at) => `x${at}`), 'a'];
    expect(measure(late, judged)).toEqual({ ndcg10: 0, mrr10: 0, first: 0, recall100: 1 / 2 });
  });

  it('count an article at the rank of its first part', () => {
    expect(collapse(['a#1', 'b#0', 'a#0'], (id) => id.slice(0, 1))).toEqual(['a', 'b']);
  });
});

describe('typos', () => {
  it('are made in the rarest word, the same in every run', () => {
    const counts = new Map([
      ['peace', 40],
      ['guarantees', 2],
    ]);
    const once = misspell('peace guarantees unheard', counts, seeded(7));
    expect(once).toMatch(/^peace \S+ unheard$/);
    expect(once).not.toContain('guarantees');
    expect(misspell('peace guarantees unheard', counts, seeded(7))).toBe(once);
  });
});
