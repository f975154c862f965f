import { setTimeout as after } from 'node:timers/promises';
import type { App, ReceiverEvent } from '@slack/bolt';
import { WebAPIRateLimitedError } from '@slack/web-api';
import type { ReceiverContext } from './acknowledge.ts';
import type { Attempt, Once } from './idempotency.ts';

/** An event could not be answered yet: Slack's API failed, or another delivery of it did. `cause` is the failure. */
export class UnansweredError extends Error {
  constructor(cause?: unknown) {
    super('an event could not be answered yet', { cause });
  }
}

/** Runs `work` as `once` does. @throws UnansweredError if another delivery of the event was at it and failed. */
export async function answerOnce(
  once: Once,
  keys: readonly string[],
  work: (attempt: Attempt) => Promise<void>,
): Promise<void> {
  if ((await once(keys, work)) === 'failed') throw new UnansweredError();
}

/**
 * Tries an event again whose first answer failed with `failure`. Resolves when it is answered, or given up.
 */
export type Later = (app: App, event: ReceiverEvent, failure: UnansweredError) => Promise<void>;

/** Milliseconds after which an answer is given up. Slack's last delivery of an event comes at about that time. */
const answeredWithin = 300_000;
/** Pauses between two tries grow from the first to the second. Milliseconds. */
const pauses = { first: 1_000, longest: 15_000 } as const;

function pauseAfter({ cause }: UnansweredError, tried: number): number {
  const own = Math.min(pauses.first * 2 ** tried, pauses.longest);
  return cause instanceof WebAPIRateLimitedError ? Math.max(own, cause.retryAfter * 1_000) : own;
}

/**
 * Tries unanswered events again for five minutes, each in one loop, however often Slack delivers it meanwhile.
 * Whoever answers it must do so once (see `createOnce`): a delivery may be answered between two tries.
 */
export function createLater({ work, stopping, log }: Omit<ReceiverContext, 'keeper'>): Later {
  const waiting = new Map<string, Promise<void>>();

  async function tryAgain(app: App, event: ReceiverEvent, first: UnansweredError): Promise<void> {
    const until = performance.now() + answeredWithin;
    let failure = first;
    for (let tried = 0; ; tried += 1) {
      const pause = pauseAfter(failure, tried);
      if (performance.now() + pause > until) break;
      await after(pause, undefined, { signal: stopping });
      try {
        // Marked as a retry, so that it does not count against the person's rate again.
        const again = { ...event, retryNum: (event.retryNum ?? 0) + 1, ack: async () => undefined };
        await work.track(app.processEvent(again));
        return;
      } catch (error) {
        if (!(error instanceof UnansweredError)) throw error;
        failure = error;
      }
    }
    log.error({ err: failure.cause, event: event.body.event_id }, 'an event stays unanswered');
  }

  return (app, event, failure) => {
    const id = String(event.body.event_id);
    const before = waiting.get(id);
    if (before !== undefined) return before;
    log.warn({ err: failure.cause, event: id }, 'Slack failed: an event will be answered later');
    const ended = tryAgain(app, event, failure)
      .catch((error: unknown) => {
        if (!stopping.aborted) log.error({ err: error, event: id }, 'an event stays unanswered');
      })
      .finally(() => waiting.delete(id));
    waiting.set(id, ended);
    return ended;
  };
}
