import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CorpusError } from '../../../src/errors.ts';
import { readCorpus } from '../../../src/ingest/folder/read-folder.ts';
import { type CorpusChange, type CorpusWatch, watchCorpus } from '../../../src/ingest/folder/watch-folder.ts';

const article = (path: string, title = 'A title') =>
  `---\ntitle: ${title}\noutlet: The Outlet\nurl: https://site.example/${path}\ndate: 2025-02-13\n---\n\nSome text.\n`;

describe('a watched folder', () => {
  let dir = '';
  let watch: CorpusWatch;
  let changes: CorpusChange[] = [];
  const put = (file: string, source: string) => writeFile(join(dir, file), source);
  /** Waits (a second, as promised, and as long again for a busy machine) for the next change, and takes it. */
  const next = async () => {
    await vi.waitFor(() => expect(changes.length).toBeGreaterThan(0), { timeout: 2000, interval: 10 });
    return changes.shift();
  };
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'watch-'));
    changes = [];
    await put('old.md', article('old'));
    watch = await watchCorpus(dir, await readCorpus(dir), (change) => changes.push(change));
  });
  afterEach(async () => {
    await watch.close();
    await rm(dir, { recursive: true, force: true });
  });

  it('reports articles that are added, changed and removed, and no other files', async () => {
    await put('notes.txt', 'x');
    await put('.hidden.md', 'x');
    await put('.new.md.part', article('new'));
    await rename(join(dir, '.new.md.part'), join(dir, 'new.md'));
    expect(await next()).toMatchObject({
      kind: 'article',
      file: 'new.md',
      article: { url: 'https://site.example/new' },
    });
    await put('old.md', article('old', 'Another title'));
    expect(await next()).toMatchObject({
      kind: 'article',
      file: 'old.md',
      article: { title: 'Another title' },
    });
    await unlink(join(dir, 'new.md'));
    expect(await next()).toMatchObject({ kind: 'removed', file: 'new.md' });
    expect(changes).toEqual([]);
  });

  it('reports changes made between reading and watching', async () => {
    await watch.close();
    const before = await readCorpus(dir);
    await put('early.md', article('early'));
    await unlink(join(dir, 'old.md'));
    watch = await watchCorpus(dir, before, (change) => changes.push(change));
    expect(await next()).toMatchObject({ kind: 'removed', file: 'old.md' });
    expect(await next()).toMatchObject({ kind: 'article', file: 'early.md' });
    expect(changes).toEqual([]);
  });

  it('reports a file once that is written in several steps', async () => {
    const whole = article('slow');
    for (const end of [20, 60, whole.length]) await put('slow.md', whole.slice(0, end));
    expect(await next()).toMatchObject({ kind: 'article', file: 'slow.md' });
    await put('other.md', article('other'));
    expect(await next()).toMatchObject({ kind: 'article', file: 'other.md' });
    expect(changes).toEqual([]);
  });

  it('goes on with a folder that took its place', async () => {
    await rename(dir, `${dir}.before`);
    await mkdir(dir);
    await put('new.md', article('new'));
    expect(await next()).toMatchObject({ kind: 'removed', file: 'old.md' });
    expect(await next()).toMatchObject({ kind: 'article', file: 'new.md' });
    await put('newer.md', article('newer'));
    expect(await next()).toMatchObject({ kind: 'article', file: 'newer.md' });
    await rm(`${dir}.before`, { recursive: true });
  });

  it('says that the folder is gone', async () => {
    await rm(dir, { recursive: true });
    expect(await next()).toMatchObject({ kind: 'removed', file: 'old.md' });
    expect(await next()).toMatchObject({
      kind: 'faults',
      faults: [{ reason: expect.stringContaining('cannot be read') }],
    });
    await expect(watchCorpus(dir, await readCorpus('corpus'), () => undefined)).rejects.toThrow(CorpusError);
  });

  it('misses no file when the system drops events while the program is busy', async () => {
    const [one, other] = ['one', 'other'].map((name) => openSync(join(dir, `${name}.txt`), 'w'));
    for (let time = 0; time < 20_000; time++) writeSync((time % 2 === 0 ? one : other) ?? 0, 'x');
    writeFileSync(join(dir, 'late.md'), article('late'));
    for (const file of [one, other]) closeSync(file ?? 0);
    expect(await next()).toMatchObject({ kind: 'article', file: 'late.md' });
  });

  it('goes on after a change that could not be handled', async () => {
    await watch.close();
    let first = true;
    watch = await watchCorpus(dir, await readCorpus(dir), (change) => {
      if (first) {
        first = false;
        throw new Error('too strange');
      }
      changes.push(change);
    });
    await put('strange.md', article('strange'));
    expect(await next()).toMatchObject({
      kind: 'faults',
      faults: [{ file: 'strange.md', reason: expect.stringContaining('too strange') }],
    });
    await put('plain.md', article('plain'));
    expect(await next()).toMatchObject({ kind: 'article', file: 'plain.md' });
  });

  it('reports nothing more once it is closed', async () => {
    const closed: CorpusChange[] = [];
    const before = await readCorpus(dir);
    await put('new.md', article('new'));
    const other = await watchCorpus(dir, before, (change) => closed.push(change));
    await other.close();
    expect(await next()).toMatchObject({ kind: 'article', file: 'new.md' });
    await put('newer.md', article('newer'));
    expect(await next()).toMatchObject({ kind: 'article', file: 'newer.md' });
    expect(closed).toEqual([]);
  });

  it('reports a broken file, whose last good version stays', async () => {
    await put('old.md', 'broken');
    expect(await next()).toMatchObject({ kind: 'faults', faults: [{ file: 'old.md', line: 1 }] });
    await put('old.md', article('old', 'Mended'));
    expect(await next()).toMatchObject({ kind: 'article', article: { title: 'Mended' } });
  });

  it('treats an article with a changed address as a new one', async () => {
    await put('old.md', article('elsewhere'));
    expect(await next()).toMatchObject({ kind: 'removed', file: 'old.md' });
    expect(await next()).toMatchObject({
      kind: 'article',
      article: { url: 'https://site.example/elsewhere' },
    });
  });

  it('keeps the first of two files with one address, and reads the second when the first is gone', async () => {
    await put('repeated.md', article('old', 'The duplicate'));
    expect(await next()).toMatchObject({
      kind: 'faults',
      faults: [{ file: 'repeated.md', reason: expect.stringContaining('old.md') }],
    });
    await unlink(join(dir, 'old.md'));
    expect(await next()).toMatchObject({ kind: 'removed', file: 'old.md' });
    expect(await next()).toMatchObject({ kind: 'article', article: { title: 'The duplicate' } });
  });
});
