import type { Span } from '../../article/article.ts';

/** A stretch between quotation marks, marks excluded, within one paragraph. */
export type Stretch = Span & {
  readonly paragraph: number;
  /** Whether it goes on from a stretch that the paragraph before left open. */
  readonly continued: boolean;
};

type Mark = { readonly at: number; readonly glyph: string };

const doubles = '"“”„‟″«»';
const singles = '‘’‚';
const opensByGlyph = '“„‟«‘‚';
const closesByGlyph = '”»’';
const outward = /[\s([{—–-]/;
const wordlike = /[\p{L}\p{N}]/u;
/** What may follow a closing mark. */
const afterClose = /[\s.,;:!?)\]}—–…/-]/;

/** Whether single marks are this text's first-order marks: it has no double ones that could be. */
function quotesInSingles(text: string): boolean {
  return !/["“”„″«»]/.test(text) && /(?:^|[\s(—–])‘[^\s]/.test(text);
}

function marksIn(text: string, { start, end }: Span, glyphs: string): Mark[] {
  const marks: Mark[] = [];
  for (let at = start; at < end; at++) {
    const glyph = text.charAt(at);
    // Comparing codes first keeps the scan cheap: nearly every character is a plain letter.
    if (glyph !== '"' && glyph < '«') continue;
    if (glyphs.includes(glyph)) marks.push({ at, glyph });
  }
  return marks;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text.charAt(at - 1).trim() === '') at--;
  return at;
}

/** Whether a stretch holds a letter or a figure, which nothing that was said does without. */
function holdsWord(text: string, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (
      code >= 48 &&
      (code < 58 || code > 96 || (code > 64 && code < 91)) &&
      wordlike.test(String.fromCodePoint(text.codePointAt(at) ?? 0))
    )
      return true;
  }
  return false;
}

type Leaning = { readonly opens: boolean; readonly closes: boolean };

/** What a mark can be by the characters around it. */
function leaning(text: string, { start, end }: Span, at: number): Leaning {
  const before = at === start ? ' ' : text.charAt(at - 1);
  const after = at + 1 === end ? ' ' : text.charAt(at + 1);
  const outside = outward.test(before) || doubles.includes(before) || singles.includes(before);
  const inside = after.trim() !== '' && !/[.,;:!?)\]}>]/.test(after) && before !== '=';
  return {
    opens: outside || inside,
    closes: before.trim() !== '' && (afterClose.test(after) || doubles.includes(after) || !outside),
  };
}

/** “the allies’ ministers”: an apostrophe that looks like a closing mark, while the quote's own is still to come. */
function isPlural(text: string, marks: readonly Mark[], position: number): boolean {
  const closesSentence = (mark: Mark | undefined) =>
    mark?.glyph === '’' && /[.,?!…]/.test(text.charAt(mark.at - 1));
  const mark = marks[position];
  if (mark?.glyph !== '’' || text.charAt(mark.at - 1) !== 's') return false;
  for (const next of marks.slice(position + 1, position + 9)) {
    if (next.glyph === '‘') return false;
    if (closesSentence(next)) return true;
  }
  return false;
}

/** A measure (`6"`, `5'10"`): a straight mark after a figure that nothing has opened. */
function isMeasure(text: string, { at, glyph }: Mark): boolean {
  return (glyph === '"' || glyph === '″') && /\d/.test(text.charAt(at - 1));
}

/**
 * Finds what stands between quotation marks, paragraph by paragraph and in one pass. Straight, typographic,
 * double-prime, low and angle marks all count, whichever way they point: how they stand decides. Only the
 * outermost pair counts. A stretch that its paragraph leaves open ends with the paragraph.
 */
export function findStretches(text: string, paragraphs: readonly Span[]): Stretch[] {
  const glyphs = quotesInSingles(text) ? singles : doubles;
  const single = glyphs === singles;
  const stretches: Stretch[] = [];
  const add = (stretch: Stretch): void => {
    if (holdsWord(text, stretch)) stretches.push(stretch);
  };
  let carried = false;
  paragraphs.forEach((paragraph, index) => {
    let from = -1;
    let depth = 0;
    let continued = false;
    const marks = marksIn(text, paragraph, glyphs);
    const first = marks[0];
    if (
      carried &&
      first !== undefined &&
      !leaning(text, paragraph, first.at).opens &&
      first.at > paragraph.start
    ) {
      from = paragraph.start;
      depth = 1;
      continued = true;
    }
    const reopened = carried;
    carried = false;
    marks.forEach((mark, position) => {
      const { opens, closes } = leaning(text, paragraph, mark.at);
      const apostrophe = single && mark.glyph === '’' && wordlike.test(text.charAt(mark.at + 1));
      if (apostrophe || (single && from >= 0 && isPlural(text, marks, position))) return;
      if (from < 0) {
        if (!opens || isMeasure(text, mark) || (single && mark.glyph !== '‘')) return;
        from = mark.at + 1;
        depth = 1;
        continued = reopened && mark.at === paragraph.start;
        return;
      }
      const line = text.charAt(mark.at - 1) === '\n' ? mark.at - 1 : -1;
      if (line > from && opens) {
        // A mark that opens a line ends what the line before left open.
        add({ start: from, end: trimmedEnd(text, from, line), paragraph: index, continued });
        from = mark.at + 1;
        depth = 1;
        continued = true;
        return;
      }
      const turnsIn = opensByGlyph.includes(mark.glyph) && opens && !closes;
      if (
        turnsIn &&
        marks.slice(position + 1, position + 8).some(({ glyph }) => closesByGlyph.includes(glyph))
      ) {
        depth++;
        return;
      }
      depth--;
      if (depth > 0) return;
      add({ start: from, end: mark.at, paragraph: index, continued });
      from = -1;
    });
    if (from >= 0) {
      add({ start: from, end: paragraph.end, paragraph: index, continued });
      carried = true;
    }
  });
  return stretches;
}
