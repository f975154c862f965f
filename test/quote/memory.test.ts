import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { parseArticle } from '../../src/article/file/markdown.ts';
import { extractQuotes } from '../../src/quote/extract.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

it('the cache of words does not keep articles in memory', () => {
  const held = () => {
    collect();
    return process.memoryUsage().heapUsed / 1_000_000;
  };
  const read = (number: number) => {
    const word = `internationalist${[...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;
    const head = '---\ntitle: T\noutlet: O\nurl: https://site.example/a\ndate: 2025-02-13\n---\n\n';
    const parsed = parseArticle(
      `${head}“We will stay ${word},” Ada Winter said.\n\n${'x'.repeat(140_000)}\n`,
      'a.md',
    );
    return parsed.kind === 'article' ? extractQuotes(parsed.article).length : 0;
  };
  expect(read(0)).toBe(1);
  const before = held();
  for (let number = 1; number <= 180; number++) read(number);
  expect(held() - before).toBeLessThan(15);
});
