import type { Fault } from '../article/file/fault.ts';
import { SnapshotError } from '../errors.ts';
import { createMemoryIndex } from '../search/index/memory-index.ts';
import type { QuoteIndex } from '../search/ranking-engine.ts';
import { loadSnapshot, readSnapshot, saveSnapshot } from '../store/snapshot.ts';
import { type CorpusState, fingerprint, readState, scanCorpus, writeState } from './folder/folder-state.ts';
import { duplicateUrlFault, readArticle, readCorpus } from './folder/read-folder.ts';
import { boundedQuotes } from './reading/bounded-quotes.ts';

/** An indexed folder of articles. `faults` lists the files that were skipped, each with the reason. */
export type OpenedCorpus = {
  readonly index: QuoteIndex;
  readonly faults: readonly Fault[];
  /** The name of each article's file, by the article's id. */
  readonly files: ReadonlyMap<string, string>;
};

/**
 * Reads a folder of articles, extracts their quotes and indexes them. Faulty files are skipped.
 * @throws CorpusError if the folder cannot be read.
 */
export async function openCorpus(dir: string): Promise<OpenedCorpus> {
  const { articles, faults, files } = await readCorpus(dir);
  const index = createMemoryIndex();
  const tooLarge: Fault[] = [];
  for (const article of articles) {
    const { quotes, reason } = boundedQuotes(article);
    if (quotes !== null) index.add(article, quotes);
    else tooLarge.push({ file: files.get(article.id) ?? article.url, line: 1, reason });
  }
  return { index, faults: [...faults, ...tooLarge], files };
}

/** The snapshot is rewritten if more than one file in this many has changed. Below that, reading them is faster. */
const filesPerChange = 50;

/**
 * Opens a folder of articles from a snapshot of its index in `snapshotFile`, with the state of the folder beside it.
 * Reads only the files that have changed since, and all files if there is no snapshot. Updates the snapshot if many
 * have changed.
 * @throws CorpusError if the folder cannot be read, and the file system's errors if the snapshot cannot be written
 */
export async function openStoredCorpus(dir: string, snapshotFile: string): Promise<OpenedCorpus> {
  const stateFile = `${snapshotFile}.files`;
  // Each takes half a second for a large corpus, so they run at the same time.
  const [now, kept, bytes] = await Promise.all([
    scanCorpus(dir),
    readState(stateFile),
    readSnapshot(snapshotFile),
  ]);
  const loaded = loadSnapshot(kept.size === 0 ? null : bytes, fingerprint(kept));
  const usable = !(loaded instanceof SnapshotError);
  const index = usable ? loaded : createMemoryIndex();
  const before: CorpusState = usable ? kept : new Map();

  const state: CorpusState = new Map();
  const files = new Map<string, string>();
  for (const [file, { size, modified }] of now) {
    const last = before.get(file);
    if (last === undefined || last.articleId === null || last.size !== size || last.modified !== modified)
      continue;
    state.set(file, last);
    files.set(last.articleId, file);
  }
  for (const [file, { articleId }] of before)
    if (articleId !== null && !state.has(file) && !files.has(articleId)) index.remove(articleId);

  const faults: Fault[] = [];
  for (const [file, { size, modified }] of now) {
    if (state.has(file)) continue;
    const parsed = await readArticle(dir, file);
    const other = parsed.kind === 'article' ? files.get(parsed.article.id) : undefined;
    if (parsed.kind === 'faults') faults.push(...parsed.faults);
    else if (other !== undefined) faults.push(duplicateUrlFault(file, other));
    else {
      const { quotes, reason } = boundedQuotes(parsed.article);
      if (quotes === null) {
        faults.push({ file, line: 1, reason });
        continue;
      }
      index.add(parsed.article, quotes);
      files.set(parsed.article.id, file);
      state.set(file, { size, modified, articleId: parsed.article.id });
    }
  }
  const changed =
    [...before.keys()].filter((file) => !state.has(file)).length +
    [...state].filter(([file, one]) => before.get(file) !== one).length;
  if (!usable || changed * filesPerChange > now.size) {
    await saveSnapshot(snapshotFile, fingerprint(state), index);
    await writeState(stateFile, state);
  }
  return { index, faults, files };
}
