import { setTimeout as after } from 'node:timers/promises';

/** Tasks in progress, so that stopping can wait for them. */
export type InFlight = {
  /** Counts `task` as in progress until it settles. Returns it. */
  track<T>(task: Promise<T>): Promise<T>;
  /** Resolves with the number of tasks left: 0, or more after `timeoutMs` milliseconds. */
  drain(timeoutMs: number): Promise<number>;
};

export function createInFlight(): InFlight {
  const underWay = new Set<Promise<unknown>>();
  return {
    track(task) {
      underWay.add(task);
      const done = () => underWay.delete(task);
      task.then(done, done);
      return task;
    },
    async drain(timeoutMs) {
      const enough = new AbortController();
      const lost = after(timeoutMs, 'late', { signal: enough.signal }).catch(() => 'done');
      while (underWay.size > 0) {
        const outcome = await Promise.race([Promise.allSettled([...underWay]), lost]);
        if (outcome === 'late') break;
      }
      enough.abort();
      return underWay.size;
    },
  };
}
