import { closeSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SqliteDatabase } from 'kysely';
import Database from 'libsql';
import { makePrivateFolder, tightenDatabase } from './private-files.ts';

const unchanged = { changes: 0, lastInsertRowid: 0 };

/** Creates the database file with mode 0600: SQLite gives the files beside it the same mode. */
function preparePrivately(path: string): void {
  makePrivateFolder(dirname(path));
  try {
    closeSync(openSync(path, 'ax', 0o600));
  } catch (error) {
    // The file exists, or cannot be created: opening it says why.
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
  tightenDatabase(path);
}

/**
 * Opens an SQLite file for Kysely. Every statement that writes takes the write lock first: a libsql statement that a
 * lock refuses is never reset, and blocks every later commit of its connection until it is garbage collected.
 *
 * @throws libsql's error if the file cannot be opened or created
 */
export function openSqlite(path: string): SqliteDatabase {
  if (path !== ':memory:') preparePrivately(path);
  // Waiting for another process's lock blocks the event loop: wait briefly here, and retry in `createConnection`.
  const database = new Database(path, { timeout: 50 });
  try {
    // FULL: the ledger must survive a power cut, or a digest is posted twice.
    // What is deleted or replaced is overwritten with zeros: it may be a token.
    for (const pragma of ['journal_mode = wal', 'synchronous = full', 'secure_delete = on'])
      database.prepare(`pragma ${pragma}`).all();
  } catch (error) {
    database.close();
    throw error;
  }

  /** After some failures, such as a full disk, the transaction has ended already. */
  function rollback(): void {
    if (database.inTransaction) database.exec('rollback');
  }

  function locked<T>(work: () => T): T {
    if (database.inTransaction) return work();
    database.exec('begin immediate');
    try {
      const result = work();
      database.exec('commit');
      return result;
    } catch (error) {
      rollback();
      throw error;
    }
  }

  function control(run: () => void): ReturnType<SqliteDatabase['prepare']> {
    return {
      reader: false,
      all: () => [],
      iterate: () => [][Symbol.iterator](),
      run: () => {
        run();
        return unchanged;
      },
    };
  }

  return {
    close: () => void database.close(),
    prepare(sql) {
      if (sql === 'begin') return control(() => void database.exec('begin immediate'));
      if (sql === 'rollback') return control(rollback);
      if (sql === 'commit') return control(() => void database.exec(sql));
      const statement = database.prepare<unknown[]>(sql);
      // The last two cannot run within a transaction.
      if (/^\s*(select|pragma|vacuum)\b/i.test(sql)) return statement;
      return {
        reader: statement.reader,
        all: (parameters) => locked(() => statement.all(parameters)),
        run: (parameters) => locked(() => statement.run(parameters)),
        iterate: (parameters) => statement.iterate(parameters),
      };
    },
  };
}
