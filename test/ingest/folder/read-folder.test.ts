import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CorpusError } from '../../../src/errors.ts';
import { readCorpus } from '../../../src/ingest/folder/read-folder.ts';

const article = (url: string, title = 'A title') =>
  `---\ntitle: ${title}\noutlet: The Outlet\nurl: ${url}\ndate: 2025-02-13\n---\n\nSome text.\n`;

describe('a folder of articles', () => {
  let dir = '';
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'corpus-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('is read in the order of its file names, without other files', async () => {
    await writeFile(join(dir, 'b.md'), article('https://example.org/b'));
    await writeFile(join(dir, 'a.md'), article('https://example.org/a'));
    await writeFile(join(dir, '.draft.md'), 'x');
    await writeFile(join(dir, 'notes.txt'), 'x');
    const { articles, faults, files } = await readCorpus(dir);
    expect(articles.map(({ url }) => url)).toEqual(['https://example.org/a', 'https://example.org/b']);
    expect([...files.values()]).toEqual(['a.md', 'b.md']);
    expect(faults).toEqual([]);
  });

  it('refuses pipes, devices, folders and links to files outside, at once', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'outside-'));
    await writeFile(join(outside, 'secret.md'), article('https://example.org/secret'));
    execFileSync('mkfifo', [join(dir, 'pipe.md')]);
    await symlink(join(outside, 'secret.md'), join(dir, 'link.md'));
    await symlink(join(dir, 'pipe.md'), join(dir, 'link-to-pipe.md'));
    await symlink('/dev/zero', join(dir, 'device.md'));
    await symlink('nowhere', join(dir, 'nowhere.md'));
    await mkdir(join(dir, 'folder.md'));
    await writeFile(join(dir, 'real.md'), article('https://example.org/a'));
    await symlink(join(dir, 'real.md'), join(dir, 'z-inside.md'));
    const { articles, faults } = await readCorpus(dir);
    expect(articles.map(({ url }) => url)).toEqual(['https://example.org/a']);
    const reasons = new Map(faults.map(({ file, reason }) => [file, reason]));
    expect(reasons.get('link.md')).toContain('out of the corpus folder');
    expect(reasons.get('device.md')).toContain('out of the corpus folder');
    for (const name of ['pipe.md', 'link-to-pipe.md', 'folder.md'])
      expect(reasons.get(name)).toContain('no regular file');
    expect([...reasons.keys()].sort()).toEqual([
      'device.md',
      'folder.md',
      'link-to-pipe.md',
      'link.md',
      'nowhere.md',
      'pipe.md',
      'z-inside.md',
    ]);
    await rm(outside, { recursive: true });
  });

  it('lists the faulty files and loads the others', async () => {
    await writeFile(join(dir, 'bytes.md'), Buffer.from('---\ntitle: caf\xE9\n', 'latin1'));
    await mkdir(join(dir, 'folder.md'));
    await writeFile(join(dir, 'good.md'), article('https://example.org/a'));
    await writeFile(join(dir, 'large.md'), '');
    await truncate(join(dir, 'large.md'), 10_000_001);
    await writeFile(join(dir, 'repeated.md'), article('https://example.org/a', 'Another'));
    const { articles, faults } = await readCorpus(dir);
    expect(articles.map(({ title }) => title)).toEqual(['A title']);
    expect(faults).toEqual([
      { file: 'bytes.md', line: 2, reason: expect.stringContaining('UTF-8') },
      { file: 'folder.md', line: 1, reason: expect.stringContaining('cannot be read') },
      { file: 'large.md', line: 1, reason: expect.stringContaining('10000001') },
      { file: 'repeated.md', line: 1, reason: expect.stringContaining('good.md') },
    ]);
  });

  it('that does not exist is an error naming it', async () => {
    const missing = join(dir, 'nowhere');
    await expect(readCorpus(missing)).rejects.toThrow(CorpusError);
    await expect(readCorpus(missing)).rejects.toThrow(missing);
  });
});
