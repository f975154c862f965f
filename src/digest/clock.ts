import { setTimeout as after } from 'node:timers/promises';

/**
 * Time, as far as digests depend on it. What the wall clock says decides what is due and may jump; how long
 * something has taken is told by `elapsed`, which never does. All in milliseconds.
 */
export type Clock = {
  readonly now: () => number;
  /** Time since some moment of the past, in this process only. */
  readonly elapsed: () => number;
  /** Resolves after `delay`, or as soon as `signal` is aborted. */
  readonly wait: (delay: number, signal: AbortSignal) => Promise<void>;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  wait: (delay, signal) => after(delay, undefined, { signal }).catch(() => undefined),
};

/** A wait that can be cut short. */
export type Alarm = {
  /** Resolves after `delay` milliseconds, or with the next `ring`. A ring that nobody waits for ends the next wait. */
  readonly wait: (delay: number) => Promise<void>;
  readonly ring: () => void;
};

export function createAlarm(clock: Clock): Alarm {
  let controller = new AbortController();
  return {
    async wait(delay) {
      if (!controller.signal.aborted) await clock.wait(delay, controller.signal);
      controller = new AbortController();
    },
    ring: () => controller.abort(),
  };
}
