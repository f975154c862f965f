import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Article } from '../../article/article.ts';
import type { Fault } from '../../article/file/fault.ts';
import { type Corpus, duplicateUrlFault, isArticleFile, listArticles, readArticle } from './read-folder.ts';

/** A change in a watched folder. After `faults`, the last good version of the article stays valid. */
export type CorpusChange =
  | { readonly kind: 'article'; readonly article: Article; readonly file: string }
  | { readonly kind: 'removed'; readonly articleId: string; readonly file: string }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

export type CorpusWatch = { close(): Promise<void> };

// Milliseconds that an editor has to finish writing a file in several steps.
const debounceMs = 150;
// Systems drop events beyond some ten thousand in the queue. The folder is listed after this many events to find them.
const eventsPerListing = 1000;

/**
 * Watches a corpus folder and reports every change of its articles within a second, one at a time. If another folder
 * takes its place, that one is watched. Resolves when watching has begun.
 * @param corpus the folder as it was read
 * @throws CorpusError if the folder cannot be read
 */
export async function watchCorpus(
  dir: string,
  { files, faults }: Pick<Corpus, 'files' | 'faults'>,
  onChange: (change: CorpusChange) => void,
): Promise<CorpusWatch> {
  const idOf = new Map([...files].map(([id, file]) => [file, id]));
  const fileOf = new Map(files);
  /** Files that are read once the other file with the same url is gone, with the id of their article. */
  const waiting = new Map<string, string>();

  const forget = (file: string) => {
    const id = idOf.get(file);
    if (id === undefined) return;
    idOf.delete(file);
    fileOf.delete(id);
    onChange({ kind: 'removed', articleId: id, file });
  };
  const read = async (file: string): Promise<void> => {
    const parsed = await readArticle(dir, file);
    if (parsed.kind === 'faults') {
      onChange(parsed);
      return;
    }
    const { article } = parsed;
    const other = fileOf.get(article.id);
    if (other !== undefined && other !== file) {
      waiting.set(file, article.id);
      onChange({ kind: 'faults', faults: [duplicateUrlFault(file, other)] });
      return;
    }
    if (idOf.get(file) !== article.id) forget(file);
    idOf.set(file, article.id);
    fileOf.set(article.id, file);
    onChange({ kind: 'article', article, file });
  };
  const drop = async (file: string): Promise<void> => {
    const id = idOf.get(file);
    waiting.delete(file);
    forget(file);
    for (const [other, wanted] of [...waiting])
      if (wanted === id) {
        waiting.delete(other);
        await read(other);
      }
  };

  /** Size and last change of every file when it was read. The system often reports one change twice. */
  const seen = new Map<string, string>();
  const readIfChanged = async (file: string): Promise<void> => {
    const found = await stat(join(dir, file)).catch(() => null);
    const state = found === null ? '' : `${found.size} ${found.mtimeMs}`;
    if (seen.get(file) === state) return;
    if (found === null) {
      seen.delete(file);
      await drop(file);
    } else {
      seen.set(file, state);
      await read(file);
    }
  };

  const report = (file: string, what: string, error: unknown) => {
    const reason = `${what}: ${error instanceof Error ? error.message : String(error)}`;
    onChange({ kind: 'faults', faults: [{ file, line: 1, reason }] });
  };
  let last: Promise<void> = Promise.resolve();
  let closed = false;
  const timers = new Map<string, NodeJS.Timeout>();
  /** Debounces `step` per key. Steps run one at a time. */
  const debounce = (key: string, step: () => Promise<void>) => {
    if (closed) return;
    clearTimeout(timers.get(key));
    const timer = setTimeout(() => {
      timers.delete(key);
      last = last.then(step).catch((error) => report(key, 'a change was not taken in', error));
    }, debounceMs);
    timers.set(key, timer);
  };
  const onTouched = (file: string) => {
    if (isArticleFile(file)) debounce(file, () => readIfChanged(file));
  };
  /** Finds files that were added or removed without an event. */
  const listAll = async (): Promise<void> => {
    const known = new Set([
      ...idOf.keys(),
      ...waiting.keys(),
      ...seen.keys(),
      ...faults.map(({ file }) => file),
    ]);
    const there = new Set(await listArticles(dir));
    for (const file of known) if (!there.has(file)) onTouched(file);
    for (const file of there) if (!known.has(file)) onTouched(file);
  };

  const folder = resolve(dir);
  let watcher: FSWatcher | undefined;
  let events = 0;
  const onEvent = (_: string, file: string | null) => {
    // The folder's own name: it was moved or deleted, and another may have taken its place.
    if (file === basename(folder)) debounce(file, begin);
    else if (file !== null) onTouched(file);
    events += 1;
    if (file === null || events % eventsPerListing === 0) debounce(dir, listAll);
  };
  const failed = (error: unknown) => report(dir, 'the folder cannot be watched', error);
  const begin = async (): Promise<void> => {
    watcher?.close();
    let failure: unknown;
    try {
      watcher = watch(folder, onEvent).on('error', failed);
    } catch (error) {
      failure = error;
    }
    await listAll();
    if (failure !== undefined) failed(failure);
  };
  await begin();
  return {
    async close() {
      closed = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await last;
      watcher?.close();
    },
  };
}
