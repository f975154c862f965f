import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseQuery } from '../../src/search/query.ts';
import { createQuoteIndex, type QuoteIndex } from '../../src/search/quote-index.ts';
import { openSnapshot } from '../../src/store/snapshot.ts';
import { corpus } from '../search/fixture.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nato-quote-'));
  file = join(folder, 'deep', 'index.snapshot');
});

afterEach(() => rm(folder, { recursive: true }));

function build(): QuoteIndex {
  const index = createQuoteIndex();
  for (const [article, quotes] of corpus) index.add(article, quotes);
  return index;
}

function answer(index: QuoteIndex) {
  return index.search(parseQuery('peace talks', new Date()), { limit: 5, offset: 0 });
}

describe('openSnapshot', () => {
  it('builds and writes at first, and reads from then on', async () => {
    const first = await openSnapshot(file, 'one', build);
    expect(first.built).toContain('is not there yet');
    const second = await openSnapshot(file, 'one', () => {
      throw new Error('must not be built');
    });
    expect(second.built).toBeNull();
    expect(answer(second.index)).toEqual(answer(first.index));
    expect(await readdir(join(folder, 'deep'))).toEqual(['index.snapshot']);
  });

  it('builds anew when the corpus has changed', async () => {
    await openSnapshot(file, 'one', build);
    expect((await openSnapshot(file, 'two', build)).built).toContain('another state of the corpus');
    expect((await openSnapshot(file, 'two', build)).built).toBeNull();
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 5), 'damaged'],
    ['changed', (bytes: Buffer) => bytes.fill(32, 40, 41), 'damaged'],
    ['emptied', () => Buffer.alloc(0), 'cut short'],
    ['something else', () => Buffer.from('a file of another program'), 'is no snapshot'],
    ['of another version', (bytes: Buffer) => bytes.fill(99, 4, 5), 'is of version 99'],
  ])('builds anew when the file is %s', async (_, damage, reason) => {
    await openSnapshot(file, 'one', build);
    await writeFile(file, damage(await readFile(file)));
    const { index, built } = await openSnapshot(file, 'one', build);
    expect(built).toContain(reason);
    expect(answer(index)).toEqual(answer(build()));
    expect((await openSnapshot(file, 'one', build)).built).toBeNull();
  });
});
