import { LogLevel, WebClient } from '@slack/web-api';
import { type Message, quiet } from '../slack/outbound/message.ts';
import type { Delivery } from '../store/digests/delivery.ts';
import { fencedFetch, withFence } from './fenced-fetch.ts';

/** Names our digests' metadata, by which they are found again; other programs of a workspace can see it. */
export const digestEvent = 'nato_quote_digest';

/** No call may outlast this: it must have ended long before another process takes the delivery over. Milliseconds. */
const longestCall = 15_000;
const oneDay = 24 * 60 * 60_000;

/**
 * A client for digests alone, so that their rate limits hold up nobody's answer. It never tries again by
 * itself: a message that Slack took although the connection broke would be posted twice.
 */
export function createDigestClient(token: string, apiUrl: string): WebClient {
  return new WebClient(token, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: longestCall,
    fetch: fencedFetch,
    // Its warnings are said again, with the digest's name, by who calls.
    logLevel: LogLevel.ERROR,
  });
}

/** The conversation that a delivery goes to: a notice is addressed to a person. @throws what Slack answers. */
export async function conversationOf(client: WebClient, { kind, channel }: Delivery): Promise<string> {
  if (kind !== 'notice') return channel;
  const opened = await client.conversations.open({ users: channel });
  return opened.channel?.id ?? channel;
}

/**
 * Posts a delivery's message and returns its ts. `mayStill` is asked immediately before the request goes out, and
 * throws where the delivery may be another process's by then. @throws what Slack answers, or that it did not.
 */
export async function postDelivery(
  client: WebClient,
  conversation: string,
  { id, subscriptionId, day }: Delivery,
  message: Message,
  mayStill: () => void,
): Promise<string> {
  const send = () =>
    client.chat.postMessage({
      channel: conversation,
      ...message,
      ...quiet,
      metadata: { event_type: digestEvent, event_payload: { delivery: id, digest: subscriptionId, day } },
      // Slack does not promise to go by it: a second line of defence.
      ...{ client_msg_id: id },
    });
  const posted = await withFence(mayStill, send);
  if (posted.ts === undefined) throw new Error('Slack took the message but did not name it');
  return posted.ts;
}

/**
 * The ts of a delivery's message where the conversation has it, or `null`. It is read from its end back to a
 * day before the delivery, by this machine's clock or by Slack's, whichever reaches further: the clock that
 * the delivery was made by may have been wrong.
 * @throws what Slack answers: then nobody knows.
 */
export async function findDelivery(
  client: WebClient,
  conversation: string,
  { id, subscriptionId, day, slotAt, sendingAt }: Delivery,
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
      // A ledger that was put back from a copy knows the digest and its day, but not the row that was posted.
      const isSame = payload.delivery === id || (payload.digest === subscriptionId && payload.day === day);
      if (metadata?.event_type === digestEvent && isSame) return ts;
    }
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor !== undefined);
  return null;
}
