import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import pg from 'pg';
import type { Engine } from './migrations.ts';
import type { Tables } from './schema.ts';
import { openSqlite } from './sqlite.ts';

/** Where the store lives, read from DATABASE_URL. */
export type Place =
  | { readonly engine: 'sqlite'; readonly path: string }
  | { readonly engine: 'postgres'; readonly url: string };

/** The place as people may read it: a password in a Postgres address is left out. */
export function placeName(place: Place): string {
  if (place.engine === 'sqlite') return place.path;
  const url = new URL(place.url);
  return `${url.host}${url.pathname}`;
}

const int8 = 20;
/** Postgres sends 64-bit numbers as text, because they may not fit; instants in milliseconds do. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (oid as number) === int8 ? Number : (pg.types.getTypeParser(oid, format) as (value: string) => unknown),
};

function postgres(url: string): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    types,
    connectionTimeoutMillis: 3_000,
    query_timeout: 10_000,
    keepAlive: true,
  });
  // A connection that breaks, used or not, says so by an event that would end the process if nobody
  // listened. Who uses it is told by the statement that fails, and the pool opens another when one is needed.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new PostgresDialect({ pool });
}

/** Opens the database; with Postgres nothing is sent until the first statement. @throws what the driver throws. */
export function connect(place: Place): { readonly db: Kysely<Tables>; readonly engine: Engine } {
  const dialect =
    place.engine === 'sqlite' ? new SqliteDialect({ database: openSqlite(place.path) }) : postgres(place.url);
  return { db: new Kysely<Tables>({ dialect }), engine: place.engine };
}
