import { StoreError } from '../errors.ts';
import type { Run } from './guard.ts';

export type HandledEvents = {
  /**
   * Whether to handle what was delivered under these keys (its `event_id`, its `channel:ts`): yes when
   * none of them has been begun, or when the one that began has not finished within `patience`
   * milliseconds, so that its process is taken to have died. `at` is now.
   */
  readonly begin: (keys: readonly string[], at: number, patience?: number) => Promise<boolean>;
  /** From now on deliveries under these keys are dropped. */
  readonly finish: (keys: readonly string[], at: number) => Promise<void>;
  /** Handling failed: the next delivery under these keys is handled again. */
  readonly release: (keys: readonly string[]) => Promise<void>;
};

type Mark = { readonly startedAt: number; readonly finishedAt: number | null };

const usualPatience = 45_000;
/** Slack's last retry comes after five minutes; a day leaves room for one that was held up. */
const keptFor = 24 * 60 * 60_000;
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
export function createHandledEvents(run: Run): HandledEvents {
  const remembered = new Map<string, Mark>();
  let cleanedAt: number | undefined;

  async function ifItWorks<T>(work: Promise<T>, otherwise: T): Promise<T> {
    try {
      return await work;
    } catch (error) {
      if (error instanceof StoreError) return otherwise;
      throw error;
    }
  }

  async function clean(at: number): Promise<void> {
    if (cleanedAt !== undefined && Math.abs(at - cleanedAt) < cleanEvery) return;
    cleanedAt = at;
    for (const [key, { startedAt }] of remembered) if (startedAt < at - keptFor) remembered.delete(key);
    await run((db) =>
      db
        .deleteFrom('handled_events')
        .where('started_at', '<', at - keptFor)
        .execute(),
    );
  }

  /** One statement decides per key, so that of two replicas only one goes on. */
  const take = (key: string, at: number, patience: number) =>
    run(async (db) => {
      const taken = await db
        .insertInto('handled_events')
        .values({ key, started_at: at, finished_at: null })
        .onConflict((conflict) =>
          conflict
            .column('key')
            .doUpdateSet({ started_at: at })
            .where('handled_events.finished_at', 'is', null)
            .where((expression) =>
              expression.or([
                expression('handled_events.started_at', '<=', at - patience),
                expression('handled_events.started_at', '>', at),
              ]),
            ),
        )
        .returning('key')
        .executeTakeFirst();
      return taken !== undefined;
    });

  return {
    async begin(keys, at, patience = usualPatience) {
      if (keys.some((key) => inTheWay(remembered.get(key), at, patience))) return false;
      for (const key of keys) remembered.set(key, { startedAt: at, finishedAt: null });
      await ifItWorks(clean(at), undefined);
      // In one order everywhere: two replicas with the two names of one gesture meet at the same key first.
      for (const key of [...keys].sort()) if (!(await ifItWorks(take(key, at, patience), true))) return false;
      return true;
    },

    async finish(keys, at) {
      for (const key of keys) remembered.set(key, { startedAt: at, finishedAt: at });
      const finished = run((db) =>
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
      const released = run((db) =>
        db
          .deleteFrom('handled_events')
          .where('key', 'in', [...keys])
          .execute(),
      );
      await ifItWorks(released, []);
    },
  };
}
