import type { WebClient } from '@slack/web-api';
import type { QuoteIndex } from '../search/ranking-engine.ts';
import type { Store } from '../store/store.ts';
import { type Clock, systemClock } from './clock.ts';
import { createComposer } from './compose.ts';
import type { DeliveryLog } from './deliver.ts';
import { createRunner, type Runner } from './scheduler.ts';

/** What digests are made from and where they go; the rest is there to be tried with other times. */
export type DigestParts = {
  readonly store: Store;
  readonly index: QuoteIndex;
  /** The client to post with in a workspace (see `createDigestClient`), or `null` where there is none. */
  readonly clientOf: (team: string) => Promise<WebClient | null>;
  readonly log: DeliveryLog;
  readonly clock?: Clock;
  /** Milliseconds for which a process may stand still before it is taken for dead. */
  readonly lease?: number;
  readonly lookEvery?: number;
  /** Milliseconds between two messages of a workspace, and between two of a channel. */
  readonly betweenPosts?: number;
  readonly betweenChannelPosts?: number;
};

/** After downtime a digest is still posted this long after its time, and not later. */
const window = 6 * 60 * 60_000;

/** The digests, ready to be started: each posted once for each of its local days, by this process or another. */
export function createDigests(parts: DigestParts): Runner {
  const { store, index, clientOf, log, clock = systemClock, lease = 60_000, lookEvery = 60_000 } = parts;
  return createRunner({
    store,
    clientOf,
    log,
    clock,
    window,
    lease,
    startedAt: clock.now(),
    lookEvery,
    // Slack takes several hundred messages a minute from a workspace: two replicas together stay below that.
    pace: {
      betweenPosts: parts.betweenPosts ?? 250,
      betweenChannelPosts: parts.betweenChannelPosts ?? 1_100,
    },
    compose: createComposer({ store, index }),
    beforeLook: async (now) => void (await store.arrivals.note(index.articles(), now)),
  });
}
