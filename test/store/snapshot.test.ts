import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SnapshotError } from '../../src/errors.ts';
import { createMemoryIndex } from '../../src/search/index/memory-index.ts';
import { parseQuery } from '../../src/search/query/parse-query.ts';
import type { QuoteIndex } from '../../src/search/ranking-engine.ts';
import { loadSnapshot, readSnapshot, saveSnapshot } from '../../src/store/snapshot.ts';
import { corpus } from '../search/fixture.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nato-quote-'));
  file = join(folder, 'deep', 'index.snapshot');
});

afterEach(() => rm(folder, { recursive: true }));

function build(): QuoteIndex {
  const index = createMemoryIndex();
  for (const [article, quotes] of corpus) index.add(article, quotes);
  return index;
}

function answer(index: QuoteIndex) {
  return index.search(parseQuery('peace talks', new Date()), { limit: 5, offset: 0 });
}

/** Returns the index in the file. @throws the error if there is none */
async function held(source: string): Promise<QuoteIndex> {
  const loaded = loadSnapshot(await readSnapshot(file), source);
  if (loaded instanceof SnapshotError) throw loaded;
  return loaded;
}

describe('a snapshot file', () => {
  it('gives the same answers as the saved index, and leaves no draft behind', async () => {
    const index = build();
    await saveSnapshot(file, 'one', index);
    expect(await answer(await held('one'))).toEqual(await answer(index));
    expect(await readdir(join(folder, 'deep'))).toEqual(['index.snapshot']);
  });

  it('is replaced by the next one', async () => {
    await saveSnapshot(file, 'one', createMemoryIndex());
    await saveSnapshot(file, 'two', build());
    await expect(held('one')).rejects.toThrow('another state of the corpus');
    expect(await answer(await held('two'))).toEqual(await answer(build()));
  });

  it('stays unchanged if the next one cannot be written', async () => {
    await mkdir(file, { recursive: true });
    await expect(saveSnapshot(file, 'one', build())).rejects.toThrow();
    expect(await readdir(join(folder, 'deep'))).toEqual(['index.snapshot']);
    await expect(readSnapshot(file)).rejects.toThrow('EISDIR');
  });

  it.each([
    ['missing', () => null, 'is not there yet'],
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 5), 'damaged'],
    ['changed', (bytes: Buffer) => bytes.fill(32, 40, 41), 'damaged'],
    ['emptied', () => Buffer.alloc(0), 'cut short'],
    ['something else', () => Buffer.from('a file of another program'), 'is no snapshot'],
    ['of another version', (bytes: Buffer) => bytes.fill(99, 4, 5), 'is of version 99'],
  ])('that is %s gives no index, and the reason', async (_, damage, reason) => {
    await saveSnapshot(file, 'one', build());
    const bytes = damage(Buffer.from((await readSnapshot(file)) ?? []));
    await rm(file);
    if (bytes !== null) await writeFile(file, bytes);
    await expect(held('one')).rejects.toThrow(reason);
  });
});
