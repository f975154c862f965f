import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { NatoQuoteError, StoreError, type StoreTrouble } from '../../errors.ts';
import { connectDatabase } from './connect.ts';
import { type DatabaseUrl, databaseName } from './database-url.ts';
import { type Engine, migrate } from './migrations.ts';
import type { Tables } from './schema.ts';

/** The store's logger, such as a pino logger. */
export type StoreLog = {
  readonly error: (fields: object, message: string) => void;
  readonly info: (fields: object, message: string) => void;
};

/** Runs `work` on the database, which is opened and migrated first if necessary. @throws StoreError */
type Run = <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;

/** A connection to the database. Reading and writing are told apart because a full disk can still be read. */
export type StoreConnection = { readonly engine: Engine; readonly read: Run; readonly write: Run };

type Access = 'read' | 'write';

/** Codes of SQLite, the file system and Postgres, each with the trouble it means. */
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

/** Returns a driver's error as a StoreError that names the database and the way out. */
function asStoreError(error: unknown, database: DatabaseUrl): StoreError {
  if (error instanceof StoreError) return error;
  const trouble = troubleOf(error);
  const detail = error instanceof Error ? error.message : String(error);
  return new StoreError(
    trouble,
    `the store (${databaseName(database)}) failed: ${wayOut[trouble]} (${detail})`,
    {
      cause: error,
    },
  );
}

/** Troubles that only writing meets: a read that works does not end them. */
const onlyWhenWriting: ReadonlySet<StoreTrouble> = new Set(['full', 'disk', 'read-only', 'locked']);

const lockTimeoutMs = 3_000;

/**
 * Returns a connection to a database. The first work opens and migrates it; if that fails, the next work tries again, so
 * that a database that is down when the bot starts is used as soon as it is up. A lock is waited for. Only a change from
 * working to failing, or back, is logged.
 */
export function createConnection(
  database: DatabaseUrl,
  log: StoreLog,
): StoreConnection & { readonly close: () => Promise<void> } {
  let opened: Promise<Kysely<Tables>> | undefined;
  let trouble: StoreTrouble | undefined;

  async function open(): Promise<Kysely<Tables>> {
    const { db, engine } = await connectDatabase(database);
    try {
      await migrate(db, engine);
      return db;
    } catch (error) {
      await db.destroy();
      throw error;
    }
  }

  /** Replaces the pool, whose connections may all hang. Queries in progress continue. */
  function reopen(): void {
    const old = opened;
    opened = undefined;
    old?.then((db) => db.destroy()).catch(() => undefined);
  }

  async function attempt<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    opened ??= open();
    const opening = opened;
    const db = await opening.catch((error) => {
      if (opened === opening) opened = undefined;
      throw error;
    });
    return await work(db);
  }

  function works(access: Access): void {
    if (trouble === undefined || (access === 'read' && onlyWhenWriting.has(trouble))) return;
    log.info({ store: databaseName(database) }, 'the store works again');
    trouble = undefined;
  }

  function fails(failure: StoreError): void {
    if (trouble !== failure.trouble) log.error({ store: databaseName(database) }, failure.message);
    trouble = failure.trouble;
  }

  async function run<T>(access: Access, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    const deadline = performance.now() + lockTimeoutMs;
    for (let wait = 5; ; wait = Math.min(wait * 2, 200)) {
      try {
        const result = await attempt(work);
        works(access);
        return result;
      } catch (error) {
        // The work's own errors, such as a DigestError, are no trouble of the store.
        if (error instanceof NatoQuoteError && !(error instanceof StoreError)) throw error;
        const failure = asStoreError(error, database);
        if (isUnanswered(error)) reopen();
        if (failure.trouble === 'locked' && performance.now() < deadline) {
          await pause(wait * (0.5 + Math.random()));
          continue;
        }
        fails(failure);
        throw failure;
      }
    }
  }

  return {
    engine: database.engine,
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
