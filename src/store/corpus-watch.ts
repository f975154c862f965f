import { basename } from 'node:path';
import { watch } from 'chokidar';
import type { Article } from '../article/article.ts';
import type { Fault } from '../article/fault.ts';
import { type Corpus, readArticle, twinFault } from './corpus.ts';

/** What happened in a watched folder. After `faults` the article's last good version is still the valid one. */
export type CorpusChange =
  | { readonly kind: 'article'; readonly article: Article; readonly file: string }
  | { readonly kind: 'removed'; readonly articleId: string; readonly file: string }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

export type CorpusWatch = { close(): Promise<void> };

// An editor that writes in several goes is given this long to finish, in milliseconds.
const settling = { stabilityThreshold: 150, pollInterval: 75 };

/**
 * Watches a corpus folder, as it was read into `corpus`, and reports every change of its articles within a
 * second, one after the other. Resolves when watching has begun.
 */
export async function watchCorpus(
  dir: string,
  { files }: Pick<Corpus, 'files'>,
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

  let last: Promise<void> = Promise.resolve();
  const inTurn = (step: (file: string) => Promise<void>) => (path: string) => {
    last = last.then(() => step(basename(path)));
  };
  const watcher = watch(dir, {
    depth: 0,
    ignoreInitial: true,
    awaitWriteFinish: settling,
    ignored: (path, stats) =>
      stats?.isFile() === true && (!path.endsWith('.md') || basename(path).startsWith('.')),
  });
  watcher.on('add', inTurn(read)).on('change', inTurn(read)).on('unlink', inTurn(drop));
  watcher.on('error', (error) => {
    const reason = `the folder cannot be watched: ${error instanceof Error ? error.message : String(error)}`;
    onChange({ kind: 'faults', faults: [{ file: dir, line: 1, reason }] });
  });
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  return {
    async close() {
      await watcher.close();
      await last;
    },
  };
}
