import { weights } from './weights.ts';

/** Lucene's idf: `ln(1 + (N - n + 0.5) / (n + 0.5))`, for a term in n of N documents. Always above 0. */
export function idf(n: number, N: number): number {
  return Math.log(1 + (N - n + 0.5) / (n + 0.5));
}

/** Returns `max * (idf / max) ** rarity`: rare terms gain on common ones, and the rarest keeps its idf. */
export function sharpenIdf(termIdf: number, max: number): number {
  return max > 0 ? max * (termIdf / max) ** weights.rarity : 0;
}

/** BM25's length norm `1 - b + b * length / average`, with `b` from 0 (ignore the length) to 1. */
export function lengthNorm(length: number, average: number, b: number): number {
  return average > 0 ? 1 - b + (b * length) / average : 1;
}

/** BM25's saturation `tf * (k1 + 1) / (tf + k1)`: 1 for a term frequency of 1, below `k1 + 1` for any. */
export function saturate(termFrequency: number, k1: number): number {
  return (termFrequency * (k1 + 1)) / (termFrequency + k1);
}
