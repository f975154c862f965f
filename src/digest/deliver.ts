import type { WebClient } from '@slack/web-api';
import { DigestError, QueryError } from '../errors.ts';
import type { Message } from '../slack/outbound/message.ts';
import type { DigestDelivery, NewDigestDelivery } from '../store/digests/delivery.ts';
import type { Subscription } from '../store/digests/subscription.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import { failureOf } from './outcome.ts';
import { conversationOf, findDelivery, postDelivery } from './post.ts';

/** A message and the ids of its quotes; `null` if there is nothing to post. */
export type Composed = { readonly message: Message; readonly quoteIds: readonly string[] } | null;

export type DeliveryLog = {
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
};

/** What delivering needs. */
export type DeliveryParts = {
  readonly store: Pick<Store, 'subscriptions' | 'deliveries'>;
  /** Composes a delivery's message. @throws StoreError, QueryError, DigestError */
  readonly compose: (delivery: DigestDelivery, subscription: Subscription) => Promise<Composed>;
  /** Returns the client for a workspace, or `null` if the app is not installed there. */
  readonly clientOf: (team: string) => Promise<WebClient | null>;
  readonly clock: Clock;
  readonly log: DeliveryLog;
  /** How long after its slot a digest may still be posted, in milliseconds. */
  readonly window: number;
  /** Milliseconds after which a message must show in a channel's history, and a process counts as dead. */
  readonly lease: number;
  /** When this process began, by its wall clock, in milliseconds. */
  readonly startedAt: number;
};

/** A message to deliver: not in the ledger yet (`fresh`), or a row that no living process holds. */
export type Task = {
  readonly team: string;
  readonly channel: string;
  readonly work: { readonly fresh: NewDigestDelivery } | { readonly row: DigestDelivery };
};

/** What follows: nothing (`done`), this task again after `delay` milliseconds, or the whole workspace waits (`barred`). */
export type Next =
  | { readonly kind: 'done' }
  | { readonly kind: 'again' | 'limited' | 'barred'; readonly delay: number; readonly row: DigestDelivery };

const done: Next = { kind: 'done' };
/** The reason of a digest that is stopped because its stored settings are invalid. */
export const unworkable = 'unworkable';
const barredDelay = 60_000;
/** Milliseconds until a row that is too late to be posted is looked up again: its quotes count if they were posted. */
const lateRetryDelay = 10 * 60_000;

/** Claims the delivery for this process. A row that was left in `sending` may have been posted: it becomes `unknown`. */
async function hold({ deliveries }: DeliveryParts['store'], { work }: Task): Promise<DigestDelivery | null> {
  if ('fresh' in work) return await deliveries.claim(work.fresh);
  const { state } = work.row;
  const left = state === 'sending' || state === 'unknown';
  return await deliveries.move(work.row, { state: left ? 'unknown' : 'claimed' });
}

/** Posts a delivery that this process holds. Nothing else happens between the row's `sending` and the request. */
async function send(
  parts: DeliveryParts,
  client: WebClient,
  held: DigestDelivery,
  conversation: string,
  composed: NonNullable<Composed>,
): Promise<Next> {
  const { store, clock, log } = parts;
  const { subscriptionId, channel, day } = held;
  const sendingAt = clock.now();
  const begun = clock.elapsed();
  // In a suspended process only one of the two clocks may have gone on.
  const wasSuspended = () => Math.max(clock.elapsed() - begun, clock.now() - sendingAt) > parts.lease / 4;
  const row = await store.deliveries.move(held, { state: 'sending', sendingAt, quoteIds: composed.quoteIds });
  if (row === null) return done;
  // Another process may have taken this one for dead and made its delivery.
  if (wasSuspended()) return { kind: 'again', delay: parts.lease, row };
  try {
    const ts = await postDelivery(client, conversation, row, composed.message, () => {
      if (wasSuspended()) throw new Error('this process was suspended before the request');
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

/** Stops the digest of a row and requests a notice to its owner. */
async function stopDigest(
  { store, clock }: DeliveryParts,
  row: DigestDelivery,
  reason: string,
): Promise<Next> {
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

async function failed(parts: DeliveryParts, row: DigestDelivery, error: unknown): Promise<Next> {
  const { store, log } = parts;
  const { subscriptionId, team, channel, day } = row;
  const fields = { digest: subscriptionId, channel, day };
  const failure = failureOf(error);
  const again = async (
    kind: 'again' | 'limited' | 'barred',
    delay: number,
    state: DigestDelivery['state'],
  ) => {
    const moved = await store.deliveries.move(row, { state });
    return moved === null ? done : ({ kind, delay, row: moved } as const);
  };
  switch (failure.kind) {
    case 'limited':
      return await again('limited', failure.delay, row.state === 'unknown' ? 'unknown' : 'waiting');
    case 'unknown':
      log.warn(
        { ...fields, reason: failure.reason },
        'Slack may have posted the digest: its channel will be read',
      );
      return await again('again', parts.lease, 'unknown');
    case 'barred':
      log.error({ ...fields, team, reason: failure.reason }, 'the workspace refuses the bot');
      // Reading a channel needs permissions of its own: without them other digests can still be posted.
      if (row.state === 'unknown') return await again('again', lateRetryDelay, 'unknown');
      return await again('barred', barredDelay, 'waiting');
    case 'rejected':
      log.error({ ...fields, reason: failure.reason }, 'Slack refuses the digest as it is');
      await store.deliveries.move(row, { state: 'refused', reason: failure.reason });
      return done;
    case 'gone':
      log.warn({ ...fields, reason: failure.reason }, 'the digest stops: its channel cannot be posted to');
      return await stopDigest(parts, row, failure.reason);
  }
}

/** True if a delivery may still be posted now. */
function inTime({ clock, window }: DeliveryParts, { kind, slotAt }: DigestDelivery): boolean {
  return kind === 'notice' || clock.now() - slotAt <= window;
}

/** Looks an uncertain delivery up, composes its message and posts it. */
async function proceed(parts: DeliveryParts, client: WebClient, held: DigestDelivery): Promise<Next> {
  const { deliveries, subscriptions } = parts.store;
  const conversation = await conversationOf(client, held);
  // The ledger may have been restored from a backup that is older than the post.
  if (held.state === 'unknown' || held.slotAt < parts.startedAt) {
    const ts = await findDelivery(client, conversation, held);
    if (ts !== null) {
      await deliveries.sent(held, ts, parts.clock.now());
      return done;
    }
  }
  if (!inTime(parts, held)) return { kind: 'again', delay: lateRetryDelay, row: held };
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
 * Takes a delivery one step further. The ledger is written before and after every call to Slack, so that whoever finds
 * the row later knows what can have happened. @throws StoreError; a later tick finds the row again
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
    // Reading or opening the conversation failed: an unknown outcome stays unknown.
    if (!isSlackError(error)) throw error;
    return await failed(parts, held, error);
  }
}

function isSlackError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('slack_webapi');
}
