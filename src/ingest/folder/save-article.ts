import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../../article/article.ts';
import { articleSource } from '../../article/draft.ts';

/** Turns a title or an outlet into a part of a file name: lower-case letters, digits and dashes. */
function slug(text: string, maxLength: number): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9]+/g, '-');
  return plain.slice(0, maxLength).replace(/^-|-$/g, '');
}

/** Names a new article's file. Whatever the title, the name has no path separators. */
function fileNameFor({ date, outlet, title, id }: Article): string {
  return `${[date, slug(outlet, 30), slug(title, 60), id.slice(0, 8)].filter((part) => part !== '').join('-')}.md`;
}

const unfinished = /^\..+\.md\.part$/;

/** Deletes the partial files of saves that a crash or a kill interrupted. */
export async function removeUnfinished(dir: string): Promise<void> {
  for (const name of await readdir(dir))
    if (unfinished.test(name)) await rm(join(dir, name), { force: true });
}

/**
 * Writes an article into a corpus folder, atomically: as `file` if the article has one, under a new name otherwise.
 * Returns the file's name.
 * @throws CorpusError for an article that could not be read back, and the file system's errors
 */
export async function saveArticle(
  dir: string,
  article: Article,
  file = fileNameFor(article),
): Promise<string> {
  const source = articleSource(article);
  const part = join(dir, `.${file}.part`);
  const handle = await open(part, 'w');
  try {
    await handle.writeFile(source);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, join(dir, file));
  return file;
}
