/**
 * How each feature of a model becomes a number, by the feature's name. The order of the keys is the order of the
 * model's rows.
 */
export type Columns<Features> = Readonly<Record<string, (features: Features) => number>>;

/** Turns features into the rows that a model reads. */
export type RowEncoder<Features> = {
  /** The names of a row's numbers, in order. */
  readonly names: readonly string[];
  /** Writes the features into a row of as many numbers as there are names. */
  readonly encode: (features: Features, row: Float64Array) => void;
};

/** Builds the encoder of a table of columns. */
export function rowEncoder<Features>(columns: Columns<Features>): RowEncoder<Features> {
  const readers = Object.values(columns);
  return {
    names: Object.keys(columns),
    encode(features, row) {
      for (let index = 0; index < readers.length; index++) row[index] = readers[index]?.(features) ?? 0;
    },
  };
}

/** Returns 1 for true, 0 for false. */
export function flag(value: boolean): number {
  return value ? 1 : 0;
}
