import type { Button, KnownBlock, RichTextElement } from '@slack/types';
import type { Article, Span } from '../../article/article.ts';
import { sourceLink } from '../../quote/link.ts';
import type { Quote } from '../../quote/quote.ts';
import { otherOutlets } from '../../search/other-outlets.ts';
import { actions } from '../ids.ts';
import { escapeText } from '../outbound/escape.ts';
import { limits } from '../outbound/limits.ts';
import type { Message } from '../outbound/message.ts';
import { fitting, shorten, shortenEscaped } from '../outbound/shorten.ts';
import { readableDay, speakerName, words } from '../words.ts';
import { quoted, quotedText } from './quoted.ts';

/** What a card shows. `highlights` are spans of the article's text; `note` stands at the end of its last line. */
export type CardInput = {
  readonly quote: Quote;
  readonly article: Article;
  /** Other articles that have the quote too. */
  readonly also?: readonly Article[];
  readonly highlights: readonly Span[];
  readonly note?: string;
  /** Buttons beside the link to the source. */
  readonly buttons?: readonly Button[];
  /** Characters of the quote that may be shown, where it shares its message with others. */
  readonly room?: number;
};

/** The speaker's name and role as `{ name, role }`, from the article's own words. */
function attribution({ quote, article }: CardInput): { name: string; role: string | null } {
  const { speaker } = quote;
  const mentioned = speaker === null ? '' : article.text.slice(speaker.mention.start, speaker.mention.end);
  return { name: speakerName(speaker, mentioned), role: speaker?.kind === 'person' ? speaker.role : null };
}

const outletsNamed = 3;

/** Where else the quote stands; nothing where only this outlet has it. */
function alsoIn({ article, also = [] }: CardInput): string[] {
  const outlets = otherOutlets({ article, also });
  if (outlets.length === 0) return [];
  const named = outlets.slice(0, outletsNamed).map((outlet) => shorten(outlet, 50));
  return [words.alsoIn(named, outlets.length - named.length)];
}

function sourceButton(link: string): Button[] {
  // An address longer than Slack takes is left out rather than cut: it stands in the text.
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

/** How much of a quote is shown, and which of the card's own buttons leads to all of it. */
function shortenedNote(quote: Quote, shown: number, whole: number, row: readonly Button[]): string {
  const leads = (action: string) => row.some(({ action_id }) => action_id === action);
  const span = (quote.segments.at(-1)?.end ?? 0) - (quote.segments[0]?.start ?? 0);
  const wayOn =
    leads(actions.inContext) && span < limits.quoteInModal
      ? words.wholeInContext
      : leads(actions.openSource)
        ? words.wholeInSource
        : words.wholeInSourceUnlinked;
  return `${words.shortened(shown, whole)} ${wayOn}`;
}

/** The card's blocks: the quote, who and when and where, and its buttons. */
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
  const cut: KnownBlock[] =
    shown < whole
      ? [
          {
            type: 'context',
            elements: [{ type: 'plain_text', text: shortenedNote(quote, shown, whole, row) }],
          },
        ]
      : [];
  return [
    { type: 'rich_text', elements: [block, { type: 'rich_text_section', elements: line }] },
    ...cut,
    ...(row.length === 0 ? [] : [{ type: 'actions', elements: row } as const]),
  ];
}

/** The most precise address that fits; a cut one would lead nowhere, so none is better. */
function addressText({ quote, article }: CardInput, most: number): string {
  const addresses = [sourceLink(article, quote), article.url].map(escapeText);
  const address = addresses.find(({ length }) => length <= most);
  return address === undefined ? '' : ` ${address}`;
}

/** The card in words: quote, speaker, date, outlet and address, in at most `most` characters (600 or more). */
export function quoteText(input: CardInput, most: number = limits.text): string {
  const { quote, article, note, room: shown = limits.quoteInMessage } = input;
  const { name, role } = attribution(input);
  const facts = [
    shortenEscaped(role === null ? name : `${name}, ${role}`, Math.floor(most / 8)),
    readableDay(article.date),
    shortenEscaped(article.outlet, Math.floor(most / 16)),
    ...alsoIn(input).map((line) => shortenEscaped(line, Math.floor(most / 10))),
    ...(note === undefined ? [] : [shortenEscaped(note, Math.floor(most / 10))]),
  ].join(', ');
  const tail = ` — ${facts}.${addressText(input, Math.floor(most * 0.35))}`;
  const written = (room: number) => escapeText(quotedText(quote.segments, Math.min(room, shown)));
  return `${fitting(written, most - tail.length)}${tail}`;
}

/** A quote as a message. */
export function quoteCard(input: CardInput): Message {
  return { text: quoteText(input), blocks: quoteBlocks(input) };
}
