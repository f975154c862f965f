import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Door } from './database/connection.ts';
import type { Tables } from './database/schema.ts';

/** Days of the week as ISO numbers them: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** What a channel has chosen for one of its digests. */
export type DigestSettings = {
  /** Local wall-clock time, `HH:MM`. */
  readonly time: string;
  /** An IANA time zone: `Europe/Brussels`. */
  readonly zone: string;
  /** In order, at least one. */
  readonly days: readonly Weekday[];
  /** A query as a person writes it; empty for everything. */
  readonly topic: string;
  /** How many quotes at most, 1 to 5. */
  readonly size: number;
  /** What to post when nothing is new. */
  readonly whenEmpty: 'silence' | 'archive';
};

/** One digest of one channel. */
export type Subscription = DigestSettings & {
  readonly id: string;
  readonly team: string;
  readonly channel: string;
  /** The person who set it up, who is told when it cannot go on. */
  readonly owner: string;
  /** `stopped`: by the program, because the channel cannot be posted to; `reason` says why. */
  readonly state: 'on' | 'off' | 'stopped';
  readonly reason: string | null;
  /** No slot before this instant is posted: when it was set up or changed, or what it is paused until. */
  readonly activeFrom: number;
  readonly createdAt: number;
};

export type SubscriptionStore = {
  readonly add: (subscription: Omit<Subscription, 'id' | 'state' | 'reason'>) => Promise<Subscription>;
  readonly get: (id: string) => Promise<Subscription | null>;
  /** All that a channel has, oldest first, those that are off too. */
  readonly ofChannel: (team: string, channel: string) => Promise<Subscription[]>;
  /** Every digest that is on, in every channel. */
  readonly active: () => Promise<Subscription[]>;
  /** Changes what is named and nothing else; `null` when there is no such digest. */
  readonly change: (id: string, changes: SubscriptionChanges) => Promise<Subscription | null>;
  readonly remove: (id: string) => Promise<void>;
};

export type SubscriptionChanges = Partial<
  DigestSettings & Pick<Subscription, 'state' | 'reason' | 'activeFrom' | 'owner'>
>;

type Row = Selectable<Tables['subscriptions']>;

function fromRow(row: Row): Subscription {
  const { when_empty, active_from, created_at, days, ...rest } = row;
  return {
    ...rest,
    days: [...days].map((day) => Number(day) as Weekday),
    whenEmpty: when_empty,
    activeFrom: active_from,
    createdAt: created_at,
  };
}

function toRow({ days, whenEmpty, activeFrom, ...rest }: SubscriptionChanges): Partial<Row> {
  return {
    ...rest,
    ...(days === undefined ? {} : { days: days.join('') }),
    ...(whenEmpty === undefined ? {} : { when_empty: whenEmpty }),
    ...(activeFrom === undefined ? {} : { active_from: activeFrom }),
  };
}

/** The digests that channels have set up. */
export function createSubscriptions(door: Door): SubscriptionStore {
  return {
    add: ({ createdAt, days, whenEmpty, activeFrom, ...rest }) =>
      door.write(async (db) => {
        const row: Row = {
          ...rest,
          id: randomUUID(),
          days: days.join(''),
          when_empty: whenEmpty,
          state: 'on',
          reason: null,
          active_from: activeFrom,
          created_at: createdAt,
        };
        await db.insertInto('subscriptions').values(row).execute();
        return fromRow(row);
      }),

    get: (id) =>
      door.read(async (db) => {
        const row = await db.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst();
        return row === undefined ? null : fromRow(row);
      }),

    ofChannel: (team, channel) =>
      door.read(async (db) => {
        const rows = await db
          .selectFrom('subscriptions')
          .selectAll()
          .where('team', '=', team)
          .where('channel', '=', channel)
          .orderBy('created_at')
          .orderBy('id')
          .execute();
        return rows.map(fromRow);
      }),

    active: () =>
      door.read(async (db) => {
        const rows = await db
          .selectFrom('subscriptions')
          .selectAll()
          .where('state', '=', 'on')
          .orderBy('created_at')
          .orderBy('id')
          .execute();
        return rows.map(fromRow);
      }),

    change: (id, changes) =>
      door.write(async (db) => {
        const row = await db
          .updateTable('subscriptions')
          .set(toRow(changes))
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirst();
        return row === undefined ? null : fromRow(row);
      }),

    remove: (id) =>
      door.write(async (db) => {
        await db.deleteFrom('subscriptions').where('id', '=', id).execute();
      }),
  };
}
