import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import pg from 'pg';
import { describe } from 'vitest';

/** An empty database for one test; `drop` deletes it. */
export type TestDatabase = { readonly url: string; readonly drop: () => Promise<void> };

export const postgresUrl = process.env.TEST_DATABASE_URL || undefined;

export async function sqliteDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'nato-quote-'));
  return {
    url: join(folder, 'deep', 'store.db'),
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

export async function atPostgres(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export async function postgresDatabase(): Promise<TestDatabase> {
  const server = postgresUrl ?? '';
  const name = `nato_quote_${process.pid}_${Math.random().toString(36).slice(2)}`;
  await atPostgres(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => atPostgres(server, `drop database ${name} with (force)`) };
}

/** Runs a statement on a test database over a connection of its own. */
export async function runSql({ url }: TestDatabase, statement: string): Promise<void> {
  if (url.startsWith('postgres')) return await atPostgres(url, statement);
  const database = new Database(url, { timeout: 5_000 });
  database.exec(statement);
  database.close();
}

/** Runs the same tests on SQLite and Postgres; without TEST_DATABASE_URL those on Postgres are skipped. */
export function onEachDatabase(name: string, tests: (create: () => Promise<TestDatabase>) => void): void {
  describe(`${name} (SQLite)`, () => tests(sqliteDatabase));
  describe.skipIf(postgresUrl === undefined)(`${name} (Postgres)`, () => tests(postgresDatabase));
}

export const noLog = { error: () => undefined, info: () => undefined };
