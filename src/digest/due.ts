import type { Subscription } from '../store/digests/subscription.ts';
import { latestSlot, nextSlot, type Slot } from '../usecases/digest/digest-schedule.ts';

/** Returns a schedule's latest slot at `now`, and the next. */
export type Slots = (
  subscription: Subscription,
  now: number,
) => { readonly latest: Slot; readonly next: Slot };

/** Returns a function that caches slots by schedule: thousands of digests are due at nine in the same time zone. */
export function createSlots(): Slots {
  const known = new Map<string, { readonly latest: Slot; readonly next: Slot }>();
  return (subscription, now) => {
    const { time, zone, days } = subscription;
    const key = `${time} ${zone} ${days.join('')}`;
    const before = known.get(key);
    if (before !== undefined && before.latest.at <= now && now < before.next.at) return before;
    const slots = { latest: latestSlot(subscription, now), next: nextSlot(subscription, now) };
    known.set(key, slots);
    return slots;
  };
}

/**
 * Returns the slot for which a digest is due at `now`, or `null`. Only the latest slot can be due: at most `window`
 * milliseconds old, and not from before the digest was set up or while it was paused.
 */
export function dueSlot(slots: Slots, subscription: Subscription, now: number, window: number): Slot | null {
  const { latest } = slots(subscription, now);
  return now - latest.at <= window && latest.at >= subscription.activeFrom ? latest : null;
}
