import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../../article/article.ts';
import type { Fault } from '../../article/file/fault.ts';
import { type Parsed, parseArticle } from '../../article/file/markdown.ts';
import { CorpusError } from '../../errors.ts';
import { readRegularFile } from './read-file.ts';

/** A folder of articles as it was read: the files that are well, and what is wrong with the others. */
export type Corpus = {
  readonly articles: readonly Article[];
  readonly faults: readonly Fault[];
  /** The name of each article's file, by the article's id. */
  readonly files: ReadonlyMap<string, string>;
};

const maxBytes = 2_000_000;

/** The UTF-8 text of a file's bytes, or the line (from 1) on which they stop being UTF-8. */
function decode(bytes: Uint8Array): { readonly text: string } | { readonly line: number } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const lenient = new TextDecoder('utf-8').decode(bytes);
    return { line: lenient.slice(0, lenient.indexOf('\uFFFD')).split('\n').length };
  }
}

/**
 * Reads one file of the corpus. `file` is its name inside `dir`, as faults give it.
 * Whatever is wrong, down to a file that cannot be opened, comes back as a fault.
 */
export async function readArticle(dir: string, file: string): Promise<Parsed> {
  const faulty = (line: number, reason: string): Parsed => ({
    kind: 'faults',
    faults: [{ file, line, reason }],
  });
  const path = join(dir, file);
  try {
    const decoded = decode(await readRegularFile(path, { maxBytes, within: dir }));
    if ('line' in decoded) return faulty(decoded.line, 'the bytes are not UTF-8: save the file as UTF-8');
    return parseArticle(decoded.text, file);
  } catch (error) {
    return faulty(1, `the file cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What is wrong with a file whose article is in another one too. */
export function twinFault(file: string, twin: string): Fault {
  return { file, line: 1, reason: `url is that of ${twin} too: keep one of the two files` };
}

/** Whether a file of this name holds an article: `*.md`, but no hidden file. */
export function isArticleFile(name: string): boolean {
  return name.endsWith('.md') && !name.startsWith('.');
}

/** The names of the articles' files in a folder: `*.md`, sorted. @throws CorpusError naming the folder */
export async function listArticles(dir: string): Promise<string[]> {
  try {
    const names = await readdir(dir);
    return names.filter(isArticleFile).sort();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CorpusError(
      `the corpus folder "${dir}" cannot be read (${reason}): name the folder that holds the articles with --corpus or CORPUS_DIR`,
      { cause: error },
    );
  }
}

/**
 * Reads every `*.md` of a folder, by name in order. A broken file is left out and named in `faults`; of
 * several with the same address the first stays.
 * @throws CorpusError where the folder itself cannot be read
 */
export async function readCorpus(dir: string): Promise<Corpus> {
  const articles: Article[] = [];
  const faults: Fault[] = [];
  const files = new Map<string, string>();
  for (const file of await listArticles(dir)) {
    const parsed = await readArticle(dir, file);
    if (parsed.kind === 'faults') {
      faults.push(...parsed.faults);
      continue;
    }
    const { article } = parsed;
    const twin = files.get(article.id);
    if (twin !== undefined) {
      faults.push(twinFault(file, twin));
      continue;
    }
    files.set(article.id, file);
    articles.push(article);
  }
  return { articles, faults, files };
}
