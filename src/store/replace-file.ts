import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makePrivateFolder } from './database/private-files.ts';

/**
 * Writes a file that only this user may read. A reader, or a start after a crash, finds either the old file or the new
 * one, complete. @throws the file system's errors
 */
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
