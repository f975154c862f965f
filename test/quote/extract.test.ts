import { expect, test } from 'vitest';
import { articleFromText } from '../../src/article/plain.ts';
import { extractQuotes } from '../../src/quote/extract.ts';

function quotesOf(text: string) {
  return extractQuotes(articleFromText({ id: 'one', text }));
}

test('a quote split by its attribution is one quote of two segments', () => {
  const [quote, ...others] = quotesOf(
    'NATO Secretary General Mark Rutte spoke in The Hague.\n\n“We will not waver on this,” Rutte said. “Not now and not next year.”',
  );
  expect(others).toEqual([]);
  expect(quote?.segments.map(({ text }) => text)).toEqual([
    'We will not waver on this,',
    'Not now and not next year.',
  ]);
  expect(quote?.speaker).toMatchObject({ kind: 'person', name: 'Mark Rutte' });
});
