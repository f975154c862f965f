import { expect, it } from 'vitest';
import { openCorpus } from '../../src/ingest/open-corpus.ts';
import { createMemoryIndex } from '../../src/search/index/memory-index.ts';
import { createUseCases } from '../../src/usecases/usecases.ts';
import { warmUp } from '../../src/usecases/warm-up.ts';

it('warms up in bounded time, with and without articles', async () => {
  const { index } = await openCorpus('corpus');
  for (const one of [index, createMemoryIndex()]) {
    let asked = 0;
    const useCases = createUseCases({
      index: one,
      today: () => {
        asked += 1;
        return new Date();
      },
    });
    await warmUp(useCases);
    expect(asked).toBeGreaterThan(0);
    // A question on it is read and answered as ever.
    expect((await useCases.find('', { limit: 1, offset: 0 })).result.total).toBe(0);
  }
});
