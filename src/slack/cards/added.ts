import type { AddOutcome } from '../../ingest/add.ts';
import type { Message } from '../outbound/message.ts';
import { publicReason } from '../outbound/public-reason.ts';
import { shorten } from '../outbound/shorten.ts';
import { readableDay } from '../words/days.ts';
import { words } from '../words.ts';
import { type Line, plainMessage } from './plain.ts';
import { quotedText } from './quoted.ts';

const outcomesShown = 10;
const quotesShown = 5;
const quoteRoom = 160;

const titleOf = ({ title, outlet, date }: { title: string; outlet: string; date: string }): string =>
  `${shorten(title, 150)}, ${shorten(outlet, 80)}, ${readableDay(date)}`;

/** Returns the lines on one address: its outcome, and a new article's first quotes with their speakers. */
function linesOf(outcome: AddOutcome): Line[] {
  if (outcome.kind === 'refused')
    return [
      [{ bold: words.notAdded(shorten(outcome.source, 200)) }],
      ...outcome.reasons.slice(0, 3).map((reason) => [shorten(publicReason(reason, outcome.source), 300)]),
    ];
  if (outcome.kind === 'failed')
    return [[{ bold: words.notAdded(shorten(outcome.source, 200)) }], [words.notSaved]];
  if (outcome.kind !== 'added') return [[{ bold: words.alreadyThere }], [titleOf(outcome.article)]];
  const { quotes, article, leftOut } = outcome;
  const shown = quotes.slice(0, quotesShown).map(({ segments, speaker }): Line => {
    const name = speaker === null || speaker.kind === 'unnamed' ? words.noSpeaker : speaker.name;
    return [`• ${quotedText(segments, quoteRoom)} — ${shorten(name, 80)}`];
  });
  const more = quotes.length - shown.length;
  return [
    [{ bold: words.added(quotes.length) }],
    [titleOf(article)],
    ...shown,
    ...(more > 0 ? [[words.moreQuotes(more)]] : []),
    ...[...new Set(leftOut)].slice(0, 3).map((reason) => [shorten(reason, 300)]),
  ];
}

/** Returns the message on an address that was added: an article with its quotes, or each item of a feed of `total` items. */
export function addedCard(outcomes: readonly AddOutcome[], total: number): Message {
  if (outcomes.length === 0 && total === 0) return plainMessage([[words.nothingToAdd]]);
  const lines = outcomes
    .slice(0, outcomes.length === 1 ? 1 : outcomesShown)
    .flatMap((outcome) =>
      outcomes.length === 1 || outcome.kind !== 'added' ? linesOf(outcome) : linesOf(outcome).slice(0, 2),
    );
  const left = outcomes.length - outcomesShown;
  const more = left > 0 ? [[words.moreOutcomes(left)]] : [];
  const rest = total > outcomes.length ? [[words.notAllRead(outcomes.length, total)]] : [];
  return plainMessage([...rest, ...lines, ...more]);
}
