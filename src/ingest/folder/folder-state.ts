import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { tightenFile } from '../../store/database/private-files.ts';
import { replaceFile } from '../../store/replace-file.ts';
import { listArticles } from './read-folder.ts';

/** A file when it was read: size in bytes, last change in milliseconds, and its article; `null` if it had none. */
const State = z.object({ size: z.number(), modified: z.number(), articleId: z.string().nullable() });
export type FileState = z.infer<typeof State>;

/** The files that an index was built from, by name. */
export type CorpusState = Map<string, FileState>;

/** Returns size and last change of every article file in a folder, ordered by name. Reads no file. @throws CorpusError */
export async function scanCorpus(dir: string): Promise<Map<string, Pick<FileState, 'size' | 'modified'>>> {
  const found = new Map<string, Pick<FileState, 'size' | 'modified'>>();
  // Synchronous calls take a third of the time here, and at start nobody waits for an answer yet.
  for (const name of await listArticles(dir)) {
    const file = statSync(join(dir, name), { throwIfNoEntry: false });
    if (file !== undefined) found.set(name, { size: file.size, modified: file.mtimeMs });
  }
  return found;
}

const serialise = (state: CorpusState) => JSON.stringify([...state]);

/** Returns a hash of the state, stored in the snapshot that was made from it. */
export const fingerprint = (state: CorpusState): string =>
  createHash('sha256').update(serialise(state)).digest('hex');

/** Reads a saved state. Empty if the file is missing or cannot be read. */
export async function readState(file: string): Promise<CorpusState> {
  try {
    tightenFile(file);
    return new Map(z.array(z.tuple([z.string(), State])).parse(JSON.parse(await readFile(file, 'utf8'))));
  } catch {
    return new Map();
  }
}

export async function writeState(file: string, state: CorpusState): Promise<void> {
  await replaceFile(file, serialise(state));
}
