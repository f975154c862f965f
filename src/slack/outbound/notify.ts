import type { WebClient } from '@slack/web-api';
import { type Message, quiet } from './message.ts';
import { postResponse } from './response-url.ts';

/** Where to notify a person, read from a delivery. */
export type Addressee = {
  readonly responseUrl?: string;
  readonly channel?: string;
  readonly user?: string;
  readonly thread?: string;
  readonly direct: boolean;
};

type Delivered = {
  response_url?: string;
  channel_id?: string;
  user_id?: string;
  channel?: { id?: string };
  user?: { id?: string };
  event?: { channel?: string; user?: string; ts?: string; thread_ts?: string; channel_type?: string };
};

/** Returns the person and conversation of a delivery, as far as it names them. */
export function addressee(delivered: object): Addressee {
  const body: Delivered = delivered;
  const channel = body.event?.channel ?? body.channel?.id ?? body.channel_id;
  const user = body.event?.user ?? body.user?.id ?? body.user_id;
  const direct = body.event?.channel_type === 'im';
  // An answer in a direct message goes into its question's thread, and so does the reason for having none.
  const thread = body.event?.thread_ts ?? (direct ? body.event?.ts : undefined);
  return {
    ...(body.response_url === undefined ? {} : { responseUrl: body.response_url }),
    ...(channel === undefined ? {} : { channel }),
    ...(user === undefined ? {} : { user }),
    ...(thread === undefined ? {} : { thread }),
    direct,
  };
}

async function answerAt(responseUrl: string, message: Message): Promise<void> {
  const answer = await postResponse(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, ...message }),
  });
  if (!answer.ok) throw new Error(`the response address answered ${answer.status}`);
}

/**
 * Tells one person something, for their eyes only: where they asked, or in a direct message where the
 * request came from no conversation (a modal, a global shortcut). @throws what Slack answers.
 */
export async function notify(
  client: WebClient,
  { responseUrl, channel, user, thread, direct }: Addressee,
  message: Message,
  token: string | undefined,
): Promise<void> {
  if (responseUrl !== undefined) return answerAt(responseUrl, message);
  if (user === undefined) return;
  const place = {
    ...(token === undefined ? {} : { token }),
    ...(thread === undefined ? {} : { thread_ts: thread }),
  };
  if (channel === undefined) await client.chat.postMessage({ ...place, channel: user, ...message, ...quiet });
  else if (direct) await client.chat.postMessage({ ...place, channel, ...message, ...quiet });
  else await client.chat.postEphemeral({ ...place, channel, user, ...message });
}
