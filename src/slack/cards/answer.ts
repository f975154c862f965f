import type { Button, KnownBlock } from '@slack/types';
import type { Match, SearchResult } from '../../search/match.ts';
import { maxClosest } from '../../usecases/closest.ts';
import type { Answer } from '../../usecases/usecases.ts';
import { actions } from '../ids.ts';
import { limits } from '../outbound/limits.ts';
import type { Message } from '../outbound/message.ts';
import { shorten } from '../outbound/shorten.ts';
import { words } from '../words.ts';
import { type ButtonValue, encodeButtonValue } from './button-value.ts';
import { feedbackBlock } from './feedback.ts';
import { type Line, linesBlock, linesText, plainMessage } from './plain.ts';
import { quoteBlocks, quoteText } from './quote-card.ts';

const topicsShown = 5;
const knownShown = 12;

/** Returns topics as buttons; pressing one asks for it. */
function topicButtons(topics: readonly string[]): KnownBlock[] {
  const elements = topics
    .filter((topic) => topic !== '' && topic.length <= limits.buttonText)
    .slice(0, topicsShown)
    .map((topic, at) => ({
      type: 'button' as const,
      action_id: `${actions.topic}:${at}`,
      text: { type: 'plain_text' as const, text: topic },
      value: topic,
    }));
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

/** Returns the message if nothing was found or asked: the question or a reply, filters that nothing meets, and topics of the corpus. */
export function nothingFoundCard({ query, result, reply = null }: Answer): Message {
  const lines: Line[] = [[{ bold: reply ?? words.nothingFound(shorten(query.text, 300)) }]];
  const offered = words.offered(result.offered);
  if (offered !== '') lines.push([offered]);
  for (const { filter, value, known } of result.unmet) {
    lines.push([words.unmet(filter, shorten(value, 100))]);
    const more = known.length > knownShown ? ', …' : '';
    if (known.length > 0)
      lines.push([words.known(shorten(known.slice(0, knownShown).join(', '), 1_000) + more)]);
  }
  if (result.unmet.length === 0 && reply === null) lines.push([words.nothingFoundHint]);
  const topics = result.topics.slice(0, topicsShown);
  if (topics.length > 0)
    lines.push([`${words.topics} ${topics.map((topic) => shorten(topic, 80)).join(', ')}`]);
  return plainMessage(lines, topicButtons(topics));
}

/** Who sees an answer: the person who asked, or everyone in the conversation. */
export type Audience = 'asker' | 'everyone';

type ButtonAction = Exclude<keyof typeof actions, 'topic' | 'feedback' | 'openSource'>;

/** Returns a button below a quote. */
export const button = (action: ButtonAction, label: string, value: ButtonValue): Button => ({
  type: 'button',
  action_id: actions[action],
  text: { type: 'plain_text', text: label },
  value: encodeButtonValue(value),
});

/** Says which words of the question were replaced; empty if none was. */
function replacedText({ replaced }: SearchResult): string {
  if (replaced.length === 0) return '';
  const asked = replaced.map((word) => shorten(word.asked, 50));
  return words.replaced(
    asked,
    replaced.map(({ as }) => as),
  );
}

/** Returns the same as a small line above an answer. */
export function replacedBlocks(result: SearchResult): KnownBlock[] {
  const text = replacedText(result);
  return text === '' ? [] : [{ type: 'context', elements: [{ type: 'plain_text', text }] }];
}

/** Returns the card of one match, with its rank and the buttons to browse from it. */
export function matchCard(match: Match, { query, result }: Answer, audience: Audience): Message {
  const value = { question: query.text, quoteId: match.quote.id, rank: match.rank };
  const input = {
    ...match,
    ...(result.total > 1 ? { note: words.position(match.rank, result.total) } : {}),
    buttons: [
      ...(match.rank > 1 ? [button('previousQuote', words.previous, value)] : []),
      ...(match.rank < result.total ? [button('nextQuote', words.next, value)] : []),
      button('inContext', words.inContext, value),
      ...(audience === 'asker' ? [button('share', words.share, value)] : []),
    ],
  };
  const said = result.replaced.length === 0 ? '' : `${linesText([[replacedText(result)]])}\n`;
  return {
    text: `${said}${quoteText(input, limits.text - said.length)}`,
    blocks: [...replacedBlocks(result), ...quoteBlocks(input), feedbackBlock(match.quote.id)],
  };
}

/** Returns the message if no quote answers: the closest ones, set apart from an answer, with nothing to share. */
export function closestCard({ query, result }: Answer): Message {
  const heading = [words.offered(result.offered), words.closest(result.asked)].filter(Boolean).join(' ');
  const inputs = result.matches.slice(0, maxClosest).map((match) => ({
    ...match,
    room: Math.floor(limits.quoteInMessage / maxClosest),
    buttons: [
      button('inContext', words.inContext, {
        question: query.text,
        quoteId: match.quote.id,
        rank: match.rank,
      }),
    ],
  }));
  const [said, ...lines] = [linesText([[replacedText(result)]]), linesText([[heading]])].filter(Boolean);
  const start = [said, ...lines].join('\n');
  const room = Math.floor((limits.text - start.length) / maxClosest) - 1;
  return {
    text: [start, ...inputs.map((input) => quoteText(input, room))].join('\n'),
    blocks: [
      ...replacedBlocks(result),
      linesBlock([[{ bold: heading }]]),
      ...inputs.flatMap((input) => quoteBlocks(input)),
    ],
  };
}

/** Returns an answer as a message: the best quote, the closest ones, or that nothing was found. */
export function answerCard(answer: Answer, audience: Audience): Message {
  const [best] = answer.result.matches;
  if (best === undefined) return nothingFoundCard(answer);
  return answer.result.confidence === 'answer' ? matchCard(best, answer, audience) : closestCard(answer);
}
