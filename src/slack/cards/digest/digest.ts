import type { Button, KnownBlock } from '@slack/types';
import type { DigestItem, Selection } from '../../../usecases/digest/digest-selection.ts';
import type { Subscription } from '../../../usecases/digest/digests.ts';
import { actions } from '../../ids.ts';
import { blocksSize } from '../../outbound/blocks-size.ts';
import { escapeText } from '../../outbound/escape.ts';
import { limits } from '../../outbound/limits.ts';
import type { Message } from '../../outbound/message.ts';
import { shorten, shortenEscaped } from '../../outbound/shorten.ts';
import { digestWords } from '../../words/digest.ts';
import { words } from '../../words.ts';
import { button } from '../answer.ts';
import { type CardInput, quoteBlocks, quoteText } from '../quote-card.ts';

/** Reserved for the preview's own lines, so that the preview and the post show the same. */
const forPreview = { blocks: 500, text: 100 } as const;
/** Characters of the fallback text for the header and the summary. */
const roomForHead = 450;

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

/** Returns a button that asks for the digest's topic, or for the article's subject if it has none. */
function moreButton({ match }: DigestItem, topic: string, at: number): Button {
  return {
    type: 'button',
    action_id: `${actions.topic}:digest:${at}`,
    text: { type: 'plain_text', text: digestWords.more },
    value: shorten(topic === '' ? match.article.title : topic, limits.question),
  };
}

/** Returns a button that shows a quote of a digest in its paragraph. */
function contextButton({ match }: DigestItem, topic: string, at: number): Button {
  return button('inContext', words.inContext, { question: topic, quoteId: match.quote.id, rank: at + 1 });
}

/** Returns the cards' blocks, each quote cut so that all of them fit into one message with `head`. */
function fittingBlocks(head: readonly KnownBlock[], cards: readonly CardInput[]): KnownBlock[] {
  const blocksAt = (room: number) => [
    ...head,
    ...cards.flatMap((card, at) => [
      ...(at === 0 ? [] : [{ type: 'divider' } as const]),
      ...quoteBlocks({ ...card, room }),
    ]),
  ];
  let room: number = limits.quoteInMessage;
  let blocks = blocksAt(room);
  while (room > 0 && blocksSize(blocks) > limits.blocks - forPreview.blocks) {
    room = Math.floor(room * 0.9);
    blocks = blocksAt(room);
  }
  return blocks;
}

/** Returns a digest: a header, a summary, and each quote with the reason why it was chosen. */
export function digestCard(selection: Selection, { topic }: Pick<Subscription, 'topic'>): Message {
  const { items } = selection;
  const title = shorten(digestWords.title(topic), limits.headerText);
  const summary = summaryOf(selection);
  const cards = items.map((item, at) => ({
    quote: item.match.quote,
    article: item.match.article,
    also: item.match.also,
    highlights: item.match.highlights,
    note: shorten(item.reasons.join(', '), 120),
    buttons: [contextButton(item, topic, at), moreButton(item, topic, at)],
  }));
  const head: KnownBlock[] = [
    { type: 'header', text: { type: 'plain_text', text: title, emoji: false } },
    { type: 'context', elements: [{ type: 'plain_text', text: shorten(summary, 1_000), emoji: false }] },
  ];
  const textRoom = limits.text - forPreview.text - roomForHead;
  const textEach = Math.floor(textRoom / Math.max(items.length, 1)) - 2;
  return {
    text: [
      shortenEscaped(`${title}: ${summary}`, roomForHead),
      ...cards.map((card) => quoteText(card, textEach)),
    ].join('\n\n'),
    blocks: fittingBlocks(head, cards),
  };
}

/** Returns the notice to the owner of a digest that has stopped, with a link to the channel. */
export function stoppedCard({ topic, channel }: Subscription, reason: string): Message {
  const why = digestWords.stopped[reason] ?? digestWords.stoppedOther(reason);
  const begin = digestWords.notice(shorten(topic, 200));
  const end = `${digestWords.noticeReason(why)} ${digestWords.noticeWayOut(reason)}`;
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
