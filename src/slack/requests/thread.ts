import type { WebClient } from '@slack/web-api';
import { cutTyped } from '../inbound/cut-long-text.ts';
import { answerEvent, persistently } from '../outbound/post.ts';

/** A message of a thread, as far as it matters here. */
export type ThreadMessage = {
  readonly ts: string;
  readonly user: string | null;
  /** Written by a bot, this one or another. */
  readonly fromBot: boolean;
  /** The words a reader sees. */
  readonly words: string;
  /** Whether somebody is addressed in it. */
  readonly mentions: boolean;
  /** What this bot searched for when it posted this as an answer, else `null`. */
  readonly answered: string | null;
};

/** A message without markup, line by line: mentions, links and emoji out, entities back to characters. */
export function plainLines(text: string): string {
  return text
    .replace(/<(?:@|#|!)[^<>]*>/g, ' ')
    .replace(/<(?:https?|mailto):[^|<>]*(?:\|([^<>]*))?>/g, ' $1 ')
    .replace(/(^|\s):[\w+-]+:(?=\s|$)/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

/** The same on one line. */
export function plainWords(text: string): string {
  return plainLines(text).replace(/\s+/g, ' ').trim();
}

/** What Slack's `conversations.replies` gives for a message. */
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

/** A thread's messages before the one with the timestamp `before`, oldest first, however many there are. */
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

/** How many of a thread's latest messages say what it is about now. */
const latestCount = 10;

/** In people's running text nothing is meant as a filter or an exact phrase. */
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

/** What this bot searched for last in the thread, or `null` where it has not answered there. */
export function lastAnswered(messages: readonly ThreadMessage[]): string | null {
  return messages.findLast(({ answered }) => answered !== null && answered !== '')?.answered ?? null;
}

/** True if nobody has said anything since the bot's last answer. */
export function endsWithAnswer(messages: readonly ThreadMessage[]): boolean {
  return (messages.at(-1)?.answered ?? null) !== null;
}
