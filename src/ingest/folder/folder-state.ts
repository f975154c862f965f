import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { tightenFile } from '../../store/database/private-files.ts';
import { replaceFile } from '../../store/replace-file.ts';
import { listArticles } from './read-folder.ts';

/** A file as it was when it was read: size in bytes, time of its last change in milliseconds, what came of it. */
const State = z.object({ size: z.number(), modified: z.number(), articleId: z.string().nullable() });
export type FileState = z.infer<typeof State>;

/** Every file of a corpus folder, by name, as an index was built from them. */
export type CorpusState = Map<string, FileState>;

/** The files of a folder as they are now, in the order of their names; nothing is read. @throws CorpusError */
export async function scanCorpus(dir: string): Promise<Map<string, Pick<FileState, 'size' | 'modified'>>> {
  const found = new Map<string, Pick<FileState, 'size' | 'modified'>>();
  // One after the other and without a promise each: a third of the time, at a start, when nobody waits for answers.
  for (const name of await listArticles(dir)) {
    const file = statSync(join(dir, name), { throwIfNoEntry: false });
    if (file !== undefined) found.set(name, { size: file.size, modified: file.mtimeMs });
  }
  return found;
}

const serialise = (state: CorpusState) => JSON.stringify([...state]);

/** A text that changes with the state: what marks the snapshot that was made from it. */
export const fingerprint = (state: CorpusState): string =>
  createHash('sha256').update(serialise(state)).digest('hex');

/** The state that was kept in a file; empty where there is none, or none that can be read. */
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
