import type { Span } from '../../article/article.ts';
import {
  directionsOf,
  doubles,
  isMeasure,
  isPluralApostrophe,
  marksIn,
  opensNested,
  quotesInSingles,
  singles,
  wordlike,
} from './quotation-marks.ts';

/** The text between two quotation marks, marks excluded, within one paragraph. */
export type QuotedSpan = Span & {
  readonly paragraphIndex: number;
  /** True if it continues a quotation that the paragraph or line before left open. */
  readonly continued: boolean;
};

/** Returns `end` without the white space before it. */
function trimmedEnd(text: string, start: number, end: number): number {
  let offset = end;
  while (offset > start && text.charAt(offset - 1).trim() === '') offset--;
  return offset;
}

/** True if the span has a letter or a digit. */
function hasWordCharacter(text: string, { start, end }: Span): boolean {
  for (let offset = start; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (
      code >= 48 &&
      (code < 58 || code > 96 || (code > 64 && code < 91)) &&
      wordlike.test(String.fromCodePoint(text.codePointAt(offset) ?? 0))
    )
      return true;
  }
  return false;
}

/**
 * Finds the quotations in a text in one pass, paragraph by paragraph. Straight, typographic, double-prime, low and
 * angle marks all count. Whether a mark opens or closes is read from the characters around it, not from its glyph. Of
 * nested quotations only the outermost counts. A quotation that is never closed ends with its paragraph.
 */
export function findQuotedSpans(text: string, paragraphs: readonly Span[]): QuotedSpan[] {
  const glyphs = quotesInSingles(text) ? singles : doubles;
  const single = glyphs === singles;
  const quotedSpans: QuotedSpan[] = [];
  const add = (quotedSpan: QuotedSpan): void => {
    if (hasWordCharacter(text, quotedSpan)) quotedSpans.push(quotedSpan);
  };
  /** True if the paragraph before left a quotation open. */
  let leftOpen = false;
  paragraphs.forEach((paragraph, paragraphIndex) => {
    /** Where the open quotation begins, or -1 outside quotations. */
    let start = -1;
    let depth = 0;
    let continued = false;
    const marks = marksIn(text, paragraph, glyphs);
    const first = marks[0];
    if (
      leftOpen &&
      first !== undefined &&
      !directionsOf(text, paragraph, first.offset).opens &&
      first.offset > paragraph.start
    ) {
      start = paragraph.start;
      depth = 1;
      continued = true;
    }
    const reopens = leftOpen;
    leftOpen = false;
    marks.forEach((mark, index) => {
      const { opens, closes } = directionsOf(text, paragraph, mark.offset);
      const apostrophe = single && mark.glyph === '’' && wordlike.test(text.charAt(mark.offset + 1));
      if (apostrophe || (single && start >= 0 && isPluralApostrophe(text, marks, index))) return;
      if (start < 0) {
        if (!opens || isMeasure(text, mark) || (single && mark.glyph !== '‘')) return;
        start = mark.offset + 1;
        depth = 1;
        continued = reopens && mark.offset === paragraph.start;
        return;
      }
      const lineBreak = text.charAt(mark.offset - 1) === '\n' ? mark.offset - 1 : -1;
      if (lineBreak > start && opens) {
        // A mark that opens a line ends the quotation that the line before left open.
        add({ start, end: trimmedEnd(text, start, lineBreak), paragraphIndex, continued });
        start = mark.offset + 1;
        depth = 1;
        continued = true;
        return;
      }
      if (opensNested(marks, index, opens, closes)) {
        depth++;
        return;
      }
      depth--;
      if (depth > 0) return;
      add({ start, end: mark.offset, paragraphIndex, continued });
      start = -1;
    });
    if (start >= 0) {
      add({ start, end: paragraph.end, paragraphIndex, continued });
      leftOpen = true;
    }
  });
  return quotedSpans;
}
