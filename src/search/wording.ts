import type { Collection } from './collection.ts';
import { lengthNorm, saturate } from './frequency.ts';
import type { Question, Term } from './question.ts';
import { weights } from './weights.ts';

/** Words further apart than this say nothing about each other. */
const furthest = 8;

/** How close two words stand, over all their places: 1 for side by side, a quarter with one word between. */
function nearness(some: readonly number[], others: readonly number[]): number {
  let sum = 0;
  for (const one of some)
    for (const other of others) {
      const distance = Math.abs(one - other);
      if (distance <= furthest) sum += 1 / distance ** 2;
    }
  return sum;
}

/**
 * What a unit gains by the way it words things: the question's words in the very form asked for, and neighbouring
 * words of the question close to each other (pairs as in Metzler & Croft's sequential dependence model, 2005).
 */
export function wording(collection: Collection, { terms, asked }: Question): (unit: number) => number {
  const { units, totals, words, vocabulary } = collection;
  const all = words.all();
  const termOf = new Map<number, Term>(terms.map((term) => [term.stem, term]));
  // Most words of a unit are none of the question's: a flag per stem tells that faster than a Map.
  const isAsked = new Uint8Array(collection.postings.length);
  for (const { stem } of terms) isAsked[stem] = 1;
  const pairs = asked.slice(1).flatMap(({ stem }, at) => {
    const [one, other] = [termOf.get(asked[at]?.stem ?? -1), termOf.get(stem)];
    return one && other && one !== other ? [{ one, other, rarity: Math.min(one.rarity, other.rarity) }] : [];
  });

  return (unit) => {
    const [text = 0, title = 0, context = 0] = [units.text[unit], units.title[unit], units.context[unit]];
    const norm = lengthNorm(title - text, totals.text / totals.units, weights.text.length);
    const places = new Map<Term, number[]>();
    const exact = new Map<Term, number>();
    for (let at = text; at < context; at += 1) {
      const form = all[at] ?? 0;
      const stem = vocabulary.stemOf(form);
      const term = isAsked[stem] === 1 ? termOf.get(stem) : undefined;
      if (term === undefined) continue;
      if (term.forms.includes(form))
        exact.set(term, (exact.get(term) ?? 0) + (at < title ? 1 : weights.title.weight));
      if (at >= title) continue;
      const standing = places.get(term);
      if (standing) standing.push(at);
      else places.set(term, [at]);
    }
    let sum = 0;
    for (const [{ rarity }, times] of exact)
      sum += weights.exactForm * rarity * saturate(times / norm, weights.saturation);
    for (const { one, other, rarity } of pairs) {
      const near = nearness(places.get(one) ?? [], places.get(other) ?? []);
      if (near > 0) sum += weights.closeness * rarity * saturate(near / norm, weights.saturation);
    }
    return sum;
  };
}
