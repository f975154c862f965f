import { setTimeout as pause } from 'node:timers/promises';
import { StoreError } from '../errors.ts';
import type { Door } from './database/connection.ts';

/**
 * `first`: handle it. `again`: handle it, but the process that began it died after `patience` milliseconds
 * at the latest, perhaps with the answer already out. `underWay`: another process is at it, or has just
 * died: ask again later. `handled`: drop it; so does one that this very process is at.
 */
export type Begun = 'first' | 'again' | 'underWay' | 'handled';

export type HandledEvents = {
  /** What to do with what was delivered under these keys (its `event_id`, its `channel:ts`). `at` is now. */
  readonly begin: (keys: readonly string[], at: number, patience?: number) => Promise<Begun>;
  /** From now on deliveries under these keys are dropped. */
  readonly finish: (keys: readonly string[], at: number) => Promise<void>;
  /** Handling failed, perhaps with the answer out: the next delivery under these keys is `again`. */
  readonly release: (keys: readonly string[]) => Promise<void>;
};

type Mark = { readonly startedAt: number; readonly finishedAt: number | null };

const usualPatience = 45_000;
/** A store that is held by others is waited for this long at most: an answer is due within three seconds. */
const maxWaitMs = 1_000;
/** Slack's last retry comes after five minutes; a day leaves room for one that was held up. */
const keptFor = 24 * 60 * 60_000;
/** A released start is dated back by more than anybody's patience, so that the next one counts as `again`. */
const releasedBy = 60 * 60_000;
const cleanEvery = 60 * 60_000;

function inTheWay(mark: Mark | undefined, at: number, patience: number): boolean {
  // A start in the future is a clock that was set back since: it says nothing about now.
  return (
    mark !== undefined &&
    (mark.finishedAt !== null || (mark.startedAt <= at && at - mark.startedAt < patience))
  );
}

/**
 * What has been handled, by every replica. While the store fails this process goes by what it
 * remembers itself: an answer given twice at worst is better than none.
 */
export function createHandledEvents(door: Door): HandledEvents {
  const remembered = new Map<string, Mark>();
  let cleanedAt: number | undefined;

  async function ifItWorks<T>(work: Promise<T>, otherwise: T, waitMs = maxWaitMs): Promise<T> {
    const enough = new AbortController();
    const late = pause(waitMs, otherwise, { signal: enough.signal });
    try {
      // Work that comes too late goes on by itself: it may still be kept.
      return await Promise.race([work, late]);
    } catch (error) {
      if (error instanceof StoreError) return otherwise;
      throw error;
    } finally {
      enough.abort();
      late.catch(() => undefined);
      work.catch(() => undefined);
    }
  }

  async function clean(at: number): Promise<void> {
    if (cleanedAt !== undefined && Math.abs(at - cleanedAt) < cleanEvery) return;
    cleanedAt = at;
    for (const [key, { startedAt }] of remembered) if (startedAt < at - keptFor) remembered.delete(key);
    await door.write((db) =>
      db
        .deleteFrom('handled_events')
        .where('started_at', '<', at - keptFor)
        .execute(),
    );
  }

  /** One statement decides each step, so that of two replicas only one goes on. */
  const take = (key: string, at: number, patience: number): Promise<Begun> =>
    door.write(async (db) => {
      const fresh = await db
        .insertInto('handled_events')
        .values({ key, started_at: at, finished_at: null })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .returning('key')
        .executeTakeFirst();
      if (fresh !== undefined) return 'first';
      const stale = await db
        .updateTable('handled_events')
        .set({ started_at: at })
        .where('key', '=', key)
        .where('finished_at', 'is', null)
        .where((row) => row.or([row('started_at', '<=', at - patience), row('started_at', '>', at)]))
        .returning('key')
        .executeTakeFirst();
      if (stale !== undefined) return 'again';
      const { finished_at } = (await db
        .selectFrom('handled_events')
        .select('finished_at')
        .where('key', '=', key)
        .executeTakeFirst()) ?? { finished_at: null };
      return finished_at === null ? 'underWay' : 'handled';
    });

  async function forget(keys: readonly string[]): Promise<void> {
    for (const key of keys) remembered.delete(key);
    if (keys.length === 0) return;
    const deleted = door.write((db) =>
      db
        .deleteFrom('handled_events')
        .where('key', 'in', [...keys])
        .execute(),
    );
    await ifItWorks(deleted, []);
  }

  return {
    async begin(keys, at, patience = usualPatience) {
      if (keys.some((key) => inTheWay(remembered.get(key), at, patience))) return 'handled';
      for (const key of keys) remembered.set(key, { startedAt: at, finishedAt: null });
      // Nobody waits for it.
      void ifItWorks(clean(at), undefined);
      const taken: string[] = [];
      let begun: Begun = 'first';
      // In one order everywhere: two replicas with the two names of one gesture meet at the same key first.
      const begunAt = performance.now();
      for (const key of [...keys].sort()) {
        const left = Math.max(maxWaitMs - (performance.now() - begunAt), 0);
        const outcome = await ifItWorks(take(key, at, patience), 'first', left);
        if (outcome === 'underWay' || outcome === 'handled') {
          // What belongs to another is left as it is; a half-taken claim would hold up whoever comes next.
          for (const one of keys) remembered.delete(one);
          await forget(taken);
          return outcome;
        }
        if (outcome === 'again') begun = 'again';
        else taken.push(key);
      }
      return begun;
    },

    async finish(keys, at) {
      for (const key of keys) remembered.set(key, { startedAt: at, finishedAt: at });
      const finished = door.write((db) =>
        db
          .updateTable('handled_events')
          .set({ finished_at: at })
          .where('key', 'in', [...keys])
          .execute(),
      );
      await ifItWorks(finished, []);
    },

    async release(keys) {
      for (const key of keys) remembered.delete(key);
      const released = door.write((db) =>
        db
          .updateTable('handled_events')
          .set((row) => ({ started_at: row('started_at', '-', releasedBy) }))
          .where('key', 'in', [...keys])
          .execute(),
      );
      await ifItWorks(released, []);
    },
  };
}
