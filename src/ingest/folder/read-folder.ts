import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../../article/article.ts';
import type { Fault } from '../../article/file/fault.ts';
import { type Parsed, parseArticle } from '../../article/file/markdown.ts';
import { CorpusError } from '../../errors.ts';
import { readRegularFile } from './read-file.ts';

/** The articles of a folder, and the faults of the files that could not be read. */
export type Corpus = {
  readonly articles: readonly Article[];
  readonly faults: readonly Fault[];
  /** The name of each article's file, by the article's id. */
  readonly files: ReadonlyMap<string, string>;
};

const maxBytes = 2_000_000;

/** Decodes UTF-8, or returns the first line (from 1) that is not UTF-8. */
function decode(bytes: Uint8Array): { readonly text: string } | { readonly line: number } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const lenient = new TextDecoder('utf-8').decode(bytes);
    return { line: lenient.slice(0, lenient.indexOf('\uFFFD')).split('\n').length };
  }
}

/**
 * Reads one file of the corpus. `file` is its name in `dir`. Errors, also of opening the file, are returned as faults.
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

/** Returns the fault of a file whose article has the same url as another file's. */
export function duplicateUrlFault(file: string, other: string): Fault {
  return { file, line: 1, reason: `url is that of ${other} too: keep one of the two files` };
}

/** True if a file of this name is an article: `*.md`, but not hidden. */
export function isArticleFile(name: string): boolean {
  return name.endsWith('.md') && !name.startsWith('.');
}

/** Lists the article files of a folder, sorted by name. @throws CorpusError naming the folder */
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
 * Reads every article file of a folder, in the order of their names. Faulty files are skipped and listed in `faults`.
 * Of several files with the same url, the first is used.
 * @throws CorpusError if the folder itself cannot be read
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
    const other = files.get(article.id);
    if (other !== undefined) {
      faults.push(duplicateUrlFault(file, other));
      continue;
    }
    files.set(article.id, file);
    articles.push(article);
  }
  return { articles, faults, files };
}
