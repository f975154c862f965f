import type { Subscription } from '../store/digests/subscription.ts';
import { latestSlot, nextSlot, type Slot } from '../usecases/digest-schedule.ts';

/** The latest slot of a schedule at an instant, and when the next begins. */
export type Slots = (
  subscription: Subscription,
  now: number,
) => { readonly latest: Slot; readonly next: Slot };

/** Works slots out once for all digests of one schedule: thousands are due at nine in the same zone. */
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
 * The slot that a digest is to be posted for at `now`, or `null`: the latest only, not older than `window`
 * milliseconds, and not from before the digest was set up or while it was paused.
 */
export function dueSlot(slots: Slots, subscription: Subscription, now: number, window: number): Slot | null {
  const { latest } = slots(subscription, now);
  return now - latest.at <= window && latest.at >= subscription.activeFrom ? latest : null;
}
