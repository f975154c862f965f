/** One thing wrong with one file. `line` counts from 1; `reason` names the value and the way out. */
export type Fault = { readonly file: string; readonly line: number; readonly reason: string };

const longest = 60;

/** A value as a fault shows it: in marks, on one line, cut where it gets long. */
export function shown(value: string): string {
  return JSON.stringify(value.length > longest ? `${value.slice(0, longest)}…` : value);
}
