import { mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createEncoder } from '../../src/encoder/encoder.ts';
import { createMeaning, type Meaning } from '../../src/encoder/meaning.ts';
import { EncoderError } from '../../src/errors.ts';
import { createMemoryIndex } from '../../src/search/index/memory-index.ts';
import { parseQuery } from '../../src/search/query/parse-query.ts';
import { articleOf } from '../search/fixture.ts';
import { tinyModel } from './tiny-model.ts';

// The model reads “east” and “north” alone; a question with one of them and no word of the quotes finds by meaning.
const east = articleOf('east', {}, [
  ['Ada Moor', 'To the east she said: “Nobody will cross this river before the spring floods.”'],
]);
const north = articleOf('north', {}, [
  ['Ben Toft', 'From the north he said: “Every bridge gets two new lanes within the coming year.”'],
]);

const open: Meaning[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((meaning) => meaning.stop()));
});

type Started = { readonly meaning: Meaning; readonly errors: unknown[]; readonly index: Meaning['index'] };

function start(model: string, folder: string | null = null): Started {
  const index = createMemoryIndex();
  for (const [article, quotes] of [east, north]) index.add(article, quotes);
  const errors: unknown[] = [];
  const meaning = createMeaning({
    index,
    startEncoder: () => createEncoder({ folder: model }),
    folder,
    onError: (error) => errors.push(error),
  });
  open.push(meaning);
  meaning.start();
  return { meaning, errors, index };
}

async function whyFirst({ meaning }: Started, question: string): Promise<readonly [string, string[]] | null> {
  const query = parseQuery(question, new Date('2025-06-01'));
  const [first] = (await meaning.index.search(query, { limit: 3, offset: 0 })).matches;
  return first === undefined ? null : [first.quote.id, first.why.map(({ part }) => part)];
}

describe('an index with meaning', () => {
  it('finds by meaning both earlier and later articles', async () => {
    const started = start(tinyModel());
    await started.meaning.caughtUp();
    expect((await whyFirst(started, 'east coast'))?.[0]).toBe('east-0');
    started.index.remove('east');
    started.index.add(...east);
    started.meaning.wake();
    await started.meaning.caughtUp();
    const [id, parts] = (await whyFirst(started, 'north coast')) ?? ['', []];
    expect(id).toBe('north-0');
    expect(parts).toContain('what it means');
  });

  it('answers by words while there are no vectors, and if the model cannot be used', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nato-quote-model-'));
    writeFileSync(join(folder, 'model.onnx'), 'no model');
    const started = start(folder);
    await expect(started.meaning.caughtUp()).rejects.toThrow(EncoderError);
    const [id, parts] = (await whyFirst(started, 'bridge lanes')) ?? ['', []];
    expect(id).toBe('north-0');
    expect(parts).not.toContain('what it means');
    expect(started.errors).toHaveLength(1);
  });

  it('stores vectors for the next start, and replaces damaged ones', async () => {
    const [model, folder] = [tinyModel(), mkdtempSync(join(tmpdir(), 'nato-quote-vectors-'))];
    const first = start(model, folder);
    await first.meaning.caughtUp();
    const [name = ''] = readdirSync(folder);
    const file = join(folder, name);
    const kept = readFileSync(file);
    const row = kept.length / 2;

    const second = start(model, folder);
    await second.meaning.caughtUp();
    expect(readFileSync(file)).toEqual(kept);
    expect((await whyFirst(second, 'north coast'))?.[0]).toBe('north-0');

    // The first row is damaged, the second cut short.
    writeFileSync(
      file,
      kept.map((byte, index) => (index === row - 1 ? byte ^ 255 : byte)),
    );
    truncateSync(file, kept.length - 1);
    const third = start(model, folder);
    await third.meaning.caughtUp();
    expect(third.errors).toEqual([]);
    expect((await whyFirst(third, 'north coast'))?.[0]).toBe('north-0');
    expect((await whyFirst(third, 'east coast'))?.[0]).toBe('east-0');
    const mended = readFileSync(file);
    expect(mended.length).toBe(3 * row);

    const fourth = start(model, folder);
    await fourth.meaning.caughtUp();
    expect(readFileSync(file)).toEqual(mended);
  });

  it('reports that vectors cannot be stored, and finds by meaning all the same', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'nato-quote-vectors-')), 'file');
    writeFileSync(file, '');
    const started = start(tinyModel(), join(file, 'below'));
    await started.meaning.caughtUp();
    expect(started.errors.length).toBeGreaterThan(0);
    expect((await whyFirst(started, 'north coast'))?.[0]).toBe('north-0');
  });
});
