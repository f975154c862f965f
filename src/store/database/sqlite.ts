import { closeSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SqliteDatabase } from 'kysely';
import Database from 'libsql';
import { makePrivateFolder, tightenDatabase } from './private-files.ts';

const unchanged = { changes: 0, lastInsertRowid: 0 };

/** SQLite gives the files that it makes beside a database the database's own mode. */
function preparePrivately(path: string): void {
  makePrivateFolder(dirname(path));
  try {
    closeSync(openSync(path, 'ax', 0o600));
  } catch (error) {
    // One that is there already, or cannot be made: what opens it says so.
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
  tightenDatabase(path);
}

/**
 * An SQLite file as Kysely wants it, with one difference: whatever writes has the write lock before its
 * statement runs. A libsql statement that is turned away by a lock is never reset, and until it is
 * collected it keeps every later write of its connection from being committed.
 *
 * @throws what libsql throws when the file cannot be opened or made.
 */
export function openSqlite(path: string): SqliteDatabase {
  if (path !== ':memory:') preparePrivately(path);
  // Waiting for another process's lock stops this one's event loop, so it is kept short here and
  // repeated, without stopping anything, by the guard.
  const database = new Database(path, { timeout: 50 });
  try {
    // FULL: what the ledger says of a delivery must outlast a power cut, or the digest goes out twice.
    // What is deleted or replaced is overwritten with zeros: it may be a token.
    for (const pragma of ['journal_mode = wal', 'synchronous = full', 'secure_delete = on'])
      database.prepare(`pragma ${pragma}`).all();
  } catch (error) {
    database.close();
    throw error;
  }

  /** Some failures (a full disk) have ended the transaction already. */
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
