import type { WebClient } from '@slack/web-api';
import { cutTyped } from '../inbound/cut-long-text.ts';
import { answerEvent, persistently } from '../outbound/post.ts';

/** A message of a thread. */
export type ThreadMessage = {
  readonly ts: string;
  readonly user: string | null;
  /** True if a bot wrote it, this one or another. */
  readonly fromBot: boolean;
  /** The visible words. */
  readonly words: string;
  /** True if it mentions somebody. */
  readonly mentions: boolean;
  /** The question, if this is an answer of this bot; else `null`. */
  readonly answered: string | null;
};

/** Returns a message's lines without markup: no mentions, links or emoji; entities as characters. */
export function plainLines(text: string): string {
  return text
    .replace(/<(?:@|#|!)[^<>]*>/g, ' ')
    .replace(/<(?:https?|mailto):[^|<>]*(?:\|([^<>]*))?>/g, ' $1 ')
    .replace(/(^|\s):[\w+-]+:(?=\s|$)/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

/** Returns the same as one line. */
export function plainWords(text: string): string {
  return plainLines(text).replace(/\s+/g, ' ').trim();
}

/** A message in the response of `conversations.replies`. */
type Wire = {
  ts?: string;
  user?: string;
  bot_id?: string;
  text?: string;
  metadata?: { event_type?: string; event_payload?: object };
};

function messageOf({ ts = '', user, bot_id, text = '', metadata }: Wire): ThreadMessage {
  const payload: { question?: unknown } = metadata?.event_payload ?? {};
  const answered =
    metadata?.event_type === answerEvent && typeof payload.question === 'string' ? payload.question : null;
  return {
    ts,
    user: user ?? null,
    fromBot: bot_id !== undefined,
    words: plainWords(cutTyped(text)),
    mentions: text.includes('<@') || text.includes('<!'),
    answered,
  };
}

/** Reads all of a thread's messages before the timestamp `before`, oldest first. */
export async function readThread(
  client: WebClient,
  channel: string,
  thread: string,
  before: string,
): Promise<ThreadMessage[]> {
  const messages: ThreadMessage[] = [];
  let cursor: string | undefined;
  do {
    const from = cursor === undefined ? {} : { cursor };
    const page = await persistently(() =>
      client.conversations.replies({
        channel,
        ts: thread,
        latest: before,
        limit: 200,
        include_all_metadata: true,
        ...from,
      }),
    );
    for (const message of page.messages ?? []) if (message.ts !== before) messages.push(messageOf(message));
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor !== undefined);
  return messages.sort((one, other) => (one.ts < other.ts ? -1 : 1));
}

/** Number of latest messages that define a thread's subject. */
const latestCount = 10;

/** Removes filters and quotation marks, which running text does not mean as such. */
export const asWords = (text: string): string =>
  text.replace(/["“”„«»″]/g, ' ').replace(/\b(by|since|until|outlet)[:：]/gi, '$1 ');

/**
 * Questions to try for what a thread is about, in this order: its latest messages together, then the last
 * three, then one by one, newest first. What bots said does not count.
 */
export function questionsFrom(messages: readonly ThreadMessage[]): string[] {
  const newest = messages
    .filter(({ fromBot, words }) => !fromBot && words !== '')
    .slice(-latestCount)
    .map(({ words }) => asWords(words))
    .reverse();
  return [...new Set([newest.join(' '), newest.slice(0, 3).join(' '), ...newest])].filter(
    (text) => text !== '',
  );
}

/** Returns this bot's last question in the thread, or `null`. */
export function lastAnswered(messages: readonly ThreadMessage[]): string | null {
  return messages.findLast(({ answered }) => answered !== null && answered !== '')?.answered ?? null;
}

/** True if no message follows the bot's last answer. */
export function endsWithAnswer(messages: readonly ThreadMessage[]): boolean {
  return (messages.at(-1)?.answered ?? null) !== null;
}
