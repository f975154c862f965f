import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SnapshotError } from '../errors.ts';
import { loadMemoryIndex } from '../search/index/memory-index.ts';
import type { QuoteIndex } from '../search/ranking-engine.ts';
import { makePrivateFolder, tightenFile } from './database/private-files.ts';

/** Writes an index to a snapshot file, marked as made from `source`. @throws the file system's errors */
export async function saveSnapshot(file: string, source: string, index: QuoteIndex): Promise<void> {
  await replaceFile(file, await index.snapshot(source));
}

/** Writes a file that only this user may read, so that a reader, or a start after a crash, finds the old one whole or the new one whole. */
export async function replaceFile(file: string, bytes: Uint8Array | string): Promise<void> {
  makePrivateFolder(dirname(file));
  const draft = `${file}.${randomUUID()}.draft`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** The bytes of a snapshot file; `null` where there is none. @throws the file system's errors */
export async function readSnapshot(file: string): Promise<Uint8Array | null> {
  try {
    tightenFile(file);
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** The index that a snapshot file's bytes hold, made from `source`, or why there is none to be had. */
export function loadSnapshot(bytes: Uint8Array | null, source: string): QuoteIndex | SnapshotError {
  if (bytes === null) return new SnapshotError('is not there yet');
  try {
    return loadMemoryIndex(bytes, source);
  } catch (error) {
    if (error instanceof SnapshotError) return error;
    throw error;
  }
}
