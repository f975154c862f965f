import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError } from '../../errors.ts';

/** Where the store lives, read from DATABASE_URL. */
export type Place =
  | { readonly engine: 'sqlite'; readonly path: string }
  | { readonly engine: 'postgres'; readonly url: string };

/** The bot's own database where DATABASE_URL is not set. */
export const defaultDatabase = 'data/nato-quote.db';

/**
 * Reads DATABASE_URL: `postgres://…`, `file:…` or a path of an SQLite file, unset for `data/nato-quote.db`.
 * @throws ConfigError for anything else. It names no more than the scheme of an address, which may hold a password.
 */
export function placeOf(url: string | undefined): Place {
  const text = url?.trim() || defaultDatabase;
  if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return { engine: 'postgres', url: text };
  if (text.startsWith('file://')) return { engine: 'sqlite', path: fileURLToPath(text) };
  const path = text.replace(/^(file|sqlite):/, '');
  if (!/^\w{2,}:/.test(path) && path !== '') return { engine: 'sqlite', path };
  throw new ConfigError(
    `DATABASE_URL (${text.slice(0, text.indexOf(':') + 1)}…) cannot be read: it must be postgres://user:password@host/database, with special characters of the password percent-encoded, or the path of an SQLite file`,
  );
}

/** The place as people may read it: a password in a Postgres address is left out. */
export function placeName(place: Place): string {
  if (place.engine === 'sqlite') return place.path;
  const url = new URL(place.url);
  return `${url.host}${url.pathname}`;
}

/** The folder for what the bot keeps beside the store at `url`, and can make anew. @throws ConfigError */
export function folderBeside(url: string | undefined): string {
  const place = placeOf(url);
  return dirname(place.engine === 'sqlite' ? place.path : defaultDatabase);
}

/**
 * Whether there is a store at `url` to be read. A database server is taken to have one, and so is a path that
 * cannot be looked at: opening it says why. @throws ConfigError
 */
export function storeExists(url: string | undefined): boolean {
  const place = placeOf(url);
  if (place.engine === 'postgres') return true;
  try {
    statSync(place.path);
    return true;
  } catch (error) {
    // Node 24 takes a path below a file for one that is merely not there; its code tells them apart.
    return !(error instanceof Error && 'code' in error && error.code === 'ENOENT');
  }
}
