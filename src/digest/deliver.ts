import type { WebClient } from '@slack/web-api';
import { DigestError, QueryError } from '../errors.ts';
import type { Message } from '../slack/outbound/message.ts';
import type { Delivery, NewDelivery } from '../store/digests/delivery.ts';
import type { Subscription } from '../store/digests/subscription.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import { failureOf } from './outcome.ts';
import { conversationOf, findDelivery, postDelivery } from './post.ts';

/** A message and the quotes in it; `null` for nothing to say. */
export type Composed = { readonly message: Message; readonly quoteIds: readonly string[] } | null;

export type DeliveryLog = {
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
};

/** What delivering works with. */
export type DeliveryParts = {
  readonly store: Pick<Store, 'subscriptions' | 'deliveries'>;
  /** What a delivery says. @throws StoreError, and whatever keeps it from being composed. */
  readonly compose: (delivery: Delivery, subscription: Subscription) => Promise<Composed>;
  /** The client for a workspace, or `null` where the app is not installed (any more). */
  readonly clientOf: (team: string) => Promise<WebClient | null>;
  readonly clock: Clock;
  readonly log: DeliveryLog;
  /** How long after its slot a digest may still be posted, in milliseconds. */
  readonly window: number;
  /** How long a message may take to show in a channel's history, and a process to be taken for dead. */
  readonly lease: number;
  /** When this process began, by its wall clock, in milliseconds. */
  readonly startedAt: number;
};

/** A message to be delivered: not in the ledger yet (`fresh`), or a row that nobody holds (any more). */
export type Task = {
  readonly team: string;
  readonly channel: string;
  readonly work: { readonly fresh: NewDelivery } | { readonly row: Delivery };
};

/** What is to follow: nothing; this task again after `delay`; or the whole workspace waits that long. */
export type Next =
  | { readonly kind: 'done' }
  | { readonly kind: 'again' | 'limited' | 'barred'; readonly delay: number; readonly row: Delivery };

const done: Next = { kind: 'done' };
/** The reason of a digest that stops because it cannot be worked out as it stands in the store. */
export const unworkable = 'unworkable';
const barredFor = 60_000;
/** A row that is past its time is only looked up, so that it is known what the channel has had. */
const lateLook = 10 * 60_000;

/** Takes the delivery on. A row on its way when it was left may be out: that has to be found out first. */
async function hold({ deliveries }: DeliveryParts['store'], { work }: Task): Promise<Delivery | null> {
  if ('fresh' in work) return await deliveries.claim(work.fresh);
  const { state } = work.row;
  const left = state === 'sending' || state === 'unknown';
  return await deliveries.move(work.row, { state: left ? 'unknown' : 'claimed' });
}

/** Posts what is held. Between `sending` and the post nothing else happens. */
async function send(
  parts: DeliveryParts,
  client: WebClient,
  held: Delivery,
  conversation: string,
  composed: NonNullable<Composed>,
): Promise<Next> {
  const { store, clock, log } = parts;
  const { subscriptionId, channel, day } = held;
  const sendingAt = clock.now();
  const begun = clock.elapsed();
  // A suspended process may find that only one of its two clocks has gone on.
  const stoodStill = () => Math.max(clock.elapsed() - begun, clock.now() - sendingAt) > parts.lease / 4;
  const row = await store.deliveries.move(held, { state: 'sending', sendingAt, quoteIds: composed.quoteIds });
  if (row === null) return done;
  // A process that was suspended here may have been taken for dead, and its delivery made by another.
  if (stoodStill()) return { kind: 'again', delay: parts.lease, row };
  try {
    const ts = await postDelivery(client, conversation, row, composed.message, () => {
      if (stoodStill()) throw new Error('this process stood still before the call');
    });
    await store.deliveries.sent(row, ts, clock.now());
    log.info({ digest: subscriptionId, channel, day, quotes: composed.quoteIds.length }, 'digest posted');
    return done;
  } catch (error) {
    if (failureOf(error).kind === 'unknown') {
      // At once, before anybody can delete it: a message that has been seen is never posted again.
      const ts = await findDelivery(client, conversation, row).catch(() => null);
      if (ts !== null) {
        await store.deliveries.sent(row, ts, clock.now());
        return done;
      }
    }
    return await failed(parts, row, error);
  }
}

