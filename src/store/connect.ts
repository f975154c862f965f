import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import Database from 'libsql';
import pg from 'pg';
import type { Engine } from './migrations.ts';
import type { Tables } from './schema.ts';

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

function openSqlite(path: string): Kysely<Tables> {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  // Waiting for another process's lock stops this one's event loop, so it is kept short here and
  // repeated, without stopping anything, by the guard.
  const database = new Database(path, { timeout: 50 });
  try {
    // FULL: what the ledger says of a delivery must outlast a power cut, or the digest goes out twice.
    for (const pragma of ['journal_mode = wal', 'synchronous = full'])
      database.prepare(`pragma ${pragma}`).all();
  } catch (error) {
    database.close();
    throw error;
  }
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
}

function openPostgres(url: string): Kysely<Tables> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    types,
    connectionTimeoutMillis: 3_000,
    query_timeout: 10_000,
    keepAlive: true,
  });
  // A connection that breaks while nobody uses it: the pool opens another when one is needed.
  pool.on('error', () => undefined);
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** Opens the database; with Postgres nothing is sent until the first statement. @throws what the driver throws. */
export function connect(place: Place): { readonly db: Kysely<Tables>; readonly engine: Engine } {
  const db = place.engine === 'sqlite' ? openSqlite(place.path) : openPostgres(place.url);
  return { db, engine: place.engine };
}
