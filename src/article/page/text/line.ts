/** A text on one line: HTML's white space collapsed, control characters and soft hyphens dropped. */
export function cleanLine(text: string): string {
  return text
    .replace(/[\t\n\f\r ]+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\u00AD]/gu, '')
    .trim();
}
