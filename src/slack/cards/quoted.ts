import type { RichTextElement, RichTextQuote } from '@slack/types';
import type { Span } from '../../article/article.ts';
import { closingDirections } from '../../article/direction.ts';
import type { Segment } from '../../quote/quote.ts';
import { beginning } from '../outbound/shorten.ts';
import { words } from '../words.ts';

/** A quote as a block, with the number of characters shown and in all; `shown < whole` if it was cut. */
export type Quoted = { readonly block: RichTextQuote; readonly shown: number; readonly whole: number };

const plain = (text: string): RichTextElement => ({ type: 'text', text });
const bold = (text: string): RichTextElement => ({ type: 'text', text, style: { bold: true } });

/** Returns the shown characters of a segment, highlighted spans in bold; `highlights` are spans of the article's text. */
function pieces(segment: Segment, shown: string, highlights: readonly Span[]): RichTextElement[] {
  const elements: RichTextElement[] = [];
  let done = 0;
  for (const highlight of highlights) {
    const start = Math.max(highlight.start - segment.start, done);
    const end = Math.min(highlight.end - segment.start, shown.length);
    if (start >= end) continue;
    if (start > done) elements.push(plain(shown.slice(done, start)));
    elements.push(bold(shown.slice(start, end)));
    done = end;
  }
  if (done < shown.length) elements.push(plain(shown.slice(done)));
  return elements;
}

/** True if `part`, the beginning of `text`, ends with a whole word. */
const endsAtWord = (text: string, part: string) => part !== '' && /\s/.test(text.charAt(part.length));

/**
 * A quote's segments, each in its own marks, with matched words in bold. Longer than `room` characters,
 * it is cut between words, the cut marked outside the quoted characters.
 */
export function quoted(segments: readonly Segment[], highlights: readonly Span[], room: number): Quoted {
  const ordered = [...highlights].sort((one, other) => one.start - other.start);
  const elements: RichTextElement[] = [];
  const whole = segments.reduce((sum, { text }) => sum + text.length, 0);
  let shown = 0;
  for (const [at, segment] of segments.entries()) {
    const part = beginning(segment.text, room - shown);
    const isCut = part.length < segment.text.length;
    if (isCut && at > 0 && !endsAtWord(segment.text, part)) {
      elements.push(plain(words.shortenedMark));
      break;
    }
    if (at > 0) elements.push(plain(' … '));
    elements.push(plain('“'), ...pieces(segment, part, ordered));
    const end = isCut ? `${words.shortenedMark}”` : '”';
    elements.push(plain(`${end}${closingDirections(part)}`));
    shown += part.length;
    if (isCut) break;
  }
  return { block: { type: 'rich_text_quote', elements }, shown, whole };
}

/** Returns a quote as plain text: `“A,” … “B.”`, cut between words with a mark if longer than `room`. */
export function quotedText(segments: readonly Segment[], room: number): string {
  return quoted(segments, [], room)
    .block.elements.map((element) => (element.type === 'text' ? element.text : ''))
    .join('');
}
