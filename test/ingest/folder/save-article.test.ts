import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../../src/article/article.ts';
import { articleId } from '../../../src/article/id.ts';
import { CorpusError } from '../../../src/errors.ts';
import { readCorpus } from '../../../src/ingest/folder/read-folder.ts';
import { removeUnfinished, saveArticle } from '../../../src/ingest/folder/save-article.ts';

const url = 'https://site.example/a';
const article: Article = {
  id: articleId(url),
  title: 'Größe, “quoted”: a title',
  outlet: 'The Outlet',
  url,
  date: '2025-02-13',
  language: 'en',
  textKind: 'full',
  text: 'Some text.',
  paragraphs: [{ start: 0, end: 10 }],
};

describe('saving an article', () => {
  let root = '';
  let dir = '';
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'save-'));
    dir = join(root, 'corpus');
    await mkdir(dir);
  });
  afterEach(() => rm(root, { recursive: true }));

  it('names the file after the article, and reads back the same', async () => {
    const file = await saveArticle(dir, article);
    expect(file).toBe(`2025-02-13-the-outlet-gro-e-quoted-a-title-${article.id.slice(0, 8)}.md`);
    expect((await readCorpus(dir)).articles).toEqual([article]);
  });

  it('writes a changed article into its existing file', async () => {
    await saveArticle(dir, article, 'mine.md');
    await saveArticle(dir, { ...article, also: ['https://copy.example/b'] }, 'mine.md');
    expect(await readdir(dir)).toEqual(['mine.md']);
    expect(await readFile(join(dir, 'mine.md'), 'utf8')).toContain('https://copy.example/b');
  });

  it.each([
    '../../../../etc/passwd',
    '..',
    '/',
    '.hidden',
    'a/b\\c',
    '\u202Egpj.exe',
    'x'.repeat(500),
    '%2e%2e%2f',
  ])('titled %j stays inside its folder', async (title) => {
    const file = await saveArticle(dir, { ...article, title, outlet: title, date: '2025-02-13' });
    expect(file).toMatch(/^[a-z0-9][a-z0-9-]{0,150}\.md$/);
    expect(await readdir(dir)).toEqual([file]);
    expect(await readdir(root)).toEqual(['corpus']);
  });

  it.each([
    ['a title over two lines', { title: 'One\ntwo' }, 'title runs over several lines'],
    ['no outlet', { outlet: '' }, 'outlet is empty'],
    [
      'more addresses than front matter holds',
      { also: Array.from({ length: 400 }, (_, n) => `https://a.example/${n}`.padEnd(40, 'x')) },
      '8192',
    ],
    ['an address that is none', { also: ['javascript:1'] }, 'also'],
  ])('with %s is refused, and the file that is there stays', async (_, change, reason) => {
    const file = await saveArticle(dir, article);
    const saving = saveArticle(dir, { ...article, ...change }, file);
    await expect(saving).rejects.toThrow(CorpusError);
    await expect(saving).rejects.toThrow(reason);
    expect(await readdir(dir)).toEqual([file]);
    expect((await readCorpus(dir)).articles).toEqual([article]);
  });

  it('that was interrupted leaves no article, and its partial file is deleted', async () => {
    await writeFile(join(dir, '.2025-02-13-a.md.part'), '---\ntit');
    await writeFile(join(dir, '.keep'), '');
    expect(await readCorpus(dir)).toMatchObject({ articles: [], faults: [] });
    await removeUnfinished(dir);
    expect(await readdir(dir)).toEqual(['.keep']);
  });
});
