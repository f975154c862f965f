import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError } from '../../errors.ts';

/** The parsed DATABASE_URL. */
export type DatabaseUrl =
  | { readonly engine: 'sqlite'; readonly path: string }
  | { readonly engine: 'postgres'; readonly url: string };

/** The bot's own database where DATABASE_URL is not set. */
export const defaultDatabase = 'data/nato-quote.db';

/**
 * Parses DATABASE_URL: `postgres://…`, `file:…` or a path of an SQLite file, unset for `data/nato-quote.db`.
 * @throws ConfigError for anything else. The message has only the scheme of the address, which may hold a password.
 */
export function parseDatabaseUrl(url: string | undefined): DatabaseUrl {
  const text = url?.trim() || defaultDatabase;
  if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return { engine: 'postgres', url: text };
  if (text.startsWith('file://')) return { engine: 'sqlite', path: fileURLToPath(text) };
  const path = text.replace(/^(file|sqlite):/, '');
  if (!/^\w{2,}:/.test(path) && path !== '') return { engine: 'sqlite', path };
  throw new ConfigError(
    `DATABASE_URL (${text.slice(0, text.indexOf(':') + 1)}…) cannot be read: it must be postgres://user:password@host/database, with special characters of the password percent-encoded, or the path of an SQLite file`,
  );
}

/** Returns the database's name for messages, without the password of a Postgres address. */
export function databaseName(database: DatabaseUrl): string {
  if (database.engine === 'sqlite') return database.path;
  const url = new URL(database.url);
  return `${url.host}${url.pathname}`;
}

/** Returns the folder for files beside the store at `url` that can be rebuilt. @throws ConfigError */
export function folderBeside(url: string | undefined): string {
  const database = parseDatabaseUrl(url);
  return dirname(database.engine === 'sqlite' ? database.path : defaultDatabase);
}

/**
 * True if there is a store at `url`, and also for a database server and a path that cannot be checked: opening it says
 * why. @throws ConfigError
 */
export function storeExists(url: string | undefined): boolean {
  const database = parseDatabaseUrl(url);
  if (database.engine === 'postgres') return true;
  try {
    statSync(database.path);
    return true;
  } catch (error) {
    // `throwIfNoEntry: false` would hide a path below a file in Node 24; the error's code does not.
    return !(error instanceof Error && 'code' in error && error.code === 'ENOENT');
  }
}
