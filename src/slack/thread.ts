import type { WebClient } from '@slack/web-api';
import { persistently } from './post.ts';

/** What of a thread's latest messages is looked at when it is searched for what it is about. */
const messagesRead = 10;

/** A message without markup: mentions, links and emoji out, entities back to characters. */
export function plainWords(text: string): string {
  return text
    .replace(/<(?:@|#|!)[^>]*>/g, ' ')
    .replace(/<(?:https?|mailto):[^|>]*(?:\|([^>]*))?>/g, ' $1 ')
    .replace(/(^|\s):[\w+-]+:(?=\s|$)/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The words of people's latest messages in a thread, the newest first; what bots said does not count. */
export async function threadWords(
  client: WebClient,
  channel: string,
  thread: string,
  before: string,
): Promise<string> {
  const latest: string[] = [];
  let cursor: string | undefined;
  do {
    const at = cursor;
    const page = await persistently(() =>
      client.conversations.replies({
        channel,
        ts: thread,
        latest: before,
        inclusive: false,
        limit: 200,
        ...(at === undefined ? {} : { cursor: at }),
      }),
    );
    for (const { bot_id, text, ts } of page.messages ?? [])
      if (bot_id === undefined && ts !== before) latest.push(plainWords(text ?? ''));
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor !== undefined);
  return latest
    .filter((text) => text !== '')
    .slice(-messagesRead)
    .reverse()
    .join('\n');
}
