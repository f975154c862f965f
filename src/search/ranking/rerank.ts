import type { Collection } from '../index/collection.ts';
import type { Question } from '../query/question.ts';
import { lengthNorm, saturate } from './idf.ts';
import { weights } from './weights.ts';

/** Words further apart than this say nothing about each other. */
const furthest = 8;
/** Of a word that stands in one text more often, the first places count: what they bring has long levelled off. */
const mostPlaces = 31;

/** How close two words stand, over all their places: 1 for side by side, a quarter with one word between. */
function nearness(some: Uint32Array, others: Uint32Array): number {
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
  const average = totals.text / totals.units;
  // Most words of a unit are none of the question's: a number per stem tells that faster than a Map. 0 is none of them.
  const termOf = new Uint8Array(collection.postings.length);
  for (const [at, { stem }] of terms.entries()) termOf[stem] = at + 1;
  const pairs = asked.slice(1).flatMap(({ stem }, at) => {
    const [one, other] = [termOf[asked[at]?.stem ?? -1] ?? 0, termOf[stem] ?? 0];
    if (one === 0 || other === 0 || one === other) return [];
    return [{ one, other, rarity: Math.min(terms[one - 1]?.rarity ?? 0, terms[other - 1]?.rarity ?? 0) }];
  });
  // By term, for one unit at a time: how often it stands there as asked, how often at all, and where.
  const exact = new Float64Array(terms.length + 1);
  const counts = new Uint8Array(terms.length + 1);
  const places = new Uint32Array((terms.length + 1) * mostPlaces);

  return (unit) => {
    const [text = 0, title = 0, context = 0] = [units.text[unit], units.title[unit], units.context[unit]];
    const norm = lengthNorm(title - text, average, weights.text.length);
    exact.fill(0);
    counts.fill(0);
    for (let at = text; at < context; at += 1) {
      const form = all[at] ?? 0;
      const term = termOf[vocabulary.stemOf(form)] ?? 0;
      if (term === 0) continue;
      if (terms[term - 1]?.forms.includes(form))
        exact[term] = (exact[term] ?? 0) + (at < title ? 1 : weights.title.weight);
      const count = counts[term] ?? 0;
      if (at >= title || count === mostPlaces) continue;
      places[term * mostPlaces + count] = at;
      counts[term] = count + 1;
    }
    const placesOf = (term: number) => {
      const first = term * mostPlaces;
      return places.subarray(first, first + (counts[term] ?? 0));
    };
    let sum = 0;
    for (const [at, { rarity }] of terms.entries()) {
      const times = exact[at + 1] ?? 0;
      if (times > 0) sum += weights.exactForm * rarity * saturate(times / norm, weights.saturation);
    }
    for (const { one, other, rarity } of pairs) {
      if (counts[one] === 0 || counts[other] === 0) continue;
      const near = nearness(placesOf(one), placesOf(other));
      if (near > 0) sum += weights.closeness * rarity * saturate(near / norm, weights.saturation);
    }
    return sum;
  };
}
