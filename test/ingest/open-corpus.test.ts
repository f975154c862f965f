import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenedCorpus, openCorpus, openStoredCorpus } from '../../src/ingest/open-corpus.ts';

const article = (path: string, title = 'A title') =>
  `---\ntitle: ${title}\noutlet: The Outlet\nurl: https://site.example/${path}\ndate: 2025-02-13\n---\n\n“We will open the harbour ${path},” Ada Winter said.\n`;

describe('a corpus opened from its snapshot', () => {
  let root = '';
  let dir = '';
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'open-'));
    dir = join(root, 'corpus');
    await mkdir(dir);
    for (const name of ['a', 'b', 'c']) await put(`${name}.md`, article(name));
  });
  afterEach(() => rm(root, { recursive: true }));
  const put = (file: string, source: string) => writeFile(join(dir, file), source);
  const sorted = ({ index, faults, files }: OpenedCorpus) => ({
    articles: index.articles().toSorted((one, other) => one.url.localeCompare(other.url)),
    faults,
    files: new Map([...files].sort()),
  });
  const opened = async () => sorted(await openStoredCorpus(dir, join(root, 'data', 'index.snapshot')));
  const fresh = async () => sorted(await openCorpus(dir));

  it('equals a corpus read from its files: at first, again, and after any change', async () => {
    expect(await opened()).toEqual(await fresh());
    expect(await opened()).toEqual(await fresh());
    await put('b.md', article('b', 'Another title'));
    await put('d.md', article('d'));
    await rm(join(dir, 'a.md'));
    expect(await opened()).toEqual(await fresh());
    await put('c.md', 'broken');
    await put('e.md', article('d'));
    const result = await opened();
    expect(result).toEqual(await fresh());
    expect(result.faults.map(({ file }) => file)).toEqual(['c.md', 'e.md']);
    expect((await opened()).faults).toEqual(result.faults);
  });

  it('follows an article to another file', async () => {
    await opened();
    await rm(join(dir, 'a.md'));
    await put('z.md', article('a'));
    expect(await opened()).toEqual(await fresh());
  });

  it('does not read unchanged files', async () => {
    await opened();
    const then = new Date('2025-01-01T00:00:00Z');
    await utimes(join(dir, 'a.md'), then, then);
    await opened();
    // Same size, same time: only somebody who reads the file could tell.
    await put('a.md', article('a', 'B title'));
    await utimes(join(dir, 'a.md'), then, then);
    expect((await opened()).articles[0]?.title).toBe('A title');
  });

  it('is rebuilt if the snapshot is damaged or the state is missing', async () => {
    await opened();
    await writeFile(join(root, 'data', 'index.snapshot'), 'rubbish');
    expect(await opened()).toEqual(await fresh());
    await writeFile(join(root, 'data', 'index.snapshot.files'), '{"rubbish":1}');
    expect(await opened()).toEqual(await fresh());
  });
});
