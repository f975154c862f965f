import { randomBytes } from 'node:crypto';
import { type App, type CodedError, ErrorCode } from '@slack/bolt';
import { WebAPIPlatformError, WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { Logger } from '../log.ts';
import { plainMessage } from './cards/plain.ts';
import { type Message, quiet } from './message.ts';
import { words } from './words.ts';

/** Whom to tell, read from whatever Slack delivered. */
type Addressee = { responseUrl?: string; channel?: string; user?: string; thread?: string; direct: boolean };

type Delivered = {
  response_url?: string;
  channel_id?: string;
  user_id?: string;
  channel?: { id?: string };
  user?: { id?: string };
  event?: { channel?: string; user?: string; ts?: string; thread_ts?: string; channel_type?: string };
};

/** What Bolt hands to its error handler. */
type Failure = { error: CodedError; body: object; context: { botToken?: string } };

function addressee(delivered: object): Addressee {
  const body: Delivered = delivered;
  const channel = body.event?.channel ?? body.channel?.id ?? body.channel_id;
  const user = body.event?.user ?? body.user?.id ?? body.user_id;
  const thread = body.event?.thread_ts;
  return {
    ...(body.response_url === undefined ? {} : { responseUrl: body.response_url }),
    ...(channel === undefined ? {} : { channel }),
    ...(user === undefined ? {} : { user }),
    ...(thread === undefined ? {} : { thread }),
    direct: body.event?.channel_type === 'im',
  };
}

/** What the person can do about it; `reference` is in the log's line, so that the two can be matched. */
function explain(error: Error, reference: string): Message {
  if (error instanceof WebAPIRateLimitedError) return plainMessage([[words.slackBusy]]);
  if (error instanceof WebAPIPlatformError) {
    const reason = error.data.error;
    if (reason === 'not_in_channel' || reason === 'channel_not_found')
      return plainMessage([[words.notInChannel]]);
    if (reason === 'missing_scope' && 'needed' in error.data)
      return plainMessage([[words.missingScope(String(error.data.needed))]]);
  }
  return plainMessage([[words.failed], [`${words.tryAgain} `, { code: reference }]]);
}

async function tell(
  client: WebClient,
  to: Addressee,
  token: string | undefined,
  message: Message,
): Promise<void> {
  const { responseUrl, channel, user, thread, direct } = to;
  if (responseUrl !== undefined) {
    const body = JSON.stringify({ response_type: 'ephemeral', replace_original: false, ...message });
    const answer = await fetch(responseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    if (!answer.ok) throw new Error(`the response address answered ${answer.status}`);
  } else if (channel !== undefined && user !== undefined) {
    const place = {
      ...(token === undefined ? {} : { token }),
      channel,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    };
    if (direct) await client.chat.postMessage({ ...place, ...message, ...quiet });
    else await client.chat.postEphemeral({ ...place, user, ...message });
  }
}

/** Every failure of every listener ends here: logged with its reason, and the person told what to do. */
export function answerFailures(app: App, log: Logger): void {
  app.error(async ({ error, body, context }: Failure) => {
    const cause = error.code === ErrorCode.UnknownError ? (error.original ?? error) : error;
    const reference = randomBytes(3).toString('hex');
    const to = addressee(body);
    log.error({ err: cause, reference, channel: to.channel, user: to.user }, 'a request failed');
    try {
      await tell(app.client, to, context.botToken, explain(cause, reference));
    } catch (second) {
      log.error({ err: second, reference }, 'nor could the person be told');
    }
  });
}
