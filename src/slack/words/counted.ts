/** Returns a number with the noun it counts: “1 quote”, “1,200 quotes”. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}
