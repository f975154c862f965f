import { randomBytes } from 'node:crypto';
import { type App, type CodedError, ErrorCode } from '@slack/bolt';
import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import type { Logger } from '../../log.ts';
import { plainMessage } from '../cards/plain.ts';
import type { Message } from '../outbound/message.ts';
import { addressee, notify } from '../outbound/notify.ts';
import { closedBy, isPassing } from '../outbound/post-errors.ts';
import { words } from '../words.ts';
import { UnansweredError } from './answer-later.ts';
import { StoppingError } from './idempotency.ts';

/** The arguments of Bolt's error handler. */
type Failure = { error: CodedError; body: object; context: { botToken?: string } };

/** Returns a message that says what the person can do. `reference` also stands in the log, so that both can be matched. */
function explain(error: Error, reference: string): Message {
  if (error instanceof WebAPIRateLimitedError) return plainMessage([[words.slackBusy]]);
  if (error instanceof WebAPIPlatformError) {
    const closed = closedBy(error);
    if (closed !== null) return plainMessage([[words.cannotAnswerHere[closed]]]);
    if (error.data.error === 'missing_scope' && 'needed' in error.data)
      return plainMessage([[words.missingScope(String(error.data.needed))]]);
  }
  if ('code' in error && error.code === ErrorCode.AuthorizationError)
    return plainMessage([[words.notInstalled]]);
  return plainMessage([[words.failed], [`${words.tryAgain} `, { code: reference }]]);
}

/** Logs each listener's failure with its reason, and tells the person what to do. */
export function answerFailures(app: App, log: Logger): void {
  app.error(async ({ error, body, context }: Failure) => {
    const cause = error.code === ErrorCode.UnknownError ? (error.original ?? error) : error;
    // Not acknowledged, so that Slack delivers it to the next process.
    if (cause instanceof StoppingError || cause instanceof UnansweredError) throw cause;
    // An event is answered later. Commands, presses and forms are not delivered again, so the person is told.
    if ('event' in body && isPassing(cause)) throw new UnansweredError(cause);
    const reference = randomBytes(3).toString('hex');
    const to = addressee(body);
    log.error({ err: cause, reference, channel: to.channel, user: to.user }, 'a request failed');
    try {
      await notify(app.client, to, explain(cause, reference), context.botToken);
    } catch (second) {
      log.error({ err: second, reference }, 'the person could not be notified either');
    }
  });
}
