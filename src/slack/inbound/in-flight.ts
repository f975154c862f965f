import { setTimeout as after } from 'node:timers/promises';

/** What is under way, so that stopping can wait for it. */
export type Work = {
  /** Counts `task` as under way until it settles, and hands it back. */
  track<T>(task: Promise<T>): Promise<T>;
  /** Resolves when nothing is under way, or after `patience` milliseconds, with how much was left. */
  drain(patience: number): Promise<number>;
};

export function createWork(): Work {
  const underWay = new Set<Promise<unknown>>();
  return {
    track(task) {
      underWay.add(task);
      const done = () => underWay.delete(task);
      task.then(done, done);
      return task;
    },
    async drain(patience) {
      const enough = new AbortController();
      const lost = after(patience, 'late', { signal: enough.signal }).catch(() => 'done');
      while (underWay.size > 0) {
        const outcome = await Promise.race([Promise.allSettled([...underWay]), lost]);
        if (outcome === 'late') break;
      }
      enough.abort();
      return underWay.size;
    },
  };
}
