/**
 * A text's meaning as a direction, 8 bits a number: the vector is `numbers * scale`. The cosine of two texts' vectors is
 * near 1 if they say the same and near 0 if they have nothing to do with each other.
 */
export type Vector = { readonly numbers: Int8Array; readonly scale: number };

const largest = 127;

/** Rounds a vector to 8 bits a number, scaled to its largest. */
export function toVector(numbers: ArrayLike<number>): Vector {
  const { length } = numbers;
  let most = 0;
  for (let index = 0; index < length; index += 1) most = Math.max(most, Math.abs(numbers[index] ?? 0));
  const scale = most / largest;
  const rounded = new Int8Array(length);
  if (scale > 0)
    for (let index = 0; index < length; index += 1)
      rounded[index] = Math.round((numbers[index] ?? 0) / scale);
  return { numbers: rounded, scale };
}

/**
 * Returns the mean of unit vectors. Its dot product with a question's unit vector is the mean of their cosines, so one
 * vector stands for several passages.
 */
export function meanVector(vectors: readonly Float32Array[]): Vector {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors)
    for (let index = 0; index < sum.length; index += 1)
      sum[index] = (sum[index] ?? 0) + (vector[index] ?? 0) / vectors.length;
  return toVector(sum);
}
