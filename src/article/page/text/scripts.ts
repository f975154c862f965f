const superscripts = new Map(
  [...'0123456789+-−=()ni'].map((plain, index) => [plain, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ'][index]]),
);
const subscripts = new Map(
  [...'0123456789+-−=()'].map((plain, index) => [plain, [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'][index]]),
);

/** Raised letters that are written on the line as well: 25th, 1er, XIXe, NATO™, 2ème. */
const ordinal = /^(?:st|nd|rd|th|er|ers|re|res|e|es|ème|o|a|os|as|tm|sm|[º™®©℠])$/iu;

/** A footnote's mark that needs no link to be known as one: [1], *, †. */
const noteMark = /^(?:\[.*\]|[*†‡§¶]+)$/u;

/** True if a raised text is a reference to a note and no part of the sentence. */
export const isNoteMark = (text: string): boolean => noteMark.test(text);

function scriptOf(text: string, digits: ReadonlyMap<string, string | undefined>, mark: '^' | '_'): string {
  const letters = [...text];
  if (letters.every((letter) => digits.has(letter)))
    return letters.map((letter) => digits.get(letter)).join('');
  return letters.length === 1 ? `${mark}${text}` : `${mark}(${text})`;
}

/** A raised text as plain text that keeps it apart from what it follows: 10⁹, 2^(n+k); ordinals stay as they are. */
export function raised(text: string): string {
  return ordinal.test(text) ? text : scriptOf(text, superscripts, '^');
}

/** A lowered text likewise: H₂O, x_i. */
export function lowered(text: string): string {
  return scriptOf(text, subscripts, '_');
}
