import { englishSearch } from '../language/en/search-language.ts';
import { type ComparedToken, dash, omission } from './compared-tokens.ts';

/** Which alleged token is the same word as which actual one (indexes), in order, and how much that weighs. */
export type Alignment = { readonly pairs: readonly (readonly [number, number])[]; readonly score: number };

/** What a word says of which quote it is from: the words of grammar next to nothing. */
export function tokenWeight({ form, core }: ComparedToken): number {
  if (core === dash || core === omission) return 0.1;
  const bare = form.replace(/'/g, '');
  return englishSearch.isStopWord(bare) || englishSearch.isFiller(bare) ? 0.25 : 1;
}

// Passing over the quote's words costs little, so that a long clause that was left out is seen as that; but a
// single common word far away is not worth the distance.
const openGap = 0.1;
const widenGap = 0.02;

/** More cells than this are not filled: about a fifth of a second, and as many bytes. */
const mostCells = 20_000_000;

// How the best score of a cell came about; `wide` says so of its gap, in a bit of its own.
const [stop, pair, skipAlleged, skipActual, wide] = [0, 1, 2, 3, 4] as const;

/**
 * The heaviest common subsequence of two texts' words that lies close together: a local alignment (Smith and
 * Waterman 1981, affine gaps as Gotoh 1982), so that an altered part of a long quote is found as that part.
 * A longest common subsequence of the whole texts would spread over all of the quote. Equal words are paired
 * whatever their case and accents. Time and memory grow with the product of the lengths; what goes past
 * `mostCells` of it at the end of the actual text is not looked at.
 */
export function align(alleged: readonly ComparedToken[], actual: readonly ComparedToken[]): Alignment {
  const rows = alleged.length;
  const width = Math.min(actual.length, Math.floor(mostCells / Math.max(1, rows)));
  const came = new Uint8Array(rows * width);
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
      const opened = (current[column] ?? 0) - openGap;
      const widened = gap;
      gap = Math.max(opened, widened) - widenGap;
      let [best, how] = [0, stop as number];
      const over = (above[column + 1] ?? 0) - widenGap;
      if (over > best) [best, how] = [over, skipAlleged];
      if (gap > best) [best, how] = [gap, skipActual];
      if (form === actualForms[column]) {
        const met = (above[column] ?? 0) + weight;
        if (met >= best) [best, how] = [met, pair];
        if (met > score) [score, bestRow, bestColumn] = [met, row, column];
      }
      current[column + 1] = best;
      came[row * width + column] = widened > opened ? how | wide : how;
    }
    [above, current] = [current, above];
  }
  return { pairs: traceBack(came, width, bestRow, bestColumn), score };
}

function traceBack(came: Uint8Array, width: number, fromRow: number, fromColumn: number): [number, number][] {
  const pairs: [number, number][] = [];
  let [row, column] = [fromRow, fromColumn];
  let inGap = false;
  while (row >= 0 && column >= 0) {
    const cell = came[row * width + column] ?? stop;
    const how = inGap ? skipActual : cell & 3;
    if (how === stop) break;
    if (how === pair) pairs.push([row--, column--]);
    else if (how === skipAlleged) row--;
    else {
      inGap = (cell & wide) !== 0;
      column--;
    }
  }
  return pairs.reverse();
}
