import { setTimeout as pause } from 'node:timers/promises';
import { StoreError } from '../errors.ts';
import type { StoreConnection } from './database/connection.ts';

/**
 * `first`: handle the event. `again`: handle it, but a process that began it has died, perhaps after it had answered.
 * `underWay`: another process is handling it or has just died; ask again later. `handled`: drop the event. Also returned
 * while this process is still handling it.
 */
export type Begun = 'first' | 'again' | 'underWay' | 'handled';

export type HandledEvents = {
  /**
   * Returns what to do with an event that was delivered under these keys (its `event_id`, its `channel:ts`). `at` is now;
   * after `timeoutMs` without an end the process that began it counts as dead.
   */
  readonly begin: (keys: readonly string[], at: number, timeoutMs?: number) => Promise<Begun>;
  /** Drops deliveries under these keys from now on. */
  readonly finish: (keys: readonly string[], at: number) => Promise<void>;
  /** Handling failed, perhaps with the answer out: the next delivery under these keys is `again`. */
  readonly release: (keys: readonly string[]) => Promise<void>;
};

type Mark = { readonly startedAt: number; readonly finishedAt: number | null };

const defaultTimeoutMs = 45_000;
/** Milliseconds to wait for a locked store at most: an answer is due within three seconds. */
const maxWaitMs = 1_000;
/** Slack's last retry comes after five minutes; a day allows for one that was delayed. */
const keptMs = 24 * 60 * 60_000;
/** A released start is dated back by more than anybody's timeoutMs, so that the next one counts as `again`. */
const releasedBy = 60 * 60_000;
const cleanIntervalMs = 60 * 60_000;
/** So many keys this process remembers itself, three for each mention: those of some minutes at the least. */
const maxRemembered = 10_000;

function isBlocking(mark: Mark | undefined, at: number, timeoutMs: number): boolean {
  // A start in the future means that the clock was set back since.
  return (
    mark !== undefined &&
    (mark.finishedAt !== null || (mark.startedAt <= at && at - mark.startedAt < timeoutMs))
  );
}

/**
 * The events that the replicas have handled. While the store fails this process uses its own memory: answering twice is
 * better than not at all.
 */
export function createHandledEvents(connection: StoreConnection): HandledEvents {
  const remembered = new Map<string, Mark>();
  let cleanedAt: number | undefined;

  async function orFallback<T>(work: Promise<T>, fallback: T, waitMs = maxWaitMs): Promise<T> {
    const enough = new AbortController();
    const late = pause(waitMs, fallback, { signal: enough.signal });
    try {
      // Work that is too slow continues in the background and may still succeed.
      return await Promise.race([work, late]);
    } catch (error) {
      if (error instanceof StoreError) return fallback;
      throw error;
    } finally {
      enough.abort();
      late.catch(() => undefined);
      work.catch(() => undefined);
    }
  }

  function rememberMark(key: string, mark: Mark): void {
    remembered.delete(key);
    remembered.set(key, mark);
    const [oldest = key] = remembered.keys();
    if (remembered.size > maxRemembered) remembered.delete(oldest);
  }

  async function clean(at: number): Promise<void> {
    if (cleanedAt !== undefined && Math.abs(at - cleanedAt) < cleanIntervalMs) return;
    cleanedAt = at;
    for (const [key, { startedAt }] of remembered) if (startedAt < at - keptMs) remembered.delete(key);
    await connection.write((db) =>
      db
        .deleteFrom('handled_events')
        .where('started_at', '<', at - keptMs)
        .execute(),
    );
  }

  /** Each step is one statement, so that only one of two replicas succeeds. */
  const take = (key: string, at: number, timeoutMs: number): Promise<Begun> =>
    connection.write(async (db) => {
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
        .where((row) => row.or([row('started_at', '<=', at - timeoutMs), row('started_at', '>', at)]))
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
    const deleted = connection.write((db) =>
      db
        .deleteFrom('handled_events')
        .where('key', 'in', [...keys])
        .execute(),
    );
    await orFallback(deleted, []);
  }

  return {
    async begin(keys, at, timeoutMs = defaultTimeoutMs) {
      if (keys.some((key) => isBlocking(remembered.get(key), at, timeoutMs))) return 'handled';
      for (const key of keys) rememberMark(key, { startedAt: at, finishedAt: null });
      // In the background: nothing depends on it.
      void orFallback(clean(at), undefined);
      const taken: string[] = [];
      let begun: Begun = 'first';
      // All replicas use the same order: two that get one event under different ids meet at the same key first.
      const begunAt = performance.now();
      for (const key of [...keys].sort()) {
        const left = Math.max(maxWaitMs - (performance.now() - begunAt), 0);
        const outcome = await orFallback(take(key, at, timeoutMs), 'first', left);
        if (outcome === 'underWay' || outcome === 'handled') {
          // Release the keys that were claimed so far: they would block the next delivery.
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
      for (const key of keys) rememberMark(key, { startedAt: at, finishedAt: at });
      const finished = connection.write((db) =>
        db
          .updateTable('handled_events')
          .set({ finished_at: at })
          .where('key', 'in', [...keys])
          .execute(),
      );
      await orFallback(finished, []);
    },

    async release(keys) {
      for (const key of keys) remembered.delete(key);
      const released = connection.write((db) =>
        db
          .updateTable('handled_events')
          .set((row) => ({ started_at: row('started_at', '-', releasedBy) }))
          .where('key', 'in', [...keys])
          .execute(),
      );
      await orFallback(released, []);
    },
  };
}
