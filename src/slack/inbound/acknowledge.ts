import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Logger } from '../../log.ts';
import { plainMessage } from '../cards/plain.ts';
import { words } from '../words.ts';
import { createLater, type Later, UnansweredError } from './answer-later.ts';
import { StoppingError } from './idempotency.ts';
import type { InFlight } from './in-flight.ts';
import type { EventKeeper } from './keep-event.ts';

/** Milliseconds until an event is acknowledged even if it is not answered yet. Slack waits three seconds. */
const acknowledgeWithin = 2_000;

/** What receiving depends on: deliveries in progress, the signal to stop, and the log. */
export type ReceiverContext = {
  readonly work: InFlight;
  readonly stopping: AbortSignal;
  readonly log: Logger;
  readonly keeper: EventKeeper;
};

/** The receiver that `acknowledgeWhenAnswered` makes. */
export type ResumingReceiver = Receiver & {
  /** Answers what an earlier process acknowledged and did not answer. To be called once the bot can be reached. */
  resume(): Promise<void>;
};

/** Returns a function that acknowledges at most once. A failure is logged: Slack then delivers the event again. */
function acknowledgeOnce(event: ReceiverEvent, log: Logger): () => Promise<void> {
  let acknowledged = false;
  return async () => {
    if (acknowledged) return;
    acknowledged = true;
    try {
      await event.ack();
    } catch (error) {
      log.warn({ err: error }, 'an event could not be acknowledged: Slack will deliver it again');
    }
  };
}

/**
 * Lets Bolt acknowledge an event only when it is answered (or after two seconds): of an event that
 * a crash cuts short, Slack then never hears, and delivers it again. Bolt by itself acknowledges first.
 * An event that Slack's own failure leaves unanswered is not acknowledged either, and is tried again from here.
 * What is acknowledged unanswered is kept until it is answered, for the process that runs next.
 */
async function processInOrder(
  app: App,
  event: ReceiverEvent,
  { log, stopping, keeper }: ReceiverContext,
  later: Later,
): Promise<void> {
  if (event.body.type !== 'event_callback') return app.processEvent(event);
  const kept = keeper.begin(event);
  const acknowledge = acknowledgeOnce(event, log);
  const late = setTimeout(acknowledge, acknowledgeWithin);
  try {
    await app.processEvent({ ...event, ack: async () => undefined });
    await acknowledge();
    kept.done();
  } catch (error) {
    if (error instanceof UnansweredError)
      void later(app, event, error).then(() => stopping.aborted || kept.done());
    else if (!(error instanceof StoppingError)) {
      await acknowledge();
      kept.done();
    }
    throw error;
  } finally {
    clearTimeout(late);
  }
}

/**
 * While stopping, a command is told so, and all else is left unacknowledged: Slack delivers events again, and
 * tells the person of what it does not.
 */
async function turnAway(event: ReceiverEvent): Promise<void> {
  if (!('command' in event.body)) throw new StoppingError('stopping: nothing is taken in any more');
  await event.ack({ response_type: 'ephemeral', ...plainMessage([[words.stopping]]) });
}

/** Wraps a receiver: counts deliveries in progress, and acknowledges events when they are answered. */
export function acknowledgeWhenAnswered(inner: Receiver, context: ReceiverContext): ResumingReceiver {
  const { work, stopping, log, keeper } = context;
  const later = createLater({ work, stopping, log });
  let take = async (_: ReceiverEvent) => {};
  return {
    init(app) {
      take = (event) =>
        stopping.aborted ? turnAway(event) : work.track(processInOrder(app, event, context, later));
      const front: App = Object.create(app, { processEvent: { value: take } });
      inner.init(front);
    },
    async resume() {
      for (const event of await keeper.unanswered())
        take(event).catch((error: unknown) => log.warn({ err: error }, 'an event is still unanswered'));
    },
    start: (...args) => inner.start(...args),
    stop: (...args) => inner.stop(...args),
  };
}
