import type { Door } from '../database/connection.ts';
import { type Delivery, type DeliveryChanges, fromRow, type NewDelivery, newRow } from './delivery.ts';
import { insert, move, noteShown, stopAndTell } from './ledger-changes.ts';
import type { ChannelPlace, Subscription } from './subscription.ts';

export type Ledger = {
  /** Takes a message on; `null` when its row is there already, whoever made it. */
  readonly claim: (delivery: NewDelivery) => Promise<Delivery | null>;
  /** Leaves a message for whichever replica looks first; nothing happens when its row is there already. */
  readonly request: (delivery: NewDelivery) => Promise<void>;
  /** Changes a row that still has `delivery.version`; `null` when somebody else was first. */
  readonly move: (delivery: Delivery, changes: DeliveryChanges) => Promise<Delivery | null>;
  /** Like `move` to `sent`, and notes in the same transaction that the channel has had the quotes. */
  readonly sent: (delivery: Delivery, messageTs: string, at: number) => Promise<Delivery | null>;
  /** Like `move` to `refused`; in the same transaction the digest stops and a notice to its owner is requested. */
  readonly refuse: (delivery: Delivery, reason: string, notice: NewDelivery) => Promise<Delivery | null>;
  /** Stops a digest that cannot be worked out, and requests a notice to its owner in the same transaction. */
  readonly stop: (subscription: Subscription, reason: string, at: number) => Promise<void>;
  /** Rows that are not at their end, of slots since `since`, oldest slot first. */
  readonly open: (since: number) => Promise<Delivery[]>;
  /** `subscriptionId day` of every row with a slot since `since`. */
  readonly known: (since: number) => Promise<Set<string>>;
  /** The digest's latest daily slot before `before` that came to an end, sent or quiet. */
  readonly lastSlot: (team: string, subscriptionId: string, before: number) => Promise<number | null>;
  /** The delivery that a message in a channel came from, or `null`. */
  readonly ofMessage: (place: ChannelPlace, messageTs: string) => Promise<Delivery | null>;
};

/** The ledger of deliveries. */
export function createLedger(door: Door): Ledger {
  return {
    claim: (delivery) =>
      door.write(async (db) => {
        const row = newRow(delivery, 'claimed');
        return (await insert(db, row)) ? fromRow(row) : null;
      }),

    request: (delivery) =>
      door.write(async (db) => {
        await insert(db, newRow(delivery, 'waiting'));
      }),

    move: (delivery, changes) => door.write((db) => move(db, delivery, changes)),

    sent: (delivery, messageTs, at) =>
      door.write((db) =>
        db.transaction().execute(async (transaction) => {
          const moved = await move(transaction, delivery, { state: 'sent', messageTs, reason: null });
          if (moved !== null && moved.kind !== 'notice') await noteShown(transaction, moved, at);
          return moved;
        }),
      ),

    refuse: (delivery, reason, notice) =>
      door.write((db) =>
        db.transaction().execute(async (transaction) => {
          const moved = await move(transaction, delivery, { state: 'refused', reason });
          if (moved === null) return null;
          const { team, channel, subscriptionId: id } = delivery;
          await stopAndTell(transaction, { team, channel, id }, reason, notice);
          return moved;
        }),
      ),

    stop: ({ id, team, channel, owner }, reason, at) =>
      door.write((db) =>
        db.transaction().execute(async (transaction) => {
          const day = `stopped:${id}:${at}`;
          const notice = { subscriptionId: id, day, kind: 'notice', team, channel: owner } as const;
          await stopAndTell(transaction, { team, channel, id }, reason, { ...notice, slotAt: at, reason });
        }),
      ),

    open: (since) =>
      door.read(async (db) => {
        const rows = await db
          .selectFrom('deliveries')
          .selectAll()
          .where('slot_at', '>=', since)
          .where('state', 'in', ['waiting', 'claimed', 'sending', 'unknown'])
          .orderBy('slot_at')
          .execute();
        return rows.map(fromRow);
      }),

    known: (since) =>
      door.read(async (db) => {
        const rows = await db
          .selectFrom('deliveries')
          .select(['subscription_id', 'day'])
          .where('slot_at', '>=', since)
          .execute();
        return new Set(rows.map((row) => `${row.subscription_id} ${row.day}`));
      }),

    lastSlot: (team, subscriptionId, before) =>
      door.read(async (db) => {
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
      door.read(async (db) => {
        const row = await db
          .selectFrom('deliveries')
          .selectAll()
          .where('team', '=', team)
          .where('channel', '=', channel)
          .where('message_ts', '=', messageTs)
          .executeTakeFirst();
        return row === undefined ? null : fromRow(row);
      }),
  };
}
