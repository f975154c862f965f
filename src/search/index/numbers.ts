/** A growing list of small integers in one typed array. */
export type Numbers = {
  push(value: number): void;
  length(): number;
  /** What has been pushed, as a view: valid until the next push. */
  all(): Uint32Array;
};

export function createNumbers(stored?: Uint32Array): Numbers {
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
