import { StoreError } from '../errors.ts';
import type { Delivery } from '../store/digests/delivery.ts';
import { checkSettings } from '../store/digests/digest-settings.ts';
import type { Subscription } from '../store/digests/subscription.ts';
import { createAlarm } from './clock.ts';
import { type DeliveryParts, deliver, type Task, unworkable } from './deliver.ts';
import { createSlots, dueSlot } from './due.ts';
import { createLane, type Lane, type Pace } from './send-queue.ts';

export type RunnerParts = DeliveryParts & {
  readonly pace: Pace;
  /** How often to look for what other replicas have set up or left behind, in milliseconds. */
  readonly lookEvery: number;
  /** Called before every look, with the time. */
  readonly beforeLook: (now: number) => Promise<void>;
};

/** What posts the digests. */
export type Runner = {
  readonly start: () => void;
  /** Looks at once: something was asked for. */
  readonly wake: () => void;
  /** Resolves when no look and no delivery is under way. */
  readonly idle: () => Promise<void>;
  /** Begins nothing new and waits for what is under way, at most the time that a delivery can take. */
  readonly stop: () => Promise<void>;
};

const oneDay = 24 * 60 * 60_000;
/** How long rows are looked after, counted from their slot. */
const lookBack = 2 * oneDay;

const keyOf = ({ subscriptionId, day }: Pick<Delivery, 'subscriptionId' | 'day'>) =>
  `${subscriptionId} ${day}`;

/** The store says itself what ails it; the next look tries again. */
function ignoreStoreError(error: unknown): void {
  if (!(error instanceof StoreError)) throw error;
}

/** Finds what is due, or was left by a process that died, and hands it to the workspaces' lanes. */
export function createRunner(parts: RunnerParts): Runner {
  const { store, clock, log, lease, window } = parts;
  const slots = createSlots();
  const lanes = new Map<string, Lane>();
  /** Since when, by this process's own time, a row has stood as it is. */
  const watched = new Map<string, { readonly version: number; readonly since: number }>();
  const alarm = createAlarm(clock);
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();

  async function run(task: Task): ReturnType<typeof deliver> {
    try {
      return await deliver(parts, task);
    } catch (error) {
      // The store says what ails it by itself; the row is found again by a later look.
      if (!(error instanceof StoreError))
        log.error({ err: error, channel: task.channel }, 'a digest could not be made');
      return { kind: 'done' };
    }
  }

  function add(task: Task, key: string): void {
    const lane = lanes.get(task.team) ?? createLane(clock, parts.pace, run);
    lanes.set(task.team, lane);
    lane.add(key, task);
  }

  /** Whether a row that somebody holds has stood still so long that its holder must be dead. */
  function isLeft({ id, version }: Delivery): boolean {
    const before = watched.get(id);
    if (before?.version === version) return clock.elapsed() - before.since >= lease;
    watched.set(id, { version, since: clock.elapsed() });
    return false;
  }

  /** Why a digest's slots cannot be worked out; `null` where they can. */
  function faultOf(subscription: Subscription, now: number): Error | null {
    try {
      checkSettings(subscription);
      slots(subscription, now);
      return null;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  /** The digests whose slots can be worked out. Each other one stops by itself, and its owner is told. */
  async function workableOnes(all: readonly Subscription[], now: number): Promise<readonly Subscription[]> {
    const workable: Subscription[] = [];
    for (const one of all) {
      const fault = faultOf(one, now);
      if (fault === null) workable.push(one);
      else {
        log.error({ digest: one.id, reason: fault.message }, 'the digest stops: its settings cannot be');
        await store.deliveries.stop(one, unworkable, now).catch(ignoreStoreError);
      }
    }
    return workable;
  }

  function startDue(subscriptions: readonly Subscription[], known: ReadonlySet<string>, now: number): void {
    for (const subscription of subscriptions) {
      const slot = dueSlot(slots, subscription, now, window);
      if (slot === null) continue;
      const { id, team, channel } = subscription;
      const fresh = {
        subscriptionId: id,
        day: slot.day,
        kind: 'daily',
        slotAt: slot.at,
        team,
        channel,
      } as const;
      if (!known.has(keyOf(fresh))) add({ team, channel, work: { fresh } }, keyOf(fresh));
    }
  }

  function takeUp(rows: readonly Delivery[], now: number): void {
    for (const row of rows) {
      const { state, kind, slotAt, team, channel } = row;
      const untouched = state === 'waiting' || state === 'claimed';
      if (untouched && kind !== 'notice' && now - slotAt > window) continue;
      if (lanes.get(team)?.has(keyOf(row))) continue;
      if (state === 'waiting' || isLeft(row)) add({ team, channel, work: { row } }, keyOf(row));
    }
    const open = new Set(rows.map(({ id }) => id));
    for (const id of watched.keys()) if (!open.has(id)) watched.delete(id);
  }

  /** One look; returns how long until the next is needed. */
  async function look(): Promise<number> {
    const now = clock.now();
    await parts.beforeLook(now);
    const subscriptions = await workableOnes(await store.subscriptions.allActive(), now);
    // Before the rows: what comes into the ledger in between is then taken for new, and the claim decides.
    const known = await store.deliveries.known(now - window - oneDay);
    const rows = await store.deliveries.open(now - lookBack);
    startDue(subscriptions, known, now);
    takeUp(rows, now);
    const untilNext = (one: Subscription) => slots(one, now).next.at - now;
    const next = subscriptions.reduce((least, one) => Math.min(least, untilNext(one)), parts.lookEvery);
    return watched.size > 0 ? Math.min(next, lease / 2) : next;
  }

  async function lookSafely(): Promise<number> {
    try {
      return await look();
    } catch (error) {
      if (!(error instanceof StoreError)) log.error({ err: error }, 'looking for due digests failed');
      return Math.min(parts.lookEvery, 5_000);
    }
  }

  async function go(): Promise<void> {
    while (!stopped) {
      const looked = lookSafely();
      looking = looked.then(() => undefined);
      await alarm.wait(await looked);
    }
  }

  async function idle(): Promise<void> {
    await looking;
    await Promise.all([...lanes.values()].map((lane) => lane.idle()));
  }

  return {
    start: () => void go(),
    wake: alarm.ring,
    idle,
    async stop() {
      stopped = true;
      alarm.ring();
      for (const lane of lanes.values()) lane.stop();
      await idle();
    },
  };
}
