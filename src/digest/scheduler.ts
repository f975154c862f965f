import { StoreError } from '../errors.ts';
import type { DigestDelivery } from '../store/digests/delivery.ts';
import { checkSettings } from '../store/digests/digest-settings.ts';
import type { Subscription } from '../store/digests/subscription.ts';
import { createAlarm } from './clock.ts';
import { type DeliveryParts, deliver, type Task, unworkable } from './deliver.ts';
import { createSlots, dueSlot } from './due.ts';
import { createSendQueue, type Pace, type SendQueue } from './send-queue.ts';

export type SchedulerParts = DeliveryParts & {
  readonly pace: Pace;
  /** Milliseconds between two ticks at most: other replicas may have set digests up or left rows behind. */
  readonly tickEvery: number;
  /** Called before every tick, with the time. */
  readonly beforeTick: (now: number) => Promise<void>;
};

/** Posts the digests when they are due. */
export type Scheduler = {
  readonly start: () => void;
  /** Starts a tick at once, for a message that somebody asked for. */
  readonly wake: () => void;
  /** Resolves when no tick and no delivery is in progress. */
  readonly idle: () => Promise<void>;
  /** Starts no new delivery and waits for those in progress, as long as one can take at most. */
  readonly stop: () => Promise<void>;
};

const oneDay = 24 * 60 * 60_000;
/** Rows whose slot is older are left alone. Milliseconds. */
const maxRowAge = 2 * oneDay;

const keyOf = ({ subscriptionId, day }: Pick<DigestDelivery, 'subscriptionId' | 'day'>) =>
  `${subscriptionId} ${day}`;

/** The store has logged the error; the next tick tries again. */
function ignoreStoreError(error: unknown): void {
  if (!(error instanceof StoreError)) throw error;
}

/** Finds what is due, and rows that a process left when it died, and adds them to the workspaces' send queues. */
export function createScheduler(parts: SchedulerParts): Scheduler {
  const { store, clock, log, lease, window } = parts;
  const slots = createSlots();
  const queues = new Map<string, SendQueue>();
  /** For each open row: its version, and when this process first saw it, by its monotonic clock. */
  const watched = new Map<string, { readonly version: number; readonly since: number }>();
  const alarm = createAlarm(clock);
  let stopped = false;
  let ticking: Promise<void> = Promise.resolve();

  async function run(task: Task): ReturnType<typeof deliver> {
    try {
      return await deliver(parts, task);
    } catch (error) {
      // The store has logged its own errors; a later tick finds the row again.
      if (!(error instanceof StoreError))
        log.error({ err: error, channel: task.channel }, 'a digest could not be made');
      return { kind: 'done' };
    }
  }

  function add(task: Task, key: string): void {
    const queue = queues.get(task.team) ?? createSendQueue(clock, parts.pace, run);
    queues.set(task.team, queue);
    queue.add(key, task);
  }

  /** True if a row has not changed for so long that the process that holds it must be dead. */
  function isLeft({ id, version }: DigestDelivery): boolean {
    const before = watched.get(id);
    if (before?.version === version) return clock.elapsed() - before.since >= lease;
    watched.set(id, { version, since: clock.elapsed() });
    return false;
  }

  /** Returns why a digest's slots cannot be computed; `null` if they can. */
  function faultOf(subscription: Subscription, now: number): Error | null {
    try {
      checkSettings(subscription);
      slots(subscription, now);
      return null;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  /** Returns the digests whose slots can be computed. Each of the others is stopped, and its owner is told. */
  async function workableOnes(all: readonly Subscription[], now: number): Promise<readonly Subscription[]> {
    const workable: Subscription[] = [];
    for (const one of all) {
      const fault = faultOf(one, now);
      if (fault === null) workable.push(one);
      else {
        log.error({ digest: one.id, reason: fault.message }, 'the digest stops: its settings are invalid');
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

  function takeUp(rows: readonly DigestDelivery[], now: number): void {
    for (const row of rows) {
      const { state, kind, slotAt, team, channel } = row;
      const untouched = state === 'waiting' || state === 'claimed';
      if (untouched && kind !== 'notice' && now - slotAt > window) continue;
      if (queues.get(team)?.has(keyOf(row))) continue;
      if (state === 'waiting' || isLeft(row)) add({ team, channel, work: { row } }, keyOf(row));
    }
    const open = new Set(rows.map(({ id }) => id));
    for (const id of watched.keys()) if (!open.has(id)) watched.delete(id);
  }

  /** Adds everything that is due to the queues. Returns the milliseconds until the next tick. */
  async function tick(): Promise<number> {
    const now = clock.now();
    await parts.beforeTick(now);
    const subscriptions = await workableOnes(await store.subscriptions.allActive(), now);
    // Read before the rows: a row that is added in between then counts as new, and claiming it decides.
    const known = await store.deliveries.known(now - window - oneDay);
    const rows = await store.deliveries.open(now - maxRowAge);
    startDue(subscriptions, known, now);
    takeUp(rows, now);
    const untilNext = (one: Subscription) => slots(one, now).next.at - now;
    const next = subscriptions.reduce((least, one) => Math.min(least, untilNext(one)), parts.tickEvery);
    return watched.size > 0 ? Math.min(next, lease / 2) : next;
  }

  async function tickSafely(): Promise<number> {
    try {
      return await tick();
    } catch (error) {
      if (!(error instanceof StoreError)) log.error({ err: error }, 'finding due digests failed');
      return Math.min(parts.tickEvery, 5_000);
    }
  }

  async function go(): Promise<void> {
    while (!stopped) {
      const ticked = tickSafely();
      ticking = ticked.then(() => undefined);
      await alarm.wait(await ticked);
    }
  }

  async function idle(): Promise<void> {
    await ticking;
    await Promise.all([...queues.values()].map((queue) => queue.idle()));
  }

  return {
    start: () => void go(),
    wake: alarm.ring,
    idle,
    async stop() {
      stopped = true;
      alarm.ring();
      for (const queue of queues.values()) queue.stop();
      await idle();
    },
  };
}
