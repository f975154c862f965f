import { type Kysely, sql } from 'kysely';
import { StoreError } from '../../errors.ts';
import type { Tables } from './schema.ts';

/** Which database is used, and so which SQL dialect. */
export type Engine = 'sqlite' | 'postgres';

/** Never edit a migration that has shipped: add a new one. */
const migrations: readonly { readonly name: string; readonly statements: readonly string[] }[] = [
  {
    name: '0001-first',
    statements: [
      `create table subscriptions (id text primary key, team text not null, channel text not null,
        owner text not null, time text not null, zone text not null, days text not null, topic text not null,
        size integer not null, when_empty text not null, state text not null, reason text,
        active_from bigint not null, created_at bigint not null)`,
      'create index subscriptions_by_channel on subscriptions (team, channel)',
      `create table deliveries (id text primary key, subscription_id text not null, day text not null,
        kind text not null, slot_at bigint not null, team text not null, channel text not null,
        state text not null, version integer not null, quote_ids text not null, sending_at bigint,
        message_ts text, reason text, unique (subscription_id, day))`,
      'create index deliveries_by_slot on deliveries (slot_at)',
      'create index deliveries_by_message on deliveries (channel, message_ts)',
      `create table shown_quotes (team text not null, channel text not null, quote_id text not null,
        shown_at bigint not null, primary key (team, channel, quote_id))`,
      'create table arrivals (article_id text primary key, seen_at bigint not null)',
      'create table handled_events (key text primary key, started_at bigint not null, finished_at bigint)',
      'create index handled_events_by_start on handled_events (started_at)',
      `create table feedback (team text not null, person text not null, quote_id text not null,
        verdict text not null, given_at bigint not null, primary key (team, person, quote_id))`,
      `create table recent_questions (team text not null, person text not null, question text not null,
        asked_at bigint not null, primary key (team, person, question))`,
      'create table installations (id text primary key, installation text not null, installed_at bigint not null)',
    ],
  },
  {
    name: '0002-articles',
    statements: ['create table articles (id text primary key, source text not null)'],
  },
  {
    name: '0003-used-states',
    statements: ['create table used_states (id text primary key, used_at bigint not null)'],
  },
  {
    name: '0004-answered-threads',
    statements: [
      `create table answered_threads (team text not null, channel text not null, thread text not null,
        person text not null, answered_at bigint not null, primary key (team, channel, thread))`,
      'create index answered_threads_by_time on answered_threads (team, answered_at)',
    ],
  },
  {
    name: '0005-waiting-events',
    statements: [
      `create table waiting_events (team text not null, id text not null, body text not null,
        kept_at bigint not null, primary key (team, id))`,
    ],
  },
];

/** The id of Postgres's advisory lock: any number that all replicas share. */
const migrationLock = 7_230_514;

/**
 * Runs the migrations that the database has not had. Replicas that start together take turns: in Postgres with an
 * advisory lock, in SQLite with the write lock of the transaction.
 *
 * @throws StoreError `newer` if a later version of the program has migrated it
 */
export async function migrate(db: Kysely<Tables>, engine: Engine): Promise<void> {
  await db.connection().execute(async (connection) => {
    const run = (statement: string) => sql.raw(statement).execute(connection);
    await run('begin');
    try {
      if (engine === 'postgres') await run(`select pg_advisory_xact_lock(${migrationLock})`);
      await run('create table if not exists migrations (name text primary key)');
      const { rows } = await sql<{ name: string }>`select name from migrations`.execute(connection);
      const done = new Set(rows.map(({ name }) => name));
      const unknown = [...done].find((name) => migrations.every((migration) => migration.name !== name));
      if (unknown !== undefined)
        throw new StoreError(
          'newer',
          `the store was set up by a newer version (it has "${unknown}"): run that version, or point DATABASE_URL at another database`,
        );
      for (const { name, statements } of migrations.filter((migration) => !done.has(migration.name))) {
        for (const statement of statements) await run(statement);
        await sql`insert into migrations (name) values (${name})`.execute(connection);
      }
      await run('commit');
    } catch (error) {
      await run('rollback').catch(() => undefined);
      throw error;
    }
  });
}
