import type { Span } from './article.ts';

const heading = /^#{1,6}\s/;

/** Returns the lines of a text without surrounding white space. A blank line has `start === end`. */
function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  let from = 0;
  while (from <= text.length) {
    let to = text.indexOf('\n', from);
    if (to < 0) to = text.length;
    let start = from;
    let end = to;
    while (start < end && text.charAt(start).trim() === '') start++;
    while (end > start && text.charAt(end - 1).trim() === '') end--;
    lines.push({ start, end });
    from = to + 1;
  }
  return lines;
}

/**
 * Returns the paragraphs of a text, in order, without surrounding white space. Blank lines separate them;
 * in a text without blank lines, every line is one. Markdown headings are not part of a paragraph.
 */
export function paragraphsOf(text: string): Span[] {
  const lines = linesOf(text);
  const written = lines.map((line) => line.end > line.start);
  const spaced = written.slice(written.indexOf(true), written.lastIndexOf(true)).includes(false);
  const paragraphs: Span[] = [];
  let open = false;
  lines.forEach((line, index) => {
    if (!written[index] || heading.test(text.slice(line.start, line.start + 8))) {
      open = false;
      return;
    }
    const last = paragraphs.at(-1);
    if (spaced && open && last !== undefined)
      paragraphs[paragraphs.length - 1] = { start: last.start, end: line.end };
    else paragraphs.push(line);
    open = true;
  });
  return paragraphs;
}
