import type { Vector } from './vector.ts';

/** How the vectors of a model look. */
export type VectorShape = {
  /** Numbers of a vector. */
  readonly dims: number;
  /** So many first numbers of a vector are nearly as good as all: likely candidates are found by them. */
  readonly leading: number;
};

/** Vectors by unit number. */
export type VectorTable = {
  readonly shape: VectorShape;
  set(unit: number, vector: Vector): void;
  /** Returns a copy of a unit's vector; `undefined` if it has none. */
  get(unit: number): Vector | undefined;
  remove(unit: number): void;
  /** Returns the dot product of a unit's vector and `question`; 0 for a unit without a vector. */
  similarity(unit: number, question: Vector): number;
  /**
   * Returns the `count` units whose vectors are most like `question`'s, in no order, read one by one: 100,000 vectors
   * of 64 leading numbers take about 5 ms.
   */
  nearest(question: Vector, count: number, accept: (unit: number) => boolean): number[];
};

/** Vectors are kept in blocks of so many units, so that nothing is copied when units are added. */
const blockSize = 4_096;
/** By the leading numbers, so many times the units wanted are kept for the full comparison. */
const shortlist = 4;

/** The leading numbers of all rows lie side by side, so that reading them in turn is fast. */
type Block = { readonly leading: Int8Array; readonly rest: Int8Array; readonly scales: Float32Array };

/** Returns the dot product of `vector` and the numbers of `rows` from `offset`. */
function dot(vector: Int8Array, rows: Int8Array, offset: number): number {
  const count = vector.length;
  // Four sums, because the processor adds to different ones at the same time.
  let one = 0;
  let two = 0;
  let three = 0;
  let four = 0;
  let index = 0;
  for (; index + 3 < count; index += 4) {
    one += (vector[index] ?? 0) * (rows[offset + index] ?? 0);
    two += (vector[index + 1] ?? 0) * (rows[offset + index + 1] ?? 0);
    three += (vector[index + 2] ?? 0) * (rows[offset + index + 2] ?? 0);
    four += (vector[index + 3] ?? 0) * (rows[offset + index + 3] ?? 0);
  }
  for (; index < count; index += 1) one += (vector[index] ?? 0) * (rows[offset + index] ?? 0);
  return one + two + three + four;
}

type Candidate = { readonly unit: number; readonly score: number };

/** Keeps the best `size` candidates; sorts only when twice as many have come. */
function createShortlist(size: number) {
  let kept: Candidate[] = [];
  let lowest = Number.NEGATIVE_INFINITY;
  const cut = () => {
    kept = kept.sort((one, other) => other.score - one.score).slice(0, size);
    lowest = kept.length === size ? (kept.at(-1)?.score ?? lowest) : lowest;
    return kept;
  };
  return {
    /** What a candidate has to exceed. */
    lowest: () => lowest,
    add(candidate: Candidate) {
      if (kept.push(candidate) >= 2 * size) cut();
    },
    best: cut,
  };
}

export function createVectorTable(shape: VectorShape): VectorTable {
  const { dims } = shape;
  const leading = Math.min(shape.leading, dims);
  const blocks: (Block | undefined)[] = [];
  const placeOf = (unit: number) => {
    const row = unit % blockSize;
    return { number: Math.floor(unit / blockSize), row };
  };

  /** Splits numbers into the leading ones and the rest. */
  const split = (numbers: Int8Array) => [numbers.subarray(0, leading), numbers.subarray(leading)] as const;

  function similarity(unit: number, { numbers, scale }: Vector): number {
    const { number, row } = placeOf(unit);
    const block = blocks[number];
    const rowScale = block?.scales[row] ?? 0;
    if (block === undefined || rowScale === 0) return 0;
    const [first, rest] = split(numbers);
    const sum = dot(first, block.leading, row * leading) + dot(rest, block.rest, row * (dims - leading));
    return sum * scale * rowScale;
  }

  return {
    shape,
    set(unit, { numbers, scale }) {
      if (numbers.length !== dims)
        throw new RangeError(`a vector has ${numbers.length} numbers: the table holds vectors of ${dims}`);
      const { number, row } = placeOf(unit);
      const block = blocks[number] ?? {
        leading: new Int8Array(blockSize * leading),
        rest: new Int8Array(blockSize * (dims - leading)),
        scales: new Float32Array(blockSize),
      };
      blocks[number] = block;
      const [first, rest] = split(numbers);
      block.leading.set(first, row * leading);
      block.rest.set(rest, row * (dims - leading));
      block.scales[row] = scale;
    },
    get(unit) {
      const { number, row } = placeOf(unit);
      const block = blocks[number];
      const scale = block?.scales[row] ?? 0;
      if (block === undefined || scale === 0) return undefined;
      const numbers = new Int8Array(dims);
      numbers.set(block.leading.subarray(row * leading, (row + 1) * leading));
      numbers.set(block.rest.subarray(row * (dims - leading), (row + 1) * (dims - leading)), leading);
      return { numbers, scale };
    },
    remove(unit) {
      const { number, row } = placeOf(unit);
      const block = blocks[number];
      if (block !== undefined) block.scales[row] = 0;
    },
    similarity,
    nearest(question, count, accept) {
      const likely = createShortlist(leading < dims ? shortlist * count : count);
      const [first] = split(question.numbers);
      for (const [number, block] of blocks.entries()) {
        if (block === undefined) continue;
        const { scales } = block;
        for (let row = 0; row < blockSize; row += 1) {
          const scale = scales[row] ?? 0;
          if (scale === 0) continue;
          const score = dot(first, block.leading, row * leading) * scale;
          const unit = number * blockSize + row;
          if (score > likely.lowest() && accept(unit)) likely.add({ unit, score });
        }
      }
      return likely
        .best()
        .map(({ unit }) => ({ unit, score: similarity(unit, question) }))
        .sort((one, other) => other.score - one.score)
        .slice(0, count)
        .map(({ unit }) => unit);
    },
  };
}
