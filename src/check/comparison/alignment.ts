import { englishSearch } from '../../language/en/searching/search-language.ts';
import { type ComparedToken, dash, omission } from './compared-tokens.ts';

/** Pairs of equal words (indexes of the alleged and the actual token), ascending, and their total score. */
export type Alignment = { readonly pairs: readonly (readonly [number, number])[]; readonly score: number };

/** Returns how much a word counts: stop words and fillers a quarter, signs a tenth. */
export function tokenWeight({ form, core }: ComparedToken): number {
  if (core === dash || core === omission) return 0.1;
  const bare = form.replace(/'/g, '');
  return englishSearch.isStopWord(bare) || englishSearch.isFiller(bare) ? 0.25 : 1;
}

// Gap costs are low, so that a long omitted clause is one gap, but high enough that a distant common word is not paired.
const gapOpen = 0.1;
const gapExtend = 0.02;

/** Limit on the matrix: one byte per cell, about 0.2 seconds for all. */
const maxCells = 20_000_000;

// Traceback of a cell: where its best score came from. `extended` is a flag of its own: the cell's gap continues one.
const [stop, pair, skipAlleged, skipActual, extended] = [0, 1, 2, 3, 4] as const;

/**
 * Aligns the words of two texts locally (Smith & Waterman 1981, affine gaps as in Gotoh 1982): finds the best-scoring
 * pairs that are close together, so that an altered part of a long quote is compared with that part only. Words are equal
 * if their forms are (no case, no accents). Time and memory are O(alleged * actual); the end of the actual text beyond
 * `maxCells` is ignored.
 */
export function align(alleged: readonly ComparedToken[], actual: readonly ComparedToken[]): Alignment {
  const rows = alleged.length;
  const width = Math.min(actual.length, Math.floor(maxCells / Math.max(1, rows)));
  const traceback = new Uint8Array(rows * width);
  const numbers = new Map<string, number>();
  const numberOf = ({ form }: ComparedToken) => {
    const known = numbers.get(form) ?? numbers.size;
    numbers.set(form, known);
    return known;
  };
  const actualForms = Int32Array.from(actual.slice(0, width), numberOf);
  let above = new Float64Array(width + 1);
  let current = new Float64Array(width + 1);
  let [score, bestRow, bestColumn] = [0, -1, -1];
  for (const [row, token] of alleged.entries()) {
    const form = numberOf(token);
    const weight = tokenWeight(token);
    let gap = Number.NEGATIVE_INFINITY;
    current[0] = 0;
    for (let column = 0; column < width; column++) {
      const opened = (current[column] ?? 0) - gapOpen;
      const continued = gap;
      gap = Math.max(opened, continued) - gapExtend;
      let [best, origin] = [0, stop as number];
      const skipped = (above[column + 1] ?? 0) - gapExtend;
      if (skipped > best) [best, origin] = [skipped, skipAlleged];
      if (gap > best) [best, origin] = [gap, skipActual];
      if (form === actualForms[column]) {
        const paired = (above[column] ?? 0) + weight;
        if (paired >= best) [best, origin] = [paired, pair];
        if (paired > score) [score, bestRow, bestColumn] = [paired, row, column];
      }
      current[column + 1] = best;
      traceback[row * width + column] = continued > opened ? origin | extended : origin;
    }
    [above, current] = [current, above];
  }
  return { pairs: traceBack(traceback, width, bestRow, bestColumn), score };
}

/** Follows the traceback from the best cell; returns its pairs in ascending order. */
function traceBack(
  traceback: Uint8Array,
  width: number,
  fromRow: number,
  fromColumn: number,
): [number, number][] {
  const pairs: [number, number][] = [];
  let [row, column] = [fromRow, fromColumn];
  let inGap = false;
  while (row >= 0 && column >= 0) {
    const cell = traceback[row * width + column] ?? stop;
    const origin = inGap ? skipActual : cell & 3;
    if (origin === stop) break;
    if (origin === pair) pairs.push([row--, column--]);
    else if (origin === skipAlleged) row--;
    else {
      inGap = (cell & extended) !== 0;
      column--;
    }
  }
  return pairs.reverse();
}
