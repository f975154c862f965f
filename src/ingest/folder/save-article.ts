import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../../article/article.ts';
import { articleSource } from '../../article/draft.ts';

/** A title or an outlet as a part of a file name: small letters, digits and dashes, whatever it was made of. */
function slug(text: string, longest: number): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9]+/g, '-');
  return plain.slice(0, longest).replace(/^-|-$/g, '');
}

/** The name of a new article's file: no title can make it anything but one name in its folder. */
function fileNameFor({ date, outlet, title, id }: Article): string {
  return `${[date, slug(outlet, 30), slug(title, 60), id.slice(0, 8)].filter((part) => part !== '').join('-')}.md`;
}

const unfinished = /^\..+\.md\.part$/;

/** Deletes what a save left behind that was cut off, by a crash or a kill. */
export async function removeUnfinished(dir: string): Promise<void> {
  for (const name of await readdir(dir))
    if (unfinished.test(name)) await rm(join(dir, name), { force: true });
}

/**
 * Writes an article's file into a corpus folder: as `file` where the article has one, under a new name
 * otherwise. The file is there whole or, whatever happens meanwhile, not at all. Gives the file's name.
 * @throws CorpusError for an article that could not be read back; the file system's errors
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
