import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Article } from '../../article/article.ts';
import type { Fault } from '../../article/file/fault.ts';
import { type Corpus, isArticleFile, listArticles, readArticle, twinFault } from './read-folder.ts';

/** What happened in a watched folder. After `faults` the article's last good version is still the valid one. */
export type CorpusChange =
  | { readonly kind: 'article'; readonly article: Article; readonly file: string }
  | { readonly kind: 'removed'; readonly articleId: string; readonly file: string }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

export type CorpusWatch = { close(): Promise<void> };

// An editor that writes in several goes is given this long to finish, in milliseconds.
const settling = 150;
// Systems forget changes beyond some ten thousand that wait to be told: names are looked through after every so many.
const many = 1000;

/**
 * Watches a corpus folder, as it was read into `corpus`, and reports every change of its articles within a
 * second, one after the other. A folder that takes this one's place is watched in its stead. Resolves when watching
 * has begun.
 * @throws CorpusError if the folder cannot be read
 */
export async function watchCorpus(
  dir: string,
  { files, faults }: Pick<Corpus, 'files' | 'faults'>,
  onChange: (change: CorpusChange) => void,
): Promise<CorpusWatch> {
  const idOf = new Map([...files].map(([id, file]) => [file, id]));
  const fileOf = new Map(files);
  /** Files that wait for another with the same address to go. */
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
    const twin = fileOf.get(article.id);
    if (twin !== undefined && twin !== file) {
      waiting.set(file, article.id);
      onChange({ kind: 'faults', faults: [twinFault(file, twin)] });
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

  /** Size and time of the last change of every file, as it was read: one change is often told of twice. */
  const seen = new Map<string, string>();
  const look = async (file: string): Promise<void> => {
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
  /** Has a step's turn come when for a moment nothing more was told of what it is about. */
  const settle = (about: string, step: () => Promise<void>) => {
    if (closed) return;
    clearTimeout(timers.get(about));
    const timer = setTimeout(() => {
      timers.delete(about);
      last = last.then(step).catch((error) => report(about, 'a change was not taken in', error));
    }, settling);
    timers.set(about, timer);
  };
  const touched = (file: string) => {
    if (isArticleFile(file)) settle(file, () => look(file));
  };
  /** What came or went while nobody looked, or where the system did not tell. */
  const lookForAll = async (): Promise<void> => {
    const known = new Set([
      ...idOf.keys(),
      ...waiting.keys(),
      ...seen.keys(),
      ...faults.map(({ file }) => file),
    ]);
    const there = new Set(await listArticles(dir));
    for (const file of known) if (!there.has(file)) touched(file);
    for (const file of there) if (!known.has(file)) touched(file);
  };

  const folder = resolve(dir);
  let watcher: FSWatcher | undefined;
  let told = 0;
  const onEvent = (_: string, file: string | null) => {
    // Its own name: the folder was moved or deleted, and another may stand in its place.
    if (file === basename(folder)) settle(file, begin);
    else if (file !== null) touched(file);
    told += 1;
    if (file === null || told % many === 0) settle(dir, lookForAll);
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
    await lookForAll();
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
