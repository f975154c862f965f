/**
 * The longest beginning of `text` of at most `room` UTF-16 units that ends between words;
 * where the first word alone is longer, it ends between characters. Trailing white space is left out.
 */
export function beginning(text: string, room: number): string {
  if (text.length <= room) return text;
  const head = text.slice(0, Math.max(0, room));
  const endsAtWord = /\s/.test(text.charAt(head.length));
  const lastSpace = endsAtWord ? head.length : head.search(/\s\S*$/);
  const cut = lastSpace > 0 ? head.slice(0, lastSpace) : head.replace(/[\uD800-\uDBFF]$/, '');
  return cut.trimEnd();
}

/** `text` in at most `room` units, between words, the cut marked with an ellipsis. Not for quotes. */
export function shorten(text: string, room: number): string {
  return text.length <= room ? text : `${beginning(text, room - 1)}…`;
}
