import { setTimeout as after } from 'node:timers/promises';
import { createRate } from '../inbound/rate-limit/token-bucket.ts';

/** How often Homes are redrawn. */
export type RedrawPace = {
  /** Milliseconds between the first change and the redraw: changes in between are shown by the same one. */
  readonly mergeFor: number;
  /** Redraws of one workspace's Homes. */
  readonly perMinute: number;
};

/**
 * A redraw takes one call of `users.conversations`, of which Slack lets through some fifty a minute, and one of
 * `views.publish`, some hundred. Up to `perMinute` may come at once and as many again within the minute.
 */
export const usualPace: RedrawPace = { mergeFor: 1_000, perMinute: 25 };

/** A Home that waits to be redrawn. */
export type Redraw = { readonly key: string; readonly team: string };

/**
 * Draws Homes one after the other, at `pace`. A Home that waits already is not added again. `draw` must not throw.
 * `now` gives milliseconds.
 */
export function createRedraws(
  draw: (key: string) => Promise<void>,
  now: () => number,
  { mergeFor, perMinute }: RedrawPace = usualPace,
): (homes: readonly Redraw[]) => void {
  const waiting = new Map<string, string>();
  const rate = createRate(perMinute, now);
  let isRunning = false;
  const pause = (milliseconds: number) => after(milliseconds, undefined, { ref: false });

  /** Draws the Homes that their workspace's rate allows. Returns the milliseconds until more are allowed. */
  async function drawWaiting(): Promise<number> {
    let wait = Number.POSITIVE_INFINITY;
    for (const [key, team] of waiting) {
      const decision = rate.take(team);
      if (decision.kind !== 'go') {
        wait = Math.min(wait, decision.seconds * 1_000);
        continue;
      }
      waiting.delete(key);
      await draw(key);
    }
    return wait;
  }

  async function run(): Promise<void> {
    for (let wait = mergeFor; waiting.size > 0; ) {
      await pause(wait);
      wait = await drawWaiting();
      if (wait === Number.POSITIVE_INFINITY) wait = mergeFor;
    }
    isRunning = false;
  }

  return (homes) => {
    for (const { key, team } of homes) waiting.set(key, team);
    if (isRunning || waiting.size === 0) return;
    isRunning = true;
    void run();
  };
}
