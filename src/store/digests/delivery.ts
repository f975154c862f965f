import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Tables } from '../database/schema.ts';

/**
 * One row of the ledger: one message that is to be posted once.
 *
 *   claim ──▶ claimed ──▶ sending ──▶ sent          posted; `messageTs` names it
 *     ▲          │           ├──────▶ waiting       certainly not posted: tried again later
 *     │          ▼           ├──────▶ refused       Slack will never post it
 *   waiting    quiet         └──────▶ unknown ──▶ sent | sending     depends on the channel's history
 */
export type DigestDelivery = {
  readonly id: string;
  readonly subscriptionId: string;
  /** The slot's local day `YYYY-MM-DD`; for `asked` and `notice` another key, unique for its digest. */
  readonly day: string;
  /** `daily`: at its time · `asked`: somebody pressed *Post it* · `notice`: tells the owner that it has stopped. */
  readonly kind: 'daily' | 'asked' | 'notice';
  readonly slotAt: number;
  readonly team: string;
  readonly channel: string;
  readonly state: 'waiting' | 'claimed' | 'sending' | 'unknown' | 'sent' | 'quiet' | 'refused';
  /** Increases with every change. An update names the version that was read: of two at once, one succeeds. */
  readonly version: number;
  readonly quoteIds: readonly string[];
  readonly sendingAt: number | null;
  readonly messageTs: string | null;
  readonly reason: string | null;
};

export type NewDigestDelivery = Pick<
  DigestDelivery,
  'subscriptionId' | 'day' | 'kind' | 'slotAt' | 'team' | 'channel'
> &
  Partial<Pick<DigestDelivery, 'quoteIds' | 'reason'>>;

export type DeliveryChanges = Partial<
  Pick<DigestDelivery, 'state' | 'quoteIds' | 'sendingAt' | 'messageTs' | 'reason'>
>;

export type DeliveryRow = Selectable<Tables['deliveries']>;

/** Parses a list of ids. A malformed one is empty: one damaged row must not keep the others from being read. */
function quoteIdsOf(text: string): readonly string[] {
  try {
    const ids: unknown = JSON.parse(text);
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

/** Returns a row as the program sees it. */
export function deliveryFromRow(row: DeliveryRow): DigestDelivery {
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

/** Returns the row of a new delivery. */
export function newRow(delivery: NewDigestDelivery, state: DeliveryRow['state']): DeliveryRow {
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
