import { watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../article/article.ts';
import type { Fault } from '../article/fault.ts';
import { type Corpus, isArticleFile, listArticles, readArticle, twinFault } from './corpus.ts';

/** What happened in a watched folder. After `faults` the article's last good version is still the valid one. */
export type CorpusChange =
  | { readonly kind: 'article'; readonly article: Article; readonly file: string }
  | { readonly kind: 'removed'; readonly articleId: string; readonly file: string }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

export type CorpusWatch = { close(): Promise<void> };

// An editor that writes in several goes is given this long to finish, in milliseconds.
const settling = 150;

/**
 * Watches a corpus folder, as it was read into `corpus`, and reports every change of its articles within a
 * second, one after the other. Resolves when watching has begun.
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

  let last: Promise<void> = Promise.resolve();
  const inTurn = (step: () => Promise<void>) => {
    last = last.then(step);
  };
  const settlingFiles = new Map<string, NodeJS.Timeout>();
  const touched = (file: string) => {
    if (!isArticleFile(file)) return;
    clearTimeout(settlingFiles.get(file));
    const timer = setTimeout(() => {
      settlingFiles.delete(file);
      inTurn(() => look(file));
    }, settling);
    settlingFiles.set(file, timer);
  };
  const failed = (error: unknown) => {
    const reason = `the folder cannot be watched: ${error instanceof Error ? error.message : String(error)}`;
    onChange({ kind: 'faults', faults: [{ file: dir, line: 1, reason }] });
  };
  /** What came or went while nobody looked: between reading and watching, or where the system names no file. */
  const lookForAll = async (): Promise<void> => {
    const known = new Set([...idOf.keys(), ...waiting.keys(), ...faults.map(({ file }) => file)]);
    const there = new Set(await listArticles(dir));
    for (const file of known) if (!there.has(file)) touched(file);
    for (const file of there) if (!known.has(file)) touched(file);
  };

  const watcher = watch(dir, (_, file) => {
    if (file === null) inTurn(() => lookForAll().catch(failed));
    else touched(file);
  });
  watcher.on('error', failed);
  await lookForAll();
  return {
    async close() {
      watcher.close();
      for (const timer of settlingFiles.values()) clearTimeout(timer);
      await last;
    },
  };
}
