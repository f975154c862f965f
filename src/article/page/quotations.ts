import type { Span } from '../article.ts';

/** The quotations of one block, with their marks, and whether they continue across its start and end. */
export type Quotations = {
  readonly spans: readonly Span[];
  /** True if the first closing mark belongs to a quotation that an earlier block opened. */
  readonly isContinued: boolean;
  /** True if the block begins with an opening mark. */
  readonly opensFirst: boolean;
  /** True if the last quotation is still open at the end. */
  readonly isOpen: boolean;
};

const closersOf: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '”': '”',
  '«': '»',
  '»': '«',
  '"': '"',
  '「': '」',
  '‘': '’',
};
const doubles = /["“”„«»「」]/;
const outside = /[\s([{—–-]/;

/**
 * Finds a block's quotations by their outermost marks: double marks if it has any, else single ones. This only decides
 * which text is left out together with text that could not be kept, so a doubtful mark may open a quotation.
 */
export function quotationsIn(text: string): Quotations {
  const marks = doubles.test(text) ? /["“”„«»「」]/g : /‘|’(?!\p{L})/gu;
  const spans: Span[] = [];
  let isContinued = false;
  let opensFirst = false;
  let start = -1;
  let opener = '';
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(marks)) {
    const before = index === 0 ? ' ' : text.charAt(index - 1);
    const after = index + 1 === text.length ? ' ' : text.charAt(index + 1);
    if (start >= 0) {
      const closes = (closersOf[opener] ?? '').includes(mark) || (opener === '“' && mark === '"');
      if (!closes) {
        if (mark === opener) depth++;
        continue;
      }
      if (--depth > 0) continue;
      spans.push({ start, end: index + 1 });
      start = -1;
      continue;
    }
    const opens = '“„«「‘'.includes(mark) || (outside.test(before) && /\S/.test(after));
    if (opens) {
      start = index;
      opener = mark;
      depth = 1;
      if (index === 0) opensFirst = true;
    } else if (spans.length === 0 && !isContinued) {
      isContinued = true;
      spans.push({ start: 0, end: index + 1 });
    }
  }
  const isOpen = start >= 0;
  if (isOpen) spans.push({ start, end: text.length });
  return { spans, isContinued, opensFirst, isOpen };
}
