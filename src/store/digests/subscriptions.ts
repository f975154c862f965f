import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { DigestError } from '../../errors.ts';
import type { StoreConnection } from '../database/connection.ts';
import type { Engine } from '../database/migrations.ts';
import type { Tables } from '../database/schema.ts';
import { checkSettings } from './digest-settings.ts';
import {
  type Subscription,
  type SubscriptionChanges,
  type SubscriptionRow,
  subscriptionFromRow,
  type TeamChannel,
  toRow,
} from './subscription.ts';

/** The digests of channels. An id is always looked up together with its workspace, and mostly with its channel. */
export type SubscriptionStore = {
  /**
   * Adds a digest, or changes and turns on the one on the same topic in the same channel.
   * @throws DigestError for invalid settings, and if the channel has `digestsPerChannel` already
   */
  readonly add: (subscription: Omit<Subscription, 'id' | 'state' | 'reason'>) => Promise<Subscription>;
  readonly get: (teamChannel: TeamChannel, id: string) => Promise<Subscription | null>;
  /** Like `get`, without the channel: the row of a notice names a person instead. */
  readonly getIn: (team: string, id: string) => Promise<Subscription | null>;
  /** Returns all digests of a channel, also those that are off, oldest first. */
  readonly ofChannel: (teamChannel: TeamChannel) => Promise<Subscription[]>;
  /** Returns the digests of a workspace that are on. */
  readonly activeIn: (team: string) => Promise<Subscription[]>;
  /** Returns the digests of all workspaces that are on: for the scheduler and the operator's commands. */
  readonly allActive: () => Promise<Subscription[]>;
  /**
   * Changes the given fields; `null` if the channel has no such digest.
   * @throws DigestError for invalid settings, and for a topic that another digest of the channel has
   */
  readonly change: (
    teamChannel: TeamChannel,
    id: string,
    changes: SubscriptionChanges,
  ) => Promise<Subscription | null>;
  readonly remove: (teamChannel: TeamChannel, id: string) => Promise<void>;
};

/** How many digests a channel can have, including those that are off. */
export const digestsPerChannel = 10;

/** Waits until no other transaction changes the channel's digests. An SQLite transaction holds the only write lock. */
async function lockChannel(db: Kysely<Tables>, engine: Engine, { team, channel }: TeamChannel) {
  if (engine === 'sqlite') return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`digests ${team} ${channel}`}, 0))`.execute(db);
}

async function readChannel(db: Kysely<Tables>, { team, channel }: TeamChannel): Promise<Subscription[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('team', '=', team)
    .where('channel', '=', channel)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(subscriptionFromRow);
}

async function update(
  db: Kysely<Tables>,
  { team, channel }: TeamChannel,
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
  return row === undefined ? null : subscriptionFromRow(row);
}

const sameTopic = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** The digests in the database behind `connection`. */
export function createSubscriptions(connection: StoreConnection): SubscriptionStore {
  /** Runs `work` in a transaction that holds the lock of the channel. */
  const alone = <T>(teamChannel: TeamChannel, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> =>
    connection.write((db) =>
      db.transaction().execute(async (transaction) => {
        await lockChannel(transaction, connection.engine, teamChannel);
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
    return subscriptionFromRow(row);
  }

  const active = (team: string | null): Promise<Subscription[]> =>
    connection.read(async (db) => {
      const on = db.selectFrom('subscriptions').selectAll().where('state', '=', 'on');
      const wanted = team === null ? on : on.where('team', '=', team);
      return (await wanted.orderBy('created_at').orderBy('id').execute()).map(subscriptionFromRow);
    });

  async function getIn(team: string, id: string): Promise<Subscription | null> {
    return await connection.read(async (db) => {
      const row = await db
        .selectFrom('subscriptions')
        .selectAll()
        .where('id', '=', id)
        .where('team', '=', team)
        .executeTakeFirst();
      return row === undefined ? null : subscriptionFromRow(row);
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
    ofChannel: (teamChannel) => connection.read((db) => readChannel(db, teamChannel)),
    activeIn: active,
    allActive: () => active(null),

    async change(teamChannel, id, changes) {
      checkSettings(changes);
      return await alone(teamChannel, async (db) => {
        const { topic } = changes;
        const all = topic === undefined ? [] : await readChannel(db, teamChannel);
        if (all.some((one) => one.id !== id && sameTopic(one.topic, topic ?? '')))
          throw new DigestError('this channel has another digest on that topic: change that one', 'topic');
        return await update(db, teamChannel, id, changes);
      });
    },

    remove: ({ team, channel }, id) =>
      connection.write(async (db) => {
        await db
          .deleteFrom('subscriptions')
          .where('id', '=', id)
          .where('team', '=', team)
          .where('channel', '=', channel)
          .execute();
      }),
  };
}
