/**
 * Returns the optimal string alignment distance of two words: how many letters to insert, delete, replace or swap with
 * their neighbour (Damerau 1964, no letter edited twice). Letters are UTF-16 units.
 */
export function editDistance(one: string, other: string): number {
  // Rows of the matrix: distances between the first i letters of `one` and the first j of `other`.
  let twoAbove: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      let distance = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + cost);
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwap) distance = Math.min(distance, (twoAbove[j - 2] ?? 0) + 1);
      row.push(distance);
    }
    twoAbove = above;
    above = row;
  }
  return above[other.length] ?? 0;
}
