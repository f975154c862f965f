import { setTimeout as after } from 'node:timers/promises';
import { WebAPIHTTPError, WebAPIRateLimitedError, WebAPIRequestError, type WebClient } from '@slack/web-api';
import { type Message, quiet } from './message.ts';
import type { Attempt } from './once.ts';

/** Where an answer goes: a conversation, and the thread in it. */
export type Place = { readonly channel: string; readonly thread_ts?: string };

/** What an answer carries unseen: which message it answers, and what was searched for. */
export type Answering = { readonly delivery: string; readonly question: string };

/** Names our answers' metadata; other programs of a workspace can see it. */
export const answerEvent = 'nato_quote_answer';

const tries = 3;
/** Milliseconds; longer than this nobody waits for an answer in a conversation. */
const longestWait = 30_000;

/** How long to wait before trying again, or `null` where trying again would not help. */
function waitAfter(error: unknown, tried: number): number | null {
  if (tried >= tries) return null;
  if (error instanceof WebAPIRateLimitedError)
    return error.retryAfter * 1_000 <= longestWait ? error.retryAfter * 1_000 : null;
  if (error instanceof WebAPIRequestError) return 250 * tried;
  return error instanceof WebAPIHTTPError && error.statusCode >= 500 ? 250 * tried : null;
}

/** Calls that change nothing: tried again when Slack is busy or the connection breaks. */
export async function persistently<T>(call: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await call();
    } catch (error) {
      const wait = waitAfter(error, tried);
      if (wait === null) throw error;
      await after(wait);
    }
  }
}

/** Whether the answer to `delivery` stands in the conversation: read from the metadata of its messages. */
async function isPosted(
  client: WebClient,
  { channel, thread_ts }: Place,
  delivery: string,
): Promise<boolean> {
  const [, since = '0'] = delivery.split(':');
  const page = { channel, oldest: since, include_all_metadata: true, limit: 200 };
  const { messages = [] } = await persistently<{
    messages?: { metadata?: { event_type?: string; event_payload?: object } }[];
  }>(() =>
    thread_ts === undefined
      ? client.conversations.history(page)
      : client.conversations.replies({ ...page, ts: thread_ts }),
  );
  return messages.some(({ metadata }) => {
    const payload: { delivery?: unknown } = metadata?.event_payload ?? {};
    return metadata?.event_type === answerEvent && payload.delivery === delivery;
  });
}

/**
 * Posts an answer exactly once. Slack may take a message and lose the connection before saying so: then, and
 * when an earlier process died over it (`attempt` is `again`), the conversation is read before posting again.
 * The client must not retry by itself. `answering.delivery` is `channel:ts` of the message that is answered.
 */
export async function postAnswer(
  client: WebClient,
  place: Place,
  message: Message,
  answering: Answering,
  attempt: Attempt,
): Promise<void> {
  const metadata = { event_type: answerEvent, event_payload: { ...answering } };
  if (attempt === 'again' && (await isPosted(client, place, answering.delivery))) return;
  for (let tried = 1; ; tried += 1) {
    try {
      await client.chat.postMessage({ ...place, ...message, ...quiet, metadata });
      return;
    } catch (error) {
      const wait = waitAfter(error, tried);
      if (wait === null) throw error;
      await after(wait);
      if (!(error instanceof WebAPIRateLimitedError) && (await isPosted(client, place, answering.delivery)))
        return;
    }
  }
}
