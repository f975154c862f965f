import type { Span } from './article.ts';

/** Returns how many UTF-16 units the character that ends before `end` has: 2 for a surrogate pair. */
function unitsBefore(text: string, end: number): number {
  return end > 1 && (text.codePointAt(end - 2) ?? 0) > 0xffff ? 2 : 1;
}

/**
 * Returns `span` without the characters at its start that match `leading` and those at its end that match
 * `trailing`; empty if all match. Both patterns are tested against one character (code point) at a time, so that
 * the time is linear. A pattern such as `/[.!]+$/` is not: it starts anew at each character of a run.
 */
export function trimSpan(text: string, span: Span, leading: RegExp, trailing: RegExp): Span {
  let { start, end } = span;
  while (start < end) {
    const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
    if (!leading.test(character)) break;
    start += character.length;
  }
  while (end > start) {
    const units = unitsBefore(text, end);
    if (!trailing.test(text.slice(end - units, end))) break;
    end -= units;
  }
  return { start, end };
}

/** Returns a text without the characters at its end that match `trailing`, a pattern for one character. */
export function trimEnd(text: string, trailing: RegExp): string {
  const { end } = trimSpan(text, { start: 0, end: text.length }, /[^\s\S]/, trailing);
  return text.slice(0, end);
}
