/** Returns a text on one line: HTML white space collapsed, control characters and soft hyphens removed. */
export function cleanLine(text: string): string {
  return text
    .replace(/[\t\n\f\r ]+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\u00AD]/gu, '')
    .trim();
}
