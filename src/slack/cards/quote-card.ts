import type { Button, KnownBlock, RichTextElement } from '@slack/types';
import type { Article, Span } from '../../article/article.ts';
import { turningDirections, visibleDirections } from '../../article/direction.ts';
import type { Quote } from '../../quote/quote.ts';
import { sourceLink } from '../../quote/source-link.ts';
import { otherOutlets } from '../../search/other-outlets.ts';
import { actions } from '../ids.ts';
import { escapeText } from '../outbound/escape.ts';
import { limits } from '../outbound/limits.ts';
import type { Message } from '../outbound/message.ts';
import { fitting, shorten, shortenEscaped } from '../outbound/shorten.ts';
import { readableDay } from '../words/days.ts';
import { speakerName } from '../words/quote.ts';
import { words } from '../words.ts';
import { quoted, quotedText } from './quoted.ts';

/** The content of a card. `highlights` are spans of the article's text; `note` ends the last line. */
export type CardInput = {
  readonly quote: Quote;
  readonly article: Article;
  /** Other articles with the same quote. */
  readonly also?: readonly Article[];
  readonly highlights: readonly Span[];
  readonly note?: string;
  /** Buttons beside the link to the source. */
  readonly buttons?: readonly Button[];
  /** Maximum characters of the quote, if it shares its message with others. */
  readonly room?: number;
};

/** Returns the speaker's name and role, in the article's own words. */
function attribution({ quote, article }: CardInput): { name: string; role: string | null } {
  const { speaker } = quote;
  const mentioned = speaker === null ? '' : article.text.slice(speaker.mention.start, speaker.mention.end);
  return { name: speakerName(speaker, mentioned), role: speaker?.kind === 'person' ? speaker.role : null };
}

const maxOutlets = 3;

/** Names other outlets with the quote; empty if there is none. */
function alsoIn({ article, also = [] }: CardInput): string[] {
  const outlets = otherOutlets({ article, also });
  if (outlets.length === 0) return [];
  const named = outlets.slice(0, maxOutlets).map((outlet) => shorten(outlet, 50));
  return [words.alsoIn(named, outlets.length - named.length)];
}

function sourceButton(link: string): Button[] {
  // An address longer than Slack's limit gets no button. The message's text has it.
  if (link.length > limits.buttonUrl) return [];
  return [
    {
      type: 'button',
      action_id: actions.openSource,
      text: { type: 'plain_text', text: words.openSource },
      url: link,
    },
  ];
}

/** Says how much of a quote is shown and which button shows all of it. */
function shortenedNote(quote: Quote, shown: number, whole: number, row: readonly Button[]): string {
  const hasButton = (action: string) => row.some(({ action_id }) => action_id === action);
  const span = (quote.segments.at(-1)?.end ?? 0) - (quote.segments[0]?.start ?? 0);
  const hint =
    hasButton(actions.inContext) && span < limits.quoteInModal
      ? words.wholeInContext
      : hasButton(actions.openSource)
        ? words.wholeInSource
        : words.wholeInSourceUnlinked;
  return `${words.shortened(shown, whole)} ${hint}`;
}

/** Returns a card's blocks: quote, speaker, date, outlet and buttons. */
export function quoteBlocks(input: CardInput): KnownBlock[] {
  const { quote, article, highlights, note, buttons = [], room = limits.quoteInMessage } = input;
  const { name, role } = attribution(input);
  const { block, shown, whole } = quoted(quote.segments, highlights, room);
  const line: RichTextElement[] = [
    { type: 'text', text: shorten(name, 200), style: { bold: true } },
    ...(role === null ? [] : [{ type: 'text', text: `, ${shorten(role, 200)}` } as const]),
    {
      type: 'text',
      text: `\n${readableDay(article.date)} · ${shorten(article.outlet, 200)}${note === undefined ? '' : ` · ${note}`}`,
    },
    ...alsoIn(input).map((line) => ({ type: 'text', text: `\n${line}` }) as const),
  ];
  const row = [...sourceButton(sourceLink(article, quote)), ...buttons];
  const turning = turningDirections(quote.segments.map(({ text }) => text).join(' '));
  const notes = [
    ...(shown < whole ? [shortenedNote(quote, shown, whole, row)] : []),
    ...(turning.length > 0 ? [words.turned(turning)] : []),
  ].map((text): KnownBlock => ({ type: 'context', elements: [{ type: 'plain_text', text }] }));
  return [
    { type: 'rich_text', elements: [block, { type: 'rich_text_section', elements: line }] },
    ...notes,
    ...(row.length === 0 ? [] : [{ type: 'actions', elements: row } as const]),
  ];
}

/** Returns the most precise address that fits; empty if none does, as a cut address leads nowhere. */
function addressText({ quote, article }: CardInput, most: number): string {
  const addresses = [sourceLink(article, quote), article.url].map(escapeText);
  const address = addresses.find(({ length }) => length <= most);
  return address === undefined ? '' : ` ${address}`;
}

/** Returns a card as text: quote, speaker, date, outlet and address, in at most `most` characters (at least 600). */
export function quoteText(input: CardInput, most: number = limits.text): string {
  const { quote, article, note, room: shown = limits.quoteInMessage } = input;
  const { name, role } = attribution(input);
  const facts = [
    shortenEscaped(visibleDirections(role === null ? name : `${name}, ${role}`), Math.floor(most / 8)),
    readableDay(article.date),
    shortenEscaped(visibleDirections(article.outlet), Math.floor(most / 16)),
    ...alsoIn(input).map((line) => shortenEscaped(line, Math.floor(most / 10))),
    ...(note === undefined ? [] : [shortenEscaped(note, Math.floor(most / 10))]),
  ].join(', ');
  const tail = ` — ${facts}.${addressText(input, Math.floor(most * 0.35))}`;
  const written = (room: number) => escapeText(quotedText(quote.segments, Math.min(room, shown)));
  return `${fitting(written, most - tail.length)}${tail}`;
}

/** Returns a quote as a message. */
export function quoteCard(input: CardInput): Message {
  return { text: quoteText(input), blocks: quoteBlocks(input) };
}
