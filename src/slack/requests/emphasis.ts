const before = /[\s“"„«‘'(>]/;
const after = /[\s.,;:!?)”"»’']/;

/** True if bold or italics can begin with the mark at `index`, at the start of a word. */
function opens(line: string, index: number): boolean {
  const isWordStart = index === 0 || before.test(line.charAt(index - 1));
  return isWordStart && index + 1 < line.length && !/\s/.test(line.charAt(index + 1));
}

/** True if bold or italics can end with the mark at `index`, at the end of a word. */
function closes(line: string, index: number): boolean {
  const isWordEnd = index + 1 === line.length || after.test(line.charAt(index + 1));
  return isWordEnd && index > 0 && !/\s/.test(line.charAt(index - 1));
}

/** Returns a line without its pairs of one mark: each opening mark is paired with the next that closes. */
function withoutPairs(line: string, mark: string): string {
  let kept = '';
  let done = 0;
  let closing = 0;
  for (let index = line.indexOf(mark); index >= 0; index = line.indexOf(mark, Math.max(done, index + 1))) {
    if (!opens(line, index)) continue;
    closing = Math.max(closing, index + 2);
    while (closing < line.length && !(line.charAt(closing) === mark && closes(line, closing))) closing += 1;
    if (closing >= line.length) break;
    kept += line.slice(done, index) + line.slice(index + 1, closing);
    done = closing + 1;
  }
  return kept + line.slice(done);
}

/**
 * Returns a Slack message's text without the marks of `*bold*`, `_italics_` and `~struck~`, which pair within a line.
 * Takes linear time: each mark is passed twice at most.
 */
export function withoutEmphasis(text: string): string {
  const once = (line: string) => ['*', '_', '~'].reduce(withoutPairs, line);
  // The second pass is for nested marks: `_*both*_`.
  return text
    .split('\n')
    .map((line) => once(once(line)))
    .join('\n');
}
