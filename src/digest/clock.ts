import { setTimeout as after } from 'node:timers/promises';

/**
 * The time, injected so that tests can set it. The wall clock `now` decides what is due, and can jump; durations are
 * measured with `elapsed`, which is monotonic. All in milliseconds.
 */
export type Clock = {
  readonly now: () => number;
  /** Monotonic time of this process. */
  readonly elapsed: () => number;
  /** Resolves after `delay`, or as soon as `signal` is aborted. */
  readonly wait: (delay: number, signal: AbortSignal) => Promise<void>;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  wait: (delay, signal) => after(delay, undefined, { signal }).catch(() => undefined),
};

/** A wait that can be ended early. */
export type Alarm = {
  /** Resolves after `delay` milliseconds, or with the next `ring`. If nobody is waiting, the ring ends the next wait at once. */
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
