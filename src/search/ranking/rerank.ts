import type { Collection } from '../index/collection.ts';
import type { Question } from '../query/question.ts';
import { lengthNorm, saturate } from './bm25.ts';
import { weights } from './weights.ts';

/** Words further apart than this (in words without stop words) do not count as close. */
const maxDistance = 8;
/** Only a word's first positions in a text count; later ones change nothing. */
const maxPositions = 31;

/** Returns the sum of `1 / distance²` over all pairs of positions: 1 for neighbours, 1/4 with one word between. */
function proximity(some: Uint32Array, others: Uint32Array): number {
  let sum = 0;
  for (const one of some)
    for (const other of others) {
      const distance = Math.abs(one - other);
      if (distance <= maxDistance) sum += 1 / distance ** 2;
    }
  return sum;
}

/**
 * Returns a function from a unit to what it gains for words of the question in the exact form typed, and for
 * neighbouring words of the question close together (pairs as in Metzler & Croft's sequential dependence model, 2005).
 */
export function createReranker(collection: Collection, { terms, asked }: Question): (unit: number) => number {
  const { units, totals, tokens, vocabulary } = collection;
  const all = tokens.all();
  const averageLength = totals.textLength / totals.units;
  // By stem: the term's index + 1, or 0. Most words of a unit are not in the question, and this is faster than a Map.
  const termOf = new Uint8Array(collection.postings.length);
  for (const [index, { stem }] of terms.entries()) termOf[stem] = index + 1;
  const pairs = asked.slice(1).flatMap(({ stem }, index) => {
    const [one, other] = [termOf[asked[index]?.stem ?? -1] ?? 0, termOf[stem] ?? 0];
    if (one === 0 || other === 0 || one === other) return [];
    return [{ one, other, idf: Math.min(terms[one - 1]?.idf ?? 0, terms[other - 1]?.idf ?? 0) }];
  });
  // By term, of one unit at a time: weighted count of the exact form, count of all forms, positions.
  const exact = new Float64Array(terms.length + 1);
  const counts = new Uint8Array(terms.length + 1);
  const positions = new Uint32Array((terms.length + 1) * maxPositions);

  return (unit) => {
    const text = units.textStart[unit] ?? 0;
    const title = units.titleStart[unit] ?? 0;
    const context = units.contextStart[unit] ?? 0;
    const norm = lengthNorm(title - text, averageLength, weights.text.length);
    exact.fill(0);
    counts.fill(0);
    for (let position = text; position < context; position += 1) {
      const form = all[position] ?? 0;
      const term = termOf[vocabulary.stemOf(form)] ?? 0;
      if (term === 0) continue;
      if (terms[term - 1]?.forms.includes(form))
        exact[term] = (exact[term] ?? 0) + (position < title ? 1 : weights.title.weight);
      const count = counts[term] ?? 0;
      if (position >= title || count === maxPositions) continue;
      positions[term * maxPositions + count] = position;
      counts[term] = count + 1;
    }
    const positionsOf = (term: number) => {
      const first = term * maxPositions;
      return positions.subarray(first, first + (counts[term] ?? 0));
    };
    let sum = 0;
    for (const [index, { idf }] of terms.entries()) {
      const frequency = exact[index + 1] ?? 0;
      if (frequency > 0) sum += weights.exactForm * idf * saturate(frequency / norm, weights.saturation);
    }
    for (const { one, other, idf } of pairs) {
      if (counts[one] === 0 || counts[other] === 0) continue;
      const near = proximity(positionsOf(one), positionsOf(other));
      if (near > 0) sum += weights.closeness * idf * saturate(near / norm, weights.saturation);
    }
    return sum;
  };
}
