import type { Span } from '../../article/article.ts';

/** A character that can be a quotation mark. */
export type QuotationMark = { readonly offset: number; readonly glyph: string };

export const doubles = '"“”„‟″«»';
export const singles = '‘’‚';
const opensByGlyph = '“„‟«‘‚';
const closesByGlyph = '”»’';
const outward = /[\s([{—–-]/;
export const wordlike = /[\p{L}\p{N}]/u;
/** What may follow a closing mark. */
const afterClose = /[\s.,;:!?)\]}—–…/-]/;

/** True if a text quotes in single marks: it has no double ones. */
export function quotesInSingles(text: string): boolean {
  return !/["“”„″«»]/.test(text) && /(?:^|[\s(—–])‘[^\s]/.test(text);
}

export function marksIn(text: string, { start, end }: Span, glyphs: string): QuotationMark[] {
  const marks: QuotationMark[] = [];
  for (let offset = start; offset < end; offset++) {
    const glyph = text.charAt(offset);
    // Comparing codes first keeps the scan cheap: nearly every character is a plain letter.
    if (glyph !== '"' && glyph < '«') continue;
    if (glyphs.includes(glyph)) marks.push({ offset, glyph });
  }
  return marks;
}

/** Tells from the characters around a mark whether it can open and whether it can close a quotation. */
export function directionsOf(
  text: string,
  { start, end }: Span,
  offset: number,
): { readonly opens: boolean; readonly closes: boolean } {
  const before = offset === start ? ' ' : text.charAt(offset - 1);
  const after = offset + 1 === end ? ' ' : text.charAt(offset + 1);
  const outside = outward.test(before) || doubles.includes(before) || singles.includes(before);
  const inside = after.trim() !== '' && !/[.,;:!?)\]}>]/.test(after) && before !== '=';
  return {
    opens: outside || inside,
    closes: before.trim() !== '' && (afterClose.test(after) || doubles.includes(after) || !outside),
  };
}

/**
 * True for a plural's apostrophe that looks like a closing mark: “the allies’ ministers”. The closing mark is still
 * to come.
 */
export function isPluralApostrophe(text: string, marks: readonly QuotationMark[], index: number): boolean {
  const closesSentence = (mark: QuotationMark | undefined) =>
    mark?.glyph === '’' && /[.,?!…]/.test(text.charAt(mark.offset - 1));
  const mark = marks[index];
  if (mark?.glyph !== '’' || text.charAt(mark.offset - 1) !== 's') return false;
  for (const next of marks.slice(index + 1, index + 9)) {
    if (next.glyph === '‘') return false;
    if (closesSentence(next)) return true;
  }
  return false;
}

/** True for the mark of a measure after a digit: `6"`, `5'10"`. */
export function isMeasure(text: string, { offset, glyph }: QuotationMark): boolean {
  return (glyph === '"' || glyph === '″') && /\d/.test(text.charAt(offset - 1));
}

/** True if a mark opens a quotation within another one, and a later mark can close it. */
export function opensNested(
  marks: readonly QuotationMark[],
  index: number,
  opens: boolean,
  closes: boolean,
): boolean {
  return (
    opensByGlyph.includes(marks[index]?.glyph ?? ' ') &&
    opens &&
    !closes &&
    marks.slice(index + 1, index + 8).some(({ glyph }) => closesByGlyph.includes(glyph))
  );
}
