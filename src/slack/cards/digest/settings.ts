import type { Button, KnownBlock } from '@slack/types';
import { readableTime } from '../../../usecases/digest/digest-schedule.ts';
import type { ListedDigest } from '../../../usecases/digest/digests.ts';
import { actions } from '../../ids.ts';
import type { Message } from '../../outbound/message.ts';
import { shorten } from '../../outbound/shorten.ts';
import { digestWords } from '../../words/digest.ts';
import { type Line, linesBlock, linesText } from '../plain.ts';

type DigestAction = 'digestEdit' | 'digestPreview' | 'digestOff' | 'digestResume' | 'digestNew';

const button = (action: DigestAction, label: string, value: string): Button => ({
  type: 'button',
  action_id: actions[action],
  text: { type: 'plain_text', text: label },
  value,
});

/** Returns the lines on a digest's settings and its next post. */
function linesOf({ subscription, next }: ListedDigest, number: number): Line[] {
  const { topic, time, zone, days, size, whenEmpty, state, reason } = subscription;
  return [
    [{ bold: `${number}. ${shorten(topic, 300) || digestWords.everything}` }],
    [
      digestWords.when(days, time, zone),
      ' · ',
      digestWords.size(size),
      ' · ',
      digestWords.whenEmpty[whenEmpty],
    ],
    [
      next !== null
        ? digestWords.next(readableTime(next, zone))
        : state === 'stopped'
          ? digestWords.stoppedNow(reason ?? '')
          : digestWords.isOff,
    ],
  ];
}

/** Returns a channel's digests, each with buttons; `note` says what has just been done. */
export function settingsCard(listed: readonly ListedDigest[], note: string | null): Message {
  const head: Line[] = note === null ? [] : [[note]];
  const none: Line[] = listed.length > 0 ? [] : [[{ bold: digestWords.none }], [digestWords.noneHint]];
  const intro = [...head, ...none];
  const digests = listed.map((one, at) => ({ id: one.subscription.id, one, lines: linesOf(one, at + 1) }));
  const blocks: KnownBlock[] = [
    ...(intro.length === 0 ? [] : [linesBlock(intro)]),
    ...digests.flatMap(({ id, one, lines }): KnownBlock[] => [
      linesBlock(lines),
      {
        type: 'actions',
        elements: [
          button('digestEdit', digestWords.edit, id),
          button('digestPreview', digestWords.preview, id),
          one.subscription.state === 'on'
            ? button('digestOff', digestWords.turnOff, id)
            : button('digestResume', digestWords.turnOn, id),
        ],
      },
    ]),
    { type: 'actions', elements: [button('digestNew', digestWords.add, 'new')] },
  ];
  return { text: linesText([...intro, ...digests.flatMap(({ lines }) => lines)]), blocks };
}
