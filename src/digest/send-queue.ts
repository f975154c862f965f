import { type Clock, createAlarm } from './clock.ts';
import type { Next, Task } from './deliver.ts';

/** How fast one workspace is posted to, in milliseconds. */
export type Pace = {
  /** Between two messages of a workspace. */
  readonly betweenPosts: number;
  /** Between two messages of a channel: Slack takes about one a second. */
  readonly betweenChannelPosts: number;
};

/** One workspace's messages, waiting their turn. */
export type Lane = {
  /** Takes a task in, unless one with this key is waiting or under way. */
  readonly add: (key: string, task: Task) => void;
  readonly has: (key: string) => boolean;
  /** Resolves when nothing is under way; tasks that wait for their time do not count. */
  readonly idle: () => Promise<void>;
  readonly stop: () => void;
};

type Waiting = { readonly key: string; readonly task: Task; readonly from: number };

const mostAtOnce = 40;
/** After a 429 the whole workspace slows down this much, and picks up again with every message that is taken. */
const slower = 2;
const slowest = 2_000;

/**
 * Starts one task after another at the workspace's pace. A channel that has just had a message, or that Slack
 * holds back, is passed over: the others go on.
 */
export function createLane(clock: Clock, pace: Pace, run: (task: Task) => Promise<Next>): Lane {
  const waiting: Waiting[] = [];
  const underWay = new Map<string, Promise<void>>();
  const keys = new Set<string>();
  const freeFrom = new Map<string, number>();
  const alarm = createAlarm(clock);
  let gap = pace.betweenPosts;
  let openFrom = 0;
  let stopped = false;
  let running = false;

  const readyAt = ({ task, from }: Waiting) => Math.max(from, freeFrom.get(task.channel) ?? 0);

  /** The first that may start now; otherwise how long until one may. */
  function pick(): Waiting | number {
    const now = clock.elapsed();
    let soonest = Number.POSITIVE_INFINITY;
    for (const [index, one] of waiting.entries()) {
      const at = readyAt(one);
      if (at <= now) {
        waiting.splice(index, 1);
        return one;
      }
      soonest = Math.min(soonest, at);
    }
    return soonest - now;
  }

  async function start({ key, task }: Waiting): Promise<void> {
    freeFrom.set(task.channel, Number.POSITIVE_INFINITY);
    let next: Next = { kind: 'done' };
    try {
      next = await run(task);
    } finally {
      const now = clock.elapsed();
      const delay = next.kind === 'limited' ? next.delay : 0;
      freeFrom.set(task.channel, now + Math.max(delay, pace.betweenChannelPosts));
      underWay.delete(key);
      gap =
        next.kind === 'limited' ? Math.min(gap * slower, slowest) : Math.max(gap / slower, pace.betweenPosts);
      if (next.kind === 'barred') openFrom = now + next.delay;
      if (next.kind === 'done') keys.delete(key);
      else waiting.push({ key, task: { ...task, work: { row: next.row } }, from: now + next.delay });
      alarm.ring();
    }
  }

  async function go(): Promise<void> {
    running = true;
    while (!stopped && (waiting.length > 0 || underWay.size > 0)) {
      const shut = openFrom - clock.elapsed();
      const picked = shut > 0 ? shut : underWay.size >= mostAtOnce ? Number.POSITIVE_INFINITY : pick();
      if (typeof picked === 'number') {
        await alarm.wait(Math.min(picked, 60_000));
        continue;
      }
      underWay.set(picked.key, start(picked));
      await clock.wait(gap, new AbortController().signal);
    }
    running = false;
    // Channels that are free again need not be remembered.
    const now = clock.elapsed();
    for (const [channel, at] of freeFrom) if (at <= now) freeFrom.delete(channel);
  }

  return {
    add(key, task) {
      if (keys.has(key)) return;
      keys.add(key);
      waiting.push({ key, task, from: 0 });
      alarm.ring();
      if (!running) void go();
    },
    has: (key) => keys.has(key),
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay.values());
    },
    stop() {
      stopped = true;
      alarm.ring();
    },
  };
}
