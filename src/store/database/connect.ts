import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import type { CustomTypesConfig } from 'pg';
import type { DatabaseUrl } from './database-url.ts';
import type { Engine } from './migrations.ts';
import type { Tables } from './schema.ts';
import { openSqlite } from './sqlite.ts';

const int8 = 20;
/** The driver is loaded only where it is used. */
async function postgres(url: string): Promise<PostgresDialect> {
  const { default: pg } = await import('pg');
  // Postgres sends 64-bit numbers as text, because they may not fit; instants in milliseconds do.
  const types: CustomTypesConfig = {
    getTypeParser: (oid, format) =>
      (oid as number) === int8 ? Number : (pg.types.getTypeParser(oid, format) as (value: string) => unknown),
  };
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    types,
    connectionTimeoutMillis: 3_000,
    query_timeout: 10_000,
    keepAlive: true,
  });
  // A broken connection emits an error, which would end the process if nobody listened. Its statement fails as well,
  // and the pool opens another connection when one is needed.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new PostgresDialect({ pool });
}

/** Opens the database; with Postgres nothing is sent until the first statement. @throws what the driver throws. */
export async function connectDatabase(
  database: DatabaseUrl,
): Promise<{ readonly db: Kysely<Tables>; readonly engine: Engine }> {
  const dialect =
    database.engine === 'sqlite'
      ? new SqliteDialect({ database: openSqlite(database.path) })
      : await postgres(database.url);
  return { db: new Kysely<Tables>({ dialect }), engine: database.engine };
}
