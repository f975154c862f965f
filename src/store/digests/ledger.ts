import type { StoreConnection } from '../database/connection.ts';
import {
  type DeliveryChanges,
  type DigestDelivery,
  deliveryFromRow,
  type NewDigestDelivery,
  newRow,
} from './delivery.ts';
import { insert, move, noteShown, stopAndTell } from './ledger-changes.ts';
import type { Subscription, TeamChannel } from './subscription.ts';

export type Ledger = {
  /** Inserts the row of a message that this process delivers; `null` if there is one already. */
  readonly claim: (delivery: NewDigestDelivery) => Promise<DigestDelivery | null>;
  /** Inserts the row of a message for any replica to deliver; does nothing if there is one already. */
  readonly request: (delivery: NewDigestDelivery) => Promise<void>;
  /** Changes a row that still has `delivery.version`; `null` if another process has changed it. */
  readonly move: (delivery: DigestDelivery, changes: DeliveryChanges) => Promise<DigestDelivery | null>;
  /** Like `move` to `sent`; in the same transaction it stores that the channel has had the quotes. */
  readonly sent: (delivery: DigestDelivery, messageTs: string, at: number) => Promise<DigestDelivery | null>;
  /** Like `move` to `refused`; in the same transaction the digest stops and a notice to its owner is requested. */
  readonly refuse: (
    delivery: DigestDelivery,
    reason: string,
    notice: NewDigestDelivery,
  ) => Promise<DigestDelivery | null>;
  /** Stops a digest whose settings are invalid and requests a notice to its owner, in one transaction. */
  readonly stop: (subscription: Subscription, reason: string, at: number) => Promise<void>;
  /** Returns rows that are not in a final state, with a slot since `since`, oldest first. */
  readonly open: (since: number) => Promise<DigestDelivery[]>;
  /** Returns `subscriptionId day` of every row with a slot since `since`. */
  readonly known: (since: number) => Promise<Set<string>>;
  /** Returns the digest's latest daily slot before `before` that was sent or quiet, or `null`. */
  readonly lastSlot: (team: string, subscriptionId: string, before: number) => Promise<number | null>;
  /** Returns the delivery that posted a message in a channel, or `null`. */
  readonly ofMessage: (teamChannel: TeamChannel, messageTs: string) => Promise<DigestDelivery | null>;
};

/** The ledger of deliveries. */
export function createLedger(connection: StoreConnection): Ledger {
  return {
    claim: (delivery) =>
      connection.write(async (db) => {
        const row = newRow(delivery, 'claimed');
        return (await insert(db, row)) ? deliveryFromRow(row) : null;
      }),

    request: (delivery) =>
      connection.write(async (db) => {
        await insert(db, newRow(delivery, 'waiting'));
      }),

    move: (delivery, changes) => connection.write((db) => move(db, delivery, changes)),

    sent: (delivery, messageTs, at) =>
      connection.write((db) =>
        db.transaction().execute(async (transaction) => {
          const moved = await move(transaction, delivery, { state: 'sent', messageTs, reason: null });
          if (moved !== null && moved.kind !== 'notice') await noteShown(transaction, moved, at);
          return moved;
        }),
      ),

    refuse: (delivery, reason, notice) =>
      connection.write((db) =>
        db.transaction().execute(async (transaction) => {
          const moved = await move(transaction, delivery, { state: 'refused', reason });
          if (moved === null) return null;
          const { team, channel, subscriptionId: id } = delivery;
          await stopAndTell(transaction, { team, channel, id }, reason, notice);
          return moved;
        }),
      ),

    stop: ({ id, team, channel, owner }, reason, at) =>
      connection.write((db) =>
        db.transaction().execute(async (transaction) => {
          const day = `stopped:${id}:${at}`;
          const notice = { subscriptionId: id, day, kind: 'notice', team, channel: owner } as const;
          await stopAndTell(transaction, { team, channel, id }, reason, { ...notice, slotAt: at, reason });
        }),
      ),

    open: (since) =>
      connection.read(async (db) => {
        const rows = await db
          .selectFrom('deliveries')
          .selectAll()
          .where('slot_at', '>=', since)
          .where('state', 'in', ['waiting', 'claimed', 'sending', 'unknown'])
          .orderBy('slot_at')
          .execute();
        return rows.map(deliveryFromRow);
      }),

    known: (since) =>
      connection.read(async (db) => {
        const rows = await db
          .selectFrom('deliveries')
          .select(['subscription_id', 'day'])
          .where('slot_at', '>=', since)
          .execute();
        return new Set(rows.map((row) => `${row.subscription_id} ${row.day}`));
      }),

    lastSlot: (team, subscriptionId, before) =>
      connection.read(async (db) => {
        const row = await db
          .selectFrom('deliveries')
          .select((expression) => expression.fn.max('slot_at').as('slot_at'))
          .where('team', '=', team)
          .where('subscription_id', '=', subscriptionId)
          .where('kind', '=', 'daily')
          .where('state', 'in', ['sent', 'quiet'])
          .where('slot_at', '<', before)
          .executeTakeFirst();
        return row?.slot_at ?? null;
      }),

    ofMessage: ({ team, channel }, messageTs) =>
      connection.read(async (db) => {
        const row = await db
          .selectFrom('deliveries')
          .selectAll()
          .where('team', '=', team)
          .where('channel', '=', channel)
          .where('message_ts', '=', messageTs)
          .executeTakeFirst();
        return row === undefined ? null : deliveryFromRow(row);
      }),
  };
}
