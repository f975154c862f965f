/** A growing list of unsigned 32-bit integers in one typed array. */
export type Uint32List = {
  push(value: number): void;
  length(): number;
  /** Returns a view of all values; valid until the next push. */
  all(): Uint32Array;
};

export function createUint32List(stored?: Uint32Array): Uint32List {
  let values = stored ?? new Uint32Array(1024);
  let length = stored?.length ?? 0;
  return {
    push(value) {
      if (length === values.length) {
        const grown = new Uint32Array(Math.max(1024, Math.ceil(length * 1.5)));
        grown.set(values);
        values = grown;
      }
      values[length++] = value;
    },
    length: () => length,
    all: () => values.subarray(0, length),
  };
}
