import { expect, it } from 'vitest';
import { createDesk } from '../../src/desk/desk.ts';
import { openCorpus } from '../../src/desk/open.ts';
import { warmUp } from '../../src/desk/warm-up.ts';
import { createQuoteIndex } from '../../src/search/quote-index.ts';

it('a desk is warm after a bounded time, whether it has articles or none', async () => {
  const { index } = await openCorpus('corpus');
  for (const one of [index, createQuoteIndex()]) {
    let asked = 0;
    const desk = createDesk({
      index: one,
      today: () => {
        asked += 1;
        return new Date();
      },
    });
    await warmUp(desk);
    expect(asked).toBeGreaterThan(0);
    // A question on it is read and answered as ever.
    expect(desk.find('', { limit: 1, offset: 0 }).result.total).toBe(0);
  }
});
