import { visibleDirections } from '../../article/direction.ts';
import { escapeText } from './escape.ts';

/**
 * The longest beginning of `text` of at most `room` UTF-16 units that ends between words;
 * where the first word alone is longer, it ends between characters. Trailing white space is left out.
 */
export function beginning(text: string, room: number): string {
  if (text.length <= room) return text;
  const head = text.slice(0, Math.max(0, room));
  const endsAtWord = /\s/.test(text.charAt(head.length));
  const words = head.slice(0, endsAtWord ? head.length : Math.max(0, head.search(/\s\S*$/))).trimEnd();
  return words === '' ? head.replace(/[\uD800-\uDBFF]$/, '').trimEnd() : words;
}

const cut = (text: string, room: number) => (text.length <= room ? text : `${beginning(text, room - 1)}…`);

/**
 * `text` in at most `room` units, between words, the cut marked with an ellipsis; its direction controls are written
 * out (see `visibleDirections`). Not for quotes.
 */
export function shorten(text: string, room: number): string {
  return cut(visibleDirections(text), room);
}

/**
 * What `write` makes of the largest room, up to `most`, whose writing is at most `most` units long. Escaping
 * makes up to five characters of one, so how much fits is known only once it is written. `write` must give
 * longer texts for more room, and one that fits for none at all.
 */
export function fitting(write: (room: number) => string, most: number): string {
  let [fits, text] = [0, write(most)];
  if (text.length <= most) return text;
  text = write(0);
  for (let tooMuch = most; tooMuch - fits > 1; ) {
    const room = Math.floor((fits + tooMuch) / 2);
    const written = write(room);
    if (written.length <= most) [fits, text] = [room, written];
    else tooMuch = room;
  }
  return text;
}

/** `text` escaped for mrkdwn, in at most `most` units once it is, the cut marked with an ellipsis. */
export function shortenEscaped(text: string, most: number): string {
  const written = (room: number) => (room === 0 ? '' : escapeText(cut(text, room)));
  return fitting(written, most);
}
