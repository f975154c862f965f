import { setImmediate as soon } from 'node:timers/promises';
import type { Clock } from '../../src/digest/clock.ts';
import type { Scheduler } from '../../src/digest/scheduler.ts';

type Timer = { readonly at: number; readonly fire: () => void };

/** A clock that tests move; its timers fire in order. */
export type FakeClock = Clock & {
  /** Moves to `until`, and at every timer on the way waits until `scheduler` is idle. */
  readonly runTo: (until: number, scheduler: Scheduler) => Promise<void>;
  /** Sets the wall clock; timers in progress take as long as before. */
  readonly jumpTo: (now: number) => void;
};

export function createFakeClock(start: number): FakeClock {
  let elapsed = 0;
  let offset = start;
  const timers = new Set<Timer>();

  const wait: Clock['wait'] = (delay, signal) =>
    new Promise((resolve) => {
      const done = () => {
        timers.delete(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = { at: elapsed + Math.max(delay, 0), fire: done };
      if (signal.aborted) return void resolve();
      signal.addEventListener('abort', done);
      timers.add(timer);
    });

  /** Waits until the scheduler has nothing to do but to wait. */
  async function settle(scheduler: Scheduler): Promise<void> {
    for (let turn = 0; turn < 4; turn += 1) {
      await soon();
      await scheduler.idle();
    }
  }

  return {
    now: () => offset + elapsed,
    elapsed: () => elapsed,
    wait,
    async runTo(until, scheduler) {
      await settle(scheduler);
      for (;;) {
        const [next] = [...timers].sort((one, other) => one.at - other.at);
        if (next === undefined || offset + next.at > until) break;
        elapsed = Math.max(elapsed, next.at);
        next.fire();
        await settle(scheduler);
      }
      elapsed = Math.max(elapsed, until - offset);
    },
    jumpTo(now) {
      offset = now - elapsed;
    },
  };
}
