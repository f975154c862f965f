import { type Clock, createAlarm } from './clock.ts';
import type { Next, Task } from './deliver.ts';

/** Milliseconds between messages to one workspace. */
export type Pace = {
  /** Between two messages of a workspace. */
  readonly betweenPosts: number;
  /** Between two messages of a channel: Slack takes about one a second. */
  readonly betweenChannelPosts: number;
};

/** The messages of one workspace that wait to be sent. */
export type SendQueue = {
  /** Adds a task, unless one with this key is waiting or in progress. */
  readonly add: (key: string, task: Task) => void;
  readonly has: (key: string) => boolean;
  /** Resolves when no task is in progress; waiting tasks do not count. */
  readonly idle: () => Promise<void>;
  readonly stop: () => void;
};

type Waiting = { readonly key: string; readonly task: Task; readonly from: number };

const maxConcurrent = 40;
/** A 429 multiplies the gap between a workspace's messages by this, and every posted message divides it again. */
const slowdown = 2;
const maxGap = 2_000;

/**
 * Starts tasks one after another at the workspace's pace. A channel that has just had a message, or that Slack rate
 * limits, is skipped until it may have the next one.
 */
export function createSendQueue(clock: Clock, pace: Pace, run: (task: Task) => Promise<Next>): SendQueue {
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

  /** Removes and returns the first task that may start now; otherwise returns the milliseconds until one may. */
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
        next.kind === 'limited'
          ? Math.min(gap * slowdown, maxGap)
          : Math.max(gap / slowdown, pace.betweenPosts);
      if (next.kind === 'barred') openFrom = now + next.delay;
      if (next.kind === 'done') keys.delete(key);
      else waiting.push({ key, task: { ...task, work: { row: next.row } }, from: now + next.delay });
      alarm.ring();
    }
  }

  async function go(): Promise<void> {
    running = true;
    while (!stopped && (waiting.length > 0 || underWay.size > 0)) {
      const closedFor = openFrom - clock.elapsed();
      const picked =
        closedFor > 0 ? closedFor : underWay.size >= maxConcurrent ? Number.POSITIVE_INFINITY : pick();
      if (typeof picked === 'number') {
        await alarm.wait(Math.min(picked, 60_000));
        continue;
      }
      underWay.set(picked.key, start(picked));
      await clock.wait(gap, new AbortController().signal);
    }
    running = false;
    // Forget the channels that may be posted to again.
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
