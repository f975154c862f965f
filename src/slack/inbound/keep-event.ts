import type { ReceiverEvent } from '@slack/bolt';
import { z } from 'zod';
import type { Logger } from '../../log.ts';
import type { WaitingEvents } from '../../store/waiting-events.ts';

/** An event is kept if it takes longer than this: before it is acknowledged, so that it is in the store by then. Milliseconds. */
const keepAfter = 1_000;
/** Nobody waits longer than this for an answer. Milliseconds. */
const keptFor = 300_000;

/** Keeps one event in the store while it takes long, until it is `done`. */
type Kept = { done(): void };

export type EventKeeper = {
  /** To be called when an event comes in. */
  begin(event: ReceiverEvent): Kept;
  /** Events that an earlier process kept and did not answer, as Slack would deliver them again. */
  unanswered(): Promise<readonly ReceiverEvent[]>;
};

const identified = z.object({ event_id: z.string(), team_id: z.string().default('') });

/** The store may fail: then a crash loses the event, and nothing else does. `now` gives milliseconds since 1970. */
export function createEventKeeper(waiting: WaitingEvents, log: Logger, now: () => number): EventKeeper {
  const keptBefore = new Set<string>();
  const ignoreFailure = (error: unknown) => log.warn({ err: error }, 'an event could not be kept');

  return {
    begin({ body }) {
      const { data } = identified.safeParse(body);
      if (data === undefined) return { done: () => undefined };
      const { team_id: team, event_id: id } = data;
      let kept: Promise<void> | undefined;
      const late = setTimeout(() => {
        kept = waiting.keep({ team, id, body: JSON.stringify(body) }, now()).catch(ignoreFailure);
      }, keepAfter);
      late.unref();
      return {
        done() {
          clearTimeout(late);
          if (keptBefore.delete(id)) kept ??= Promise.resolve();
          void kept?.then(() => waiting.drop({ team, id })).catch(ignoreFailure);
        },
      };
    },

    async unanswered() {
      const events = await waiting.since(now() - keptFor).catch((error: unknown) => {
        ignoreFailure(error);
        return [];
      });
      for (const { id } of events) keptBefore.add(id);
      // Numbered as a retry, so that the person's rate is not charged again.
      return events.map(({ body }) => ({ body: JSON.parse(body), retryNum: 1, ack: async () => undefined }));
    },
  };
}
