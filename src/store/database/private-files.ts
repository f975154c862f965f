import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

const ownerOnly = { folder: 0o700, file: 0o600 } as const;
/** The bot's own files in its data folder. */
const beside = /^(index\.snapshot|.*\.(db|db-wal|db-shm|db-journal)$)/;

/** Creates a folder that only this user may enter, whatever the umask. @throws the file system's errors */
export function makePrivateFolder(folder: string): void {
  const made = mkdirSync(folder, { recursive: true, mode: ownerOnly.folder });
  if (made !== undefined || holdsOnlyData(folder)) changeMode(folder, ownerOnly.folder);
}

/** True for `data`, and for a folder with nothing but the bot's own files: others may need any other file. */
function holdsOnlyData(folder: string): boolean {
  const path = resolve(folder);
  if (path === process.cwd() || (statSync(path).mode & 0o1000) !== 0) return false;
  const names = readdirSync(path);
  return basename(path) === 'data' || (names.length > 0 && names.every((name) => beside.test(name)));
}

/** Changes a mode if it can be: not that of another user's file, or on a file system without modes. */
function changeMode(path: string, mode: number): void {
  try {
    if ((statSync(path).mode & 0o777) !== mode) chmodSync(path, mode);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (!['ENOENT', 'EPERM', 'EROFS', 'ENOTSUP'].includes(String(code))) throw error;
  }
}

/** Lets only this user read a database and SQLite's files beside it. */
export function tightenDatabase(path: string): void {
  const folder = dirname(path);
  for (const name of readdirSync(folder))
    if (name === basename(path) || /^-(wal|shm|journal)$/.test(name.replace(basename(path), '')))
      changeMode(join(folder, name), ownerOnly.file);
}

/** Lets only this user read a file that exists already. */
export function tightenFile(path: string): void {
  changeMode(path, ownerOnly.file);
}
