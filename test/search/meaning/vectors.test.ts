import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanVector, toVector } from '../../../src/search/meaning/vector.ts';
import { createVectorTable } from '../../../src/search/meaning/vector-table.ts';

const dims = 12;
const unitVectors = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: dims, maxLength: dims })
  .filter((numbers) => Math.hypot(...numbers) > 0.1)
  .map((numbers) => Float32Array.from(numbers, (number) => number / Math.hypot(...numbers)));

function product(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, number, index) => sum + number * (other[index] ?? 0), 0);
}

describe('vectors', () => {
  it('of 8 bits a number keep cosines', () => {
    fc.assert(
      fc.property(unitVectors, unitVectors, (one, other) => {
        const table = createVectorTable({ dims, leading: dims });
        table.set(7, toVector(one));
        expect(table.similarity(7, toVector(other))).toBeCloseTo(product(one, other), 1);
      }),
    );
  });

  it('of several passages are compared by their mean cosine', () => {
    fc.assert(
      fc.property(unitVectors, unitVectors, unitVectors, (one, other, question) => {
        const table = createVectorTable({ dims, leading: dims });
        table.set(0, meanVector([one, other]));
        const mean = (product(one, question) + product(other, question)) / 2;
        expect(table.similarity(0, toVector(question))).toBeCloseTo(mean, 1);
      }),
    );
  });

  it('that are nearest are those that a comparison of all finds', () => {
    fc.assert(
      fc.property(fc.array(unitVectors, { maxLength: 60 }), unitVectors, (vectors, question) => {
        const table = createVectorTable({ dims, leading: dims });
        // Far apart: units of several blocks.
        for (const [index, vector] of vectors.entries()) table.set(index * 997, toVector(vector));
        const asked = toVector(question);
        const accept = (unit: number) => unit % 2 === 0;
        const scores = vectors
          .map((_, index) => index * 997)
          .filter(accept)
          .map((unit) => table.similarity(unit, asked))
          .sort((one, other) => other - one);
        const found = table.nearest(asked, 5, accept).map((unit) => table.similarity(unit, asked));
        expect(found).toEqual(scores.slice(0, 5));
      }),
    );
  });

  it('are found by their leading numbers first, then compared in full', () => {
    const table = createVectorTable({ dims: 4, leading: 2 });
    table.set(1, toVector([0.6, 0, 0.8, 0]));
    table.set(2, toVector([0.7, 0, 0, 0.7]));
    expect(table.nearest(toVector([0.6, 0, 0.8, 0]), 1, () => true)).toEqual([1]);
  });

  it('can be removed and restored', () => {
    const table = createVectorTable({ dims: 2, leading: 2 });
    const vector = toVector([0.6, -0.8]);
    table.set(5_000, vector);
    expect(table.get(5_000)?.numbers).toEqual(vector.numbers);
    table.remove(5_000);
    expect(table.get(5_000)).toBeUndefined();
    expect(table.similarity(5_000, vector)).toBe(0);
    expect(table.nearest(vector, 3, () => true)).toEqual([]);
  });

  it('of another length are refused', () => {
    expect(() => createVectorTable({ dims: 2, leading: 2 }).set(0, toVector([1]))).toThrow('1 numbers');
  });
});
