import { weights } from './weights.ts';

/** Lucene's idf: `ln(1 + (all - having + .5) / (having + .5))`, above 0 even for a word that all have. */
export function information(having: number, all: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}

/** An idf bent so that rare words count for more, the rarest possible (`ceiling`) for as much as before. */
export function sharpen(idf: number, ceiling: number): number {
  return ceiling > 0 ? ceiling * (idf / ceiling) ** weights.rarity : 0;
}

/** How much longer than the average, damped by `share`: BM25's length norm. */
export function lengthNorm(length: number, average: number, share: number): number {
  return average > 0 ? 1 - share + (share * length) / average : 1;
}

/** BM25's levelling off: 1 for a word that stands once in a text of average length, never above `saturation + 1`. */
export function saturate(times: number, saturation: number): number {
  return (times * (saturation + 1)) / (times + saturation);
}
