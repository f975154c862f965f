import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Tables } from '../database/schema.ts';

/**
 * One row of the ledger: one message that a channel is to have once.
 *
 *   claim ──▶ claimed ──▶ sending ──▶ sent          the message is there, `messageTs` names it
 *     ▲          │           ├──────▶ waiting       Slack certainly did not take it: again, later
 *     │          ▼           ├──────▶ refused       Slack never will
 *   waiting    quiet         └──────▶ unknown ──▶ sent | sending     by what the channel's history shows
 */
export type Delivery = {
  readonly id: string;
  readonly subscriptionId: string;
  /** The slot's local day `YYYY-MM-DD`, or what makes another kind of message one of its kind. */
  readonly day: string;
  /** `daily`: at its time · `asked`: somebody pressed *Post it* · `notice`: to the owner, that it has stopped. */
  readonly kind: 'daily' | 'asked' | 'notice';
  readonly slotAt: number;
  readonly team: string;
  readonly channel: string;
  readonly state: 'waiting' | 'claimed' | 'sending' | 'unknown' | 'sent' | 'quiet' | 'refused';
  /** Goes up by one with every change: who changes a row names the version that was read, and only one wins. */
  readonly version: number;
  readonly quoteIds: readonly string[];
  readonly sendingAt: number | null;
  readonly messageTs: string | null;
  readonly reason: string | null;
};

export type NewDelivery = Pick<Delivery, 'subscriptionId' | 'day' | 'kind' | 'slotAt' | 'team' | 'channel'> &
  Partial<Pick<Delivery, 'quoteIds' | 'reason'>>;

export type DeliveryChanges = Partial<
  Pick<Delivery, 'state' | 'quoteIds' | 'sendingAt' | 'messageTs' | 'reason'>
>;

export type DeliveryRow = Selectable<Tables['deliveries']>;

/** A list that cannot be read is empty: one damaged row must not keep the others from being read. */
function quoteIdsOf(text: string): readonly string[] {
  try {
    const ids: unknown = JSON.parse(text);
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

/** A row as the program sees it. */
export function fromRow(row: DeliveryRow): Delivery {
  const { subscription_id, slot_at, quote_ids, sending_at, message_ts, ...rest } = row;
  return {
    ...rest,
    subscriptionId: subscription_id,
    slotAt: slot_at,
    quoteIds: quoteIdsOf(quote_ids),
    sendingAt: sending_at,
    messageTs: message_ts,
  };
}

/** The row of a delivery that begins. */
export function newRow(delivery: NewDelivery, state: DeliveryRow['state']): DeliveryRow {
  const { subscriptionId, slotAt, quoteIds, reason, ...rest } = delivery;
  return {
    ...rest,
    id: randomUUID(),
    subscription_id: subscriptionId,
    slot_at: slotAt,
    state,
    version: 1,
    quote_ids: JSON.stringify(quoteIds ?? []),
    sending_at: null,
    message_ts: null,
    reason: reason ?? null,
  };
}