/** Stops the digest that a row is of, and has its owner told. */
async function stopDigest({ store, clock }: DeliveryParts, row: Delivery, reason: string): Promise<Next> {
  const { id, kind, subscriptionId, team } = row;
  const subscription = await store.subscriptions.getIn(team, subscriptionId);
  if (kind === 'notice' || subscription === null)
    await store.deliveries.move(row, { state: 'refused', reason });
  else {
    const { owner: channel } = subscription;
    const notice = { subscriptionId, day: `stopped:${id}`, kind: 'notice', team, channel, reason } as const;
    await store.deliveries.refuse(row, reason, { ...notice, slotAt: clock.now() });
  }
  return done;
}

async function failed(parts: DeliveryParts, row: Delivery, error: unknown): Promise<Next> {
  const { store, log } = parts;
  const { subscriptionId, team, channel, day } = row;
  const fields = { digest: subscriptionId, channel, day };
  const failure = failureOf(error);
  const again = async (kind: 'again' | 'limited' | 'barred', delay: number, state: Delivery['state']) => {
    const moved = await store.deliveries.move(row, { state });
    return moved === null ? done : ({ kind, delay, row: moved } as const);
  };
  switch (failure.kind) {
    case 'limited':
      return await again('limited', failure.delay, row.state === 'unknown' ? 'unknown' : 'waiting');
    case 'unknown':
      log.warn(
        { ...fields, reason: failure.reason },
        'Slack may have taken the digest: its channel will be read',
      );
      return await again('again', parts.lease, 'unknown');
    case 'barred':
      log.error({ ...fields, team, reason: failure.reason }, 'the workspace does not let the bot in');
      // Reading a channel wants permissions of its own: without them the others can still be posted.
      if (row.state === 'unknown') return await again('again', lateLook, 'unknown');
      return await again('barred', barredFor, 'waiting');
    case 'rejected':
      log.error({ ...fields, reason: failure.reason }, 'Slack refuses the digest as it is');
      await store.deliveries.move(row, { state: 'refused', reason: failure.reason });
      return done;
    case 'gone':
      log.warn({ ...fields, reason: failure.reason }, 'the digest stops: its channel cannot be posted to');
      return await stopDigest(parts, row, failure.reason);
  }
}

/** Whether what is held may still be posted now. */
function inTime({ clock, window }: DeliveryParts, { kind, slotAt }: Delivery): boolean {
  return kind === 'notice' || clock.now() - slotAt <= window;
}

/** What to say, and to which conversation; `done` where nothing is to be posted. */
async function proceed(parts: DeliveryParts, client: WebClient, held: Delivery): Promise<Next> {
  const { deliveries, subscriptions } = parts.store;
  const conversation = await conversationOf(client, held);
  // What was due before this process began may have been posted by one whose ledger is not this one.
  if (held.state === 'unknown' || held.slotAt < parts.startedAt) {
    const ts = await findDelivery(client, conversation, held);
    if (ts !== null) {
      await deliveries.sent(held, ts, parts.clock.now());
      return done;
    }
  }
  if (!inTime(parts, held)) return { kind: 'again', delay: lateLook, row: held };
  const subscription = await subscriptions.getIn(held.team, held.subscriptionId);
  if (subscription === null || (held.kind === 'daily' && subscription.state !== 'on')) {
    await deliveries.move(held, { state: 'quiet', reason: 'turned off' });
    return done;
  }
  const composed = await parts.compose(held, subscription);
  if (composed === null) {
    await deliveries.move(held, { state: 'quiet', reason: 'nothing new' });
    return done;
  }
  return await send(parts, client, held, conversation, composed);
}

/**
 * One step towards a message that stands in its channel once: the ledger is written before and after
 * every call, so that whoever finds the row later knows what can have happened.
 * @throws StoreError; the row then says what is known, and is found again.
 */
export async function deliver(parts: DeliveryParts, task: Task): Promise<Next> {
  const client = await parts.clientOf(task.team);
  if (client === null) return done;
  const held = await hold(parts.store, task);
  if (held === null) return done;
  try {
    return await proceed(parts, client, held);
  } catch (error) {
    if (error instanceof DigestError || error instanceof QueryError) {
      parts.log.warn(
        { digest: held.subscriptionId, reason: error.message },
        'the digest stops: it cannot be made',
      );
      return await stopDigest(parts, held, unworkable);
    }
    // What fails here is reading or opening the conversation; a row whose fate is unknown stays so.
    if (!isSlackError(error)) throw error;
    return await failed(parts, held, error);
  }
}

function isSlackError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('slack_webapi');
}
