const superscripts = new Map(
  [...'0123456789+-−=()ni'].map((plain, index) => [plain, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ'][index]]),
);
const subscripts = new Map(
  [...'0123456789+-−=()'].map((plain, index) => [plain, [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'][index]]),
);

/** Superscripts that may also be written on the line: 25th, 1er, XIXe, NATO™, 2ème. */
const ordinal = /^(?:st|nd|rd|th|er|ers|re|res|e|es|ème|o|a|os|as|tm|sm|[º™®©℠])$/iu;

/** A footnote mark that is recognised without a link: [1], *, †. */
const noteMark = /^(?:\[.*\]|[*†‡§¶]+)$/u;

/** True if a superscript refers to a note and is not part of the sentence. */
export const isNoteMark = (text: string): boolean => noteMark.test(text);

function scriptOf(text: string, digits: ReadonlyMap<string, string | undefined>, mark: '^' | '_'): string {
  const letters = [...text];
  if (letters.every((letter) => digits.has(letter)))
    return letters.map((letter) => digits.get(letter)).join('');
  return letters.length === 1 ? `${mark}${text}` : `${mark}(${text})`;
}

/** Writes a superscript as plain text that stays distinct from the text before it: 10⁹, 2^(n+k). Ordinals are unchanged. */
export function raised(text: string): string {
  return ordinal.test(text) ? text : scriptOf(text, superscripts, '^');
}

/** Writes a subscript as plain text: H₂O, x_i. */
export function lowered(text: string): string {
  return scriptOf(text, subscripts, '_');
}
