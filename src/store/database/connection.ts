import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { NatoQuoteError, StoreError, type StoreTrouble } from '../../errors.ts';
import { connect } from './connect.ts';
import { type Place, placeName } from './database-url.ts';
import { type Engine, migrate } from './migrations.ts';
import type { Tables } from './schema.ts';

/** Where the store's own lines go; a pino logger is one. */
export type StoreLog = {
  readonly error: (fields: object, message: string) => void;
  readonly info: (fields: object, message: string) => void;
};

/** Runs work on the database once it is open and migrated. @throws StoreError for whatever stands in the way. */
type Run = <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;

/** The two ways to the database. They are told apart because a full disk can still be read. */
export type Door = { readonly engine: Engine; readonly read: Run; readonly write: Run };

type Way = 'read' | 'write';

/** SQLite's codes, the file system's and Postgres's, each with what it means for the store. */
const troubles: readonly [RegExp, StoreTrouble][] = [
  [/^SQLITE_FULL/, 'full'],
  [/^SQLITE_IOERR/, 'disk'],
  [/^SQLITE_READONLY/, 'read-only'],
  [/^SQLITE_(BUSY|LOCKED)/, 'locked'],
  [/^SQLITE_(NOTADB|CORRUPT)/, 'damaged'],
  [/^(SQLITE_CANTOPEN|EACCES|EROFS|ENOTDIR|ENOENT|EPERM|EEXIST)/, 'unopened'],
  [/^ENOSPC/, 'full'],
  // Postgres: disk full, read-only transaction, lock and serialisation, damaged data, and all that ends a connection.
  [/^53100$/, 'full'],
  [/^25006$/, 'read-only'],
  [/^(55P03|40001|40P01)$/, 'locked'],
  [/^(XX001|XX002)$/, 'damaged'],
  [
    /^(08...|57P0.|53300|28...|3D000|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/,
    'away',
  ],
];

function troubleOf(error: unknown): StoreTrouble {
  if (!(error instanceof Error)) return 'failed';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = troubles.find(([pattern]) => pattern.test(code));
  if (known !== undefined) return known[1];
  if (/Unable to open connection to local database/.test(error.message)) return 'unopened';
  // The pool's and the driver's own errors carry no code.
  if (/timeout|terminated|Connection ended|not queryable|ECONN/i.test(error.message)) return 'away';
  return 'failed';
}

/** True for a statement that Postgres did not answer in time: its connection may hang. */
const isUnanswered = (error: unknown) => error instanceof Error && error.message === 'Query read timeout';

const wayOut: Readonly<Record<StoreTrouble, string>> = {
  full: 'its disk is full: free some space, the bot goes on by itself',
  disk: 'its disk fails: see whether it is full, out of quota or broken; the bot goes on by itself',
  'read-only': 'it may only be read: give the bot write access to the file and its folder',
  locked: 'another process holds it: end whatever else has it open',
  damaged: 'its file is damaged: stop the bot, put a copy back or move the file away, and start again',
  unopened: 'it cannot be opened: check that the folder exists and that the bot may write there',
  away: 'the database does not answer: check that it runs and that DATABASE_URL is right',
  newer: 'a newer version has set it up',
  failed: 'it refused a statement',
};

/** The driver's error in the program's own terms. `place` is named in the message. */
function asStoreError(error: unknown, place: Place): StoreError {
  if (error instanceof StoreError) return error;
  const trouble = troubleOf(error);
  const detail = error instanceof Error ? error.message : String(error);
  return new StoreError(trouble, `the store (${placeName(place)}) failed: ${wayOut[trouble]} (${detail})`, {
    cause: error,
  });
}

/** What reading alone neither meets nor mends. */
const onlyWhenWriting: ReadonlySet<StoreTrouble> = new Set(['full', 'disk', 'read-only', 'locked']);

const lockedPatience = 3_000;

/**
 * One door to the database. It is opened and migrated by the first work that succeeds, so that a
 * database which is away when the bot starts is used as soon as it is there. A lock is waited for; a
 * change from working to failing, or back, is one log line, not one per call.
 */
export function createGuard(place: Place, log: StoreLog): Door & { readonly close: () => Promise<void> } {
  let opened: Promise<Kysely<Tables>> | undefined;
  let trouble: StoreTrouble | undefined;

  async function open(): Promise<Kysely<Tables>> {
    const { db, engine } = await connect(place);
    try {
      await migrate(db, engine);
      return db;
    } catch (error) {
      await db.destroy();
      throw error;
    }
  }

  /** Lets go of connections that may all hang: the pool would hand them out again. What is under way goes on. */
  function reopen(): void {
    const old = opened;
    opened = undefined;
    old?.then((db) => db.destroy()).catch(() => undefined);
  }

  async function once<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    opened ??= open();
    const opening = opened;
    const db = await opening.catch((error) => {
      if (opened === opening) opened = undefined;
      throw error;
    });
    return await work(db);
  }

  function works(way: Way): void {
    if (trouble === undefined || (way === 'read' && onlyWhenWriting.has(trouble))) return;
    log.info({ store: placeName(place) }, 'the store works again');
    trouble = undefined;
  }

  function fails(failure: StoreError): void {
    if (trouble !== failure.trouble) log.error({ store: placeName(place) }, failure.message);
    trouble = failure.trouble;
  }

  async function run<T>(way: Way, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    const patience = performance.now() + lockedPatience;
    for (let wait = 5; ; wait = Math.min(wait * 2, 200)) {
      try {
        const result = await once(work);
        works(way);
        return result;
      } catch (error) {
        // What the work itself refuses is no trouble of the store's.
        if (error instanceof NatoQuoteError && !(error instanceof StoreError)) throw error;
        const failure = asStoreError(error, place);
        if (isUnanswered(error)) reopen();
        if (failure.trouble === 'locked' && performance.now() < patience) {
          await pause(wait * (0.5 + Math.random()));
          continue;
        }
        fails(failure);
        throw failure;
      }
    }
  }

  return {
    engine: place.engine,
    read: (work) => run('read', work),
    write: (work) => run('write', work),
    async close() {
      const db = await opened?.catch(() => undefined);
      opened = Promise.reject(
        new StoreError(
          'failed',
          'the store is closed: the program is shutting down, ask again after it starts',
        ),
      );
      opened.catch(() => undefined);
      await db?.destroy();
    },
  };
}
