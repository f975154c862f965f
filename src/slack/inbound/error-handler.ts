import { randomBytes } from 'node:crypto';
import { type App, type CodedError, ErrorCode } from '@slack/bolt';
import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import type { Logger } from '../../log.ts';
import { plainMessage } from '../cards/plain.ts';
import type { Message } from '../outbound/message.ts';
import { addressee, tell } from '../outbound/notify.ts';
import { closedBy, isPassing } from '../outbound/post-errors.ts';
import { words } from '../words.ts';
import { UnansweredError } from './answer-later.ts';
import { StoppingError } from './idempotency.ts';

/** What Bolt hands to its error handler. */
type Failure = { error: CodedError; body: object; context: { botToken?: string } };

/** What the person can do about it; `reference` is in the log's line, so that the two can be matched. */
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

/** Every failure of every listener ends here: logged with its reason, and the person told what to do. */
export function answerFailures(app: App, log: Logger): void {
  app.error(async ({ error, body, context }: Failure) => {
    const cause = error.code === ErrorCode.UnknownError ? (error.original ?? error) : error;
    // Not answered, and not to be acknowledged: Slack delivers it to whoever runs next.
    if (cause instanceof StoppingError || cause instanceof UnansweredError) throw cause;
    // An event is answered later. A command, a press and a form are not delivered again: the person is told.
    if ('event' in body && isPassing(cause)) throw new UnansweredError(cause);
    const reference = randomBytes(3).toString('hex');
    const to = addressee(body);
    log.error({ err: cause, reference, channel: to.channel, user: to.user }, 'a request failed');
    try {
      await tell(app.client, to, explain(cause, reference), context.botToken);
    } catch (second) {
      log.error({ err: second, reference }, 'nor could the person be told');
    }
  });
}
