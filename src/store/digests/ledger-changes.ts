import type { Kysely } from 'kysely';
import type { Tables } from '../database/schema.ts';
import {
  type DeliveryChanges,
  type DeliveryRow,
  type DigestDelivery,
  deliveryFromRow,
  type NewDigestDelivery,
  newRow,
} from './delivery.ts';
import type { TeamChannel } from './subscription.ts';

/** Inserts a row; returns false where the digest has one for that day already. */
export async function insert(db: Kysely<Tables>, row: DeliveryRow): Promise<boolean> {
  const added = await db
    .insertInto('deliveries')
    .values(row)
    .onConflict((conflict) => conflict.columns(['subscription_id', 'day']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Changes a row that still has `delivery.version`; returns `null` where it has changed since. */
export async function move(
  db: Kysely<Tables>,
  delivery: DigestDelivery,
  changes: DeliveryChanges,
): Promise<DigestDelivery | null> {
  const { quoteIds, sendingAt, messageTs, ...rest } = changes;
  const row = await db
    .updateTable('deliveries')
    .set({
      ...rest,
      ...(quoteIds === undefined ? {} : { quote_ids: JSON.stringify(quoteIds) }),
      ...(sendingAt === undefined ? {} : { sending_at: sendingAt }),
      ...(messageTs === undefined ? {} : { message_ts: messageTs }),
      version: delivery.version + 1,
    })
    .where('id', '=', delivery.id)
    .where('team', '=', delivery.team)
    .where('version', '=', delivery.version)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : deliveryFromRow(row);
}

/** Stores that a channel has had a delivery's quotes. */
export async function noteShown(db: Kysely<Tables>, delivery: DigestDelivery, at: number): Promise<void> {
  const { team, channel } = delivery;
  const rows = delivery.quoteIds.map((quote_id) => ({ team, channel, quote_id, shown_at: at }));
  if (rows.length === 0) return;
  await db
    .insertInto('shown_quotes')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['team', 'channel', 'quote_id']).doUpdateSet({ shown_at: at }))
    .execute();
}

/** Stops a digest that is on and requests `notice`. If it has stopped already the owner has been told. */
export async function stopAndTell(
  db: Kysely<Tables>,
  { team, channel, id }: TeamChannel & { readonly id: string },
  reason: string,
  notice: NewDigestDelivery,
): Promise<void> {
  const stopped = await db
    .updateTable('subscriptions')
    .set({ state: 'stopped', reason })
    .where('id', '=', id)
    .where('team', '=', team)
    .where('channel', '=', channel)
    .where('state', '=', 'on')
    .returning('id')
    .executeTakeFirst();
  if (stopped !== undefined) await insert(db, newRow(notice, 'waiting'));
}
