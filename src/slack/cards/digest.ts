import type { Button, KnownBlock } from '@slack/types';
import type { DigestItem, Selection } from '../../desk/digest.ts';
import type { Subscription } from '../../desk/subscribe.ts';
import { digestWords } from '../digest-words.ts';
import { escapeText } from '../escape.ts';
import { actions } from '../ids.ts';
import { limits } from '../limits.ts';
import type { Message } from '../message.ts';
import { shorten } from '../shorten.ts';
import { quoteBlocks, quoteText } from './quote-card.ts';

/** Over all blocks of a message Slack takes about 13,200 characters; what is around each quote takes some. */
const roomForAll = 10_500;
const aroundEach = 500;
/** The header and the line on what is in it, in the fallback text. */
const roomForHead = 500;

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))].map((value) => shorten(value, 60));
}

function summaryOf(selection: Selection): string {
  const { items } = selection;
  const outlets = distinct(items.map(({ match }) => match.article.outlet));
  const speakers = distinct(
    items.map(({ match: { quote } }) => (quote.speaker?.kind === 'person' ? quote.speaker.name : null)),
  );
  return digestWords.summary(selection, outlets, speakers);
}

/** Asks for what the digest is about; without a topic, for what the article is about. */
function moreButton({ match }: DigestItem, topic: string, at: number): Button {
  return {
    type: 'button',
    action_id: `${actions.topic}:digest:${at}`,
    text: { type: 'plain_text', text: digestWords.more },
    value: shorten(topic === '' ? match.article.title : topic, limits.question),
  };
}

/** A digest as it is posted: a header, a line on what is in it, and each quote with why it is there. */
export function digestCard(selection: Selection, { topic }: Pick<Subscription, 'topic'>): Message {
  const { items } = selection;
  const title = shorten(digestWords.title(topic), limits.headerText);
  const summary = summaryOf(selection);
  const each = Math.max(items.length, 1);
  const room = Math.min(limits.quoteInMessage, Math.floor(roomForAll / each) - aroundEach);
  const cards = items.map((item, at) => ({
    quote: item.match.quote,
    article: item.match.article,
    highlights: item.match.highlights,
    note: shorten(item.reasons.join(', '), 120),
    room,
    buttons: [moreButton(item, topic, at)],
  }));
  const head: KnownBlock[] = [
    { type: 'header', text: { type: 'plain_text', text: title, emoji: false } },
    { type: 'context', elements: [{ type: 'plain_text', text: shorten(summary, 1_000), emoji: false }] },
  ];
  const textRoom = Math.floor((limits.text - roomForHead) / each) - 2;
  return {
    text: [
      shorten(escapeText(`${title}: ${summary}`), roomForHead - 2),
      ...cards.map((card) => quoteText(card, textRoom)),
    ].join('\n\n'),
    blocks: [
      ...head,
      ...cards.flatMap((card, at) => [
        ...(at === 0 ? [] : [{ type: 'divider' } as const]),
        ...quoteBlocks(card),
      ]),
    ],
  };
}

/** What the owner of a digest is told when it stops. The channel is named by Slack's own link. */
export function stoppedCard({ topic, channel }: Subscription, reason: string): Message {
  const why = digestWords.stopped[reason] ?? digestWords.stoppedOther(reason);
  const begin = digestWords.notice(shorten(topic, 200));
  const end = `${digestWords.noticeReason(why)} ${digestWords.noticeWayOut}`;
  return {
    text: `${escapeText(begin)}<#${channel}>${escapeText(end)}`,
    blocks: [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: begin },
              { type: 'channel', channel_id: channel },
              { type: 'text', text: end },
            ],
          },
        ],
      },
    ],
  };
}
