import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { DigestError } from '../../errors.ts';
import type { Door } from '../database/connection.ts';
import type { Engine } from '../database/migrations.ts';
import type { Tables } from '../database/schema.ts';
import { checkSettings } from './digest-settings.ts';
import {
  type ChannelPlace,
  fromRow,
  type Subscription,
  type SubscriptionChanges,
  type SubscriptionRow,
  toRow,
} from './subscription.ts';

/** Digests are found by their workspace and channel together with their id: an id alone gives nothing. */
export type SubscriptionStore = {
  /**
   * Sets a digest up. One on the same topic in the same channel is changed and turned on instead.
   * @throws DigestError for settings that cannot be, and where the channel has `digestsPerChannel` already.
   */
  readonly add: (subscription: Omit<Subscription, 'id' | 'state' | 'reason'>) => Promise<Subscription>;
  readonly get: (place: ChannelPlace, id: string) => Promise<Subscription | null>;
  /** The same for who knows the digest's workspace but not its channel: a notice goes to a person. */
  readonly getIn: (team: string, id: string) => Promise<Subscription | null>;
  /** All that a channel has, oldest first, those that are off too. */
  readonly ofChannel: (place: ChannelPlace) => Promise<Subscription[]>;
  /** Every digest of a workspace that is on. */
  readonly activeIn: (team: string) => Promise<Subscription[]>;
  /** Every digest of every workspace that is on: for what posts them, and for whoever runs the bot. */
  readonly allActive: () => Promise<Subscription[]>;
  /**
   * Changes what is named and nothing else; `null` when the channel has no such digest.
   * @throws DigestError for settings that cannot be, and for a topic that another digest of the channel has.
   */
  readonly change: (
    place: ChannelPlace,
    id: string,
    changes: SubscriptionChanges,
  ) => Promise<Subscription | null>;
  readonly remove: (place: ChannelPlace, id: string) => Promise<void>;
};

/** How many digests a channel can have, those that are off included. */
export const digestsPerChannel = 10;

/** Waits until nobody else is changing the channel's digests. An SQLite transaction has the only write lock anyway. */
async function lockChannel(db: Kysely<Tables>, engine: Engine, { team, channel }: ChannelPlace) {
  if (engine === 'sqlite') return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`digests ${team} ${channel}`}, 0))`.execute(db);
}

async function readChannel(db: Kysely<Tables>, { team, channel }: ChannelPlace): Promise<Subscription[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('team', '=', team)
    .where('channel', '=', channel)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

async function update(
  db: Kysely<Tables>,
  { team, channel }: ChannelPlace,
  id: string,
  changes: SubscriptionChanges,
): Promise<Subscription | null> {
  const row = await db
    .updateTable('subscriptions')
    .set(toRow(changes))
    .where('id', '=', id)
    .where('team', '=', team)
    .where('channel', '=', channel)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

const sameTopic = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** The digests that channels have set up. */
export function createSubscriptions(door: Door): SubscriptionStore {
  /** Runs `work` while nobody else changes the channel's digests. */
  const alone = <T>(place: ChannelPlace, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> =>
    door.write((db) =>
      db.transaction().execute(async (transaction) => {
        await lockChannel(transaction, door.engine, place);
        return await work(transaction);
      }),
    );

  async function add(
    db: Kysely<Tables>,
    { createdAt, ...given }: Omit<Subscription, 'id' | 'state' | 'reason'>,
  ): Promise<Subscription> {
    const { team, channel, days, whenEmpty, activeFrom, ...rest } = given;
    const all = await readChannel(db, given);
    const same = all.find(({ topic }) => sameTopic(topic, rest.topic));
    const changes = { ...rest, days, whenEmpty, activeFrom, state: 'on', reason: null } as const;
    const changed = same && (await update(db, given, same.id, changes));
    if (changed) return changed;
    if (all.length >= digestsPerChannel)
      throw new DigestError(`a channel can have ${digestsPerChannel} digests: change one of them`);
    const row: SubscriptionRow = {
      ...rest,
      team,
      channel,
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
  }

  const active = (team: string | null): Promise<Subscription[]> =>
    door.read(async (db) => {
      const on = db.selectFrom('subscriptions').selectAll().where('state', '=', 'on');
      const wanted = team === null ? on : on.where('team', '=', team);
      return (await wanted.orderBy('created_at').orderBy('id').execute()).map(fromRow);
    });

  async function getIn(team: string, id: string): Promise<Subscription | null> {
    return await door.read(async (db) => {
      const row = await db
        .selectFrom('subscriptions')
        .selectAll()
        .where('id', '=', id)
        .where('team', '=', team)
        .executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    });
  }

  return {
    async add(subscription) {
      const { time, zone, days, topic, size, whenEmpty } = subscription;
      checkSettings({ time, zone, days, topic, size, whenEmpty });
      return await alone(subscription, (db) => add(db, subscription));
    },

    async get({ team, channel }, id) {
      const found = await getIn(team, id);
      return found?.channel === channel ? found : null;
    },

    getIn,
    ofChannel: (place) => door.read((db) => readChannel(db, place)),
    activeIn: active,
    allActive: () => active(null),

    async change(place, id, changes) {
      checkSettings(changes);
      return await alone(place, async (db) => {
        const { topic } = changes;
        const all = topic === undefined ? [] : await readChannel(db, place);
        if (all.some((one) => one.id !== id && sameTopic(one.topic, topic ?? '')))
          throw new DigestError('this channel has another digest on that topic: change that one', 'topic');
        return await update(db, place, id, changes);
      });
    },

    remove: ({ team, channel }, id) =>
      door.write(async (db) => {
        await db
          .deleteFrom('subscriptions')
          .where('id', '=', id)
          .where('team', '=', team)
          .where('channel', '=', channel)
          .execute();
      }),
  };
}
