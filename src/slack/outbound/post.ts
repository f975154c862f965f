import { setTimeout as after } from 'node:timers/promises';
import { WebAPIHTTPError, WebAPIRateLimitedError, WebAPIRequestError, type WebClient } from '@slack/web-api';
import type { Attempt } from '../inbound/idempotency.ts';
import { type Message, quiet } from './message.ts';

/** The conversation, and thread, to post in. */
export type PostTarget = { readonly channel: string; readonly thread_ts?: string };

/** Metadata of an answer: the message it answers, and the question. */
export type Answering = { readonly delivery: string; readonly question: string };

/** Event type of our answers' metadata, which other apps can see. */
export const answerEvent = 'nato_quote_answer';

const tries = 3;
/** Timeout of a call to Slack on a person's behalf, in milliseconds. */
export const callTimeoutMs = 7_000;
/**
 * After this no post is begun, so that the last one has ended before another process takes the work over
 * (see `once.ts`: callTimeoutMs + lastPost < timeoutMs). Milliseconds since the work was begun.
 */
const lastPost = 7_000;

/** Returns the milliseconds to wait before a retry, or `null` if a retry would not help. */
function waitAfter(error: unknown, tried: number): number | null {
  if (tried >= tries) return null;
  if (error instanceof WebAPIRateLimitedError)
    return error.retryAfter * 1_000 <= lastPost ? error.retryAfter * 1_000 : null;
  if (error instanceof WebAPIRequestError) return 250 * tried;
  return error instanceof WebAPIHTTPError && error.statusCode >= 500 ? 250 * tried : null;
}

/** Repeats a read-only call if Slack is busy or the connection breaks. */
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

/** A message to post once: the metadata that identifies it, and the earliest ts it can have. */
export type Marked = {
  readonly place: PostTarget;
  readonly message: Message;
  readonly event: string;
  readonly payload: { readonly delivery: string; readonly [field: string]: string };
  readonly since: string;
};

/** True if the conversation holds a message with this metadata. */
async function isPosted(client: WebClient, { place, event, payload, since }: Marked): Promise<boolean> {
  const { channel, thread_ts } = place;
  const page = { channel, oldest: since, include_all_metadata: true, limit: 200 };
  const { messages = [] } = await persistently<{
    messages?: { metadata?: { event_type?: string; event_payload?: object } }[];
  }>(() =>
    thread_ts === undefined
      ? client.conversations.history(page)
      : client.conversations.replies({ ...page, ts: thread_ts }),
  );
  return messages.some(({ metadata }) => {
    const found: { delivery?: unknown } = metadata?.event_payload ?? {};
    return metadata?.event_type === event && found.delivery === payload.delivery;
  });
}

/**
 * Posts a message exactly once. Slack may take a message and lose the connection before saying so: then, and
 * when an earlier process died over it, the conversation is read before posting again. The client must not
 * retry by itself.
 */
export async function postOnce(client: WebClient, marked: Marked, { kind, begun }: Attempt): Promise<void> {
  const { place, message, event, payload } = marked;
  const metadata = { event_type: event, event_payload: { ...payload } };
  if (kind === 'again' && (await isPosted(client, marked))) return;
  for (let tried = 1; ; tried += 1) {
    try {
      await client.chat.postMessage({ ...place, ...message, ...quiet, metadata });
      return;
    } catch (error) {
      const wait = waitAfter(error, tried);
      if (wait === null) throw error;
      const isRefused = error instanceof WebAPIRateLimitedError;
      const tooLate = () => performance.now() - begun + wait > lastPost;
      if (isRefused && tooLate()) throw error;
      await after(wait);
      if (isRefused) continue;
      if (await isPosted(client, marked)) return;
      if (tooLate()) throw error;
    }
  }
}

/** Posts an answer exactly once. `answering.delivery` is `channel:ts` of the message that is answered. */
export async function postAnswer(
  client: WebClient,
  place: PostTarget,
  message: Message,
  answering: Answering,
  attempt: Attempt,
): Promise<void> {
  const [, since = '0'] = answering.delivery.split(':');
  await postOnce(client, { place, message, event: answerEvent, payload: { ...answering }, since }, attempt);
}
