/** A fault of one file. `line` counts from 1. `reason` names the value and the way out. */
export type Fault = { readonly file: string; readonly line: number; readonly reason: string };

const maxLength = 60;

/** Formats a value for a fault: in quotation marks, on one line, shortened. */
export function shown(value: string): string {
  return JSON.stringify(value.length > maxLength ? `${value.slice(0, maxLength)}…` : value);
}
