import type { WebClient } from '@slack/web-api';
import type { QuoteIndex } from '../search/ranking-engine.ts';
import type { Store } from '../store/store.ts';
import { type Clock, systemClock } from './clock.ts';
import { createComposer } from './compose.ts';
import type { DeliveryLog } from './deliver.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';

/** What posting digests needs. The optional parts are for tests. */
export type DigestParts = {
  readonly store: Store;
  readonly index: QuoteIndex;
  /** The client to post with in a workspace (see `createDigestClient`), or `null` where there is none. */
  readonly clientOf: (team: string) => Promise<WebClient | null>;
  readonly log: DeliveryLog;
  readonly clock?: Clock;
  /** Milliseconds without a change of its row after which a process counts as dead. Default: 60,000. */
  readonly lease?: number;
  readonly tickEvery?: number;
  /** Milliseconds between two messages of a workspace, and between two of a channel. */
  readonly betweenPosts?: number;
  readonly betweenChannelPosts?: number;
};

/** After downtime a digest is posted up to this many milliseconds late, and not later. */
const window = 6 * 60 * 60_000;

/** Returns a scheduler, to be started, that posts each digest once for each of its local days, by this replica or another. */
export function createDigests(parts: DigestParts): Scheduler {
  const { store, index, clientOf, log, clock = systemClock, lease = 60_000, tickEvery = 60_000 } = parts;
  return createScheduler({
    store,
    clientOf,
    log,
    clock,
    window,
    lease,
    startedAt: clock.now(),
    tickEvery,
    // Slack takes several hundred messages a minute from a workspace: two replicas together stay below that.
    pace: {
      betweenPosts: parts.betweenPosts ?? 250,
      betweenChannelPosts: parts.betweenChannelPosts ?? 1_100,
    },
    compose: createComposer({ store, index }),
    beforeTick: async (now) => void (await store.firstSeen.note(index.articles(), now)),
  });
}
