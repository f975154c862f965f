import { LogLevel, WebClient } from '@slack/web-api';
import { type Message, quiet } from '../slack/outbound/message.ts';
import type { DigestDelivery } from '../store/digests/delivery.ts';
import { fencedFetch, withFence } from './fenced-fetch.ts';

/** The event type in the metadata of digests, by which they are found again. Other apps can read it. */
export const digestEvent = 'nato_quote_digest';

/** Milliseconds after which a call is given up: long before another process takes the delivery over. */
const callTimeoutMs = 15_000;
const oneDay = 24 * 60 * 60_000;

/**
 * Returns a client for digests alone: their rate limits must not delay answers. It never retries: a message that Slack
 * received before the connection broke would be posted twice.
 */
export function createDigestClient(token: string, apiUrl: string): WebClient {
  return new WebClient(token, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: callTimeoutMs,
    fetch: fencedFetch,
    // The caller logs its failures, with the digest's id.
    logLevel: LogLevel.ERROR,
  });
}

/** Returns the id of the conversation for a delivery: a notice goes to a person. @throws Slack's errors */
export async function conversationOf(client: WebClient, { kind, channel }: DigestDelivery): Promise<string> {
  if (kind !== 'notice') return channel;
  const opened = await client.conversations.open({ users: channel });
  return opened.channel?.id ?? channel;
}

/**
 * Posts a delivery's message and returns its ts. `fence` is called immediately before the request is written; it throws
 * if another process may have taken the delivery over. @throws Slack's errors, those of the connection, and the fence's
 */
export async function postDelivery(
  client: WebClient,
  conversation: string,
  { id, subscriptionId, day }: DigestDelivery,
  message: Message,
  fence: () => void,
): Promise<string> {
  const send = () =>
    client.chat.postMessage({
      channel: conversation,
      ...message,
      ...quiet,
      metadata: { event_type: digestEvent, event_payload: { delivery: id, digest: subscriptionId, day } },
      // Undocumented: Slack may deduplicate by it.
      ...{ client_msg_id: id },
    });
  const posted = await withFence(fence, send);
  if (posted.ts === undefined) throw new Error('Slack posted the message but returned no ts');
  return posted.ts;
}

/**
 * Returns the ts of a delivery's message if the conversation has it, or `null`. Reads backwards to one day before the
 * delivery, by this machine's clock or Slack's, whichever reaches further: the clock of the process that posted it may
 * have been wrong. @throws Slack's errors: the outcome is then still unknown
 */
export async function findDelivery(
  client: WebClient,
  conversation: string,
  { id, subscriptionId, day, slotAt, sendingAt }: DigestDelivery,
): Promise<string | null> {
  let oldest = Math.min(slotAt, sendingAt ?? slotAt) - oneDay;
  let cursor: string | undefined;
  do {
    const page = await client.conversations.history({
      channel: conversation,
      limit: 200,
      include_all_metadata: true,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { ts = '0', metadata } of page.messages ?? []) {
      const at = Number(ts) * 1_000;
      if (cursor === undefined) oldest = Math.min(oldest, at - oneDay);
      if (at < oldest) return null;
      const payload: { delivery?: unknown; digest?: unknown; day?: unknown } = metadata?.event_payload ?? {};
      // A ledger that was restored from a backup knows the digest and its day, but not the id of the row.
      const isSame = payload.delivery === id || (payload.digest === subscriptionId && payload.day === day);
      if (metadata?.event_type === digestEvent && isSame) return ts;
    }
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor !== undefined);
  return null;
}
