import { readFile } from 'node:fs/promises';
import { SnapshotError } from '../errors.ts';
import { loadMemoryIndex } from '../search/index/memory-index.ts';
import type { QuoteIndex } from '../search/ranking-engine.ts';
import { tightenFile } from './database/private-files.ts';
import { replaceFile } from './replace-file.ts';

/** Writes an index to a snapshot file, marked as made from `source`. @throws the file system's errors */
export async function saveSnapshot(file: string, source: string, index: QuoteIndex): Promise<void> {
  await replaceFile(file, await index.snapshot(source));
}

/** Returns the bytes of a snapshot file; `null` if there is none. @throws the file system's errors */
export async function readSnapshot(file: string): Promise<Uint8Array | null> {
  try {
    tightenFile(file);
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Returns the index in a snapshot's bytes if it was made from `source`, or the error that says why not. */
export function loadSnapshot(bytes: Uint8Array | null, source: string): QuoteIndex | SnapshotError {
  if (bytes === null) return new SnapshotError('is not there yet');
  try {
    return loadMemoryIndex(bytes, source);
  } catch (error) {
    if (error instanceof SnapshotError) return error;
    throw error;
  }
}
