import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryIndex, type MemoryIndex } from '../../../src/search/index/memory-index.ts';
import { passagesOf } from '../../../src/search/meaning/passages.ts';
import { toVector, type Vector } from '../../../src/search/meaning/vector.ts';
import { parseQuery } from '../../../src/search/query/parse-query.ts';
import { articleOf } from '../fixture.ts';

const harvest = articleOf('harvest', {}, [
  ['Ada Moor', 'Ada Moor said: “The wheat stood low this summer and the barns are half empty.”'],
  ['Ada Moor', '“We lost it,” she said.'],
]);
const bridge = articleOf('bridge', {}, [
  ['Ben Toft, mayor', 'Ben Toft said: “The crossing will stay shut until every bolt is tested.”'],
]);
const trains = articleOf('trains', {}, [
  ['Cleo Rand', 'Cleo Rand said: “The night trains return in spring, with a bar on board.”'],
]);

/** A stand-in for an encoder, with one direction for each subject. */
function vectorOf(text: string): Vector {
  const about = (pattern: RegExp) => (pattern.test(text) ? 1 : 0);
  return toVector([about(/wheat|barns|crops/), about(/crossing|bridge/), about(/trains|railway/), 0.1]);
}

function embed(index: MemoryIndex): void {
  for (let next = index.vectors.next(); next !== null; next = index.vectors.next())
    index.vectors.put(
      next,
      next.quotes.map(({ segments }) => vectorOf(segments.map(({ text }) => text).join(' '))),
    );
}

function filled(articles = [harvest, bridge, trains]): MemoryIndex {
  const index = createMemoryIndex();
  for (const [article, quotes] of articles) index.add(article, quotes);
  index.vectors.useModel({ dims: 4, leading: 4 });
  return index;
}

function firstFor(index: MemoryIndex, question: string): string | undefined {
  const query = parseQuery(question, new Date('2025-06-01'));
  return index.search(query, { limit: 5, offset: 0 }, vectorOf(question)).matches[0]?.quote.id;
}

describe('an index with vectors', () => {
  it('finds a quote that shares no word with the question', () => {
    const index = filled();
    expect(firstFor(index, 'how bad are the crops')).toBeUndefined();
    embed(index);
    expect(index.vectors.waiting()).toBe(0);
    expect(firstFor(index, 'how bad are the crops')).toBe('harvest-0');
    expect(firstFor(index, 'railway')).toBe('trains-0');
  });

  it('applies the filters', () => {
    const index = filled();
    embed(index);
    expect(firstFor(index, 'crops by:"Ben Toft"')).not.toBe('harvest-0');
  });

  it('explains each score as a sum of parts', () => {
    const index = filled();
    embed(index);
    const query = parseQuery('wheat crops this summer', new Date('2025-06-01'));
    const { matches } = index.search(query, { limit: 5, offset: 0 }, vectorOf('wheat crops'));
    expect(matches[0]?.why.map(({ part }) => part)).toContain('what it means');
    for (const { score, why } of matches)
      expect(why.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 6);
    expect(matches.map(({ score }) => score)).toEqual(
      matches.map(({ score }) => score).toSorted((a, b) => b - a),
    );
  });

  it('ignores vectors of an article that was replaced meanwhile', () => {
    const index = filled([harvest]);
    const pending = index.vectors.next();
    index.add(...harvest);
    if (pending !== null)
      index.vectors.put(
        pending,
        pending.quotes.map(() => vectorOf('bridge')),
      );
    expect(index.vectors.waiting()).toBe(1);
    embed(index);
    expect(firstFor(index, 'crops')).toBe('harvest-0');
  });

  it('gives the same answers after any sequence of changes, also when units are renumbered', () => {
    const articles = [harvest, bridge, trains];
    const questions = ['crops', 'crossing', 'railway', 'night'];
    const answers = (index: MemoryIndex) => questions.map((question) => firstFor(index, question));
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 }), { maxLength: 8 }), fc.boolean(), (changes, isLong) => {
        const index = filled(articles);
        embed(index);
        // 1,000 unused numbers make the index number its units anew.
        const rounds = isLong ? 300 : 1;
        for (let round = 0; round < rounds; round += 1)
          for (const change of changes) {
            const [article, quotes] = articles[change] ?? harvest;
            index.remove(article.id);
            index.add(article, quotes);
            embed(index);
          }
        const fresh = filled(articles);
        embed(fresh);
        expect(answers(index)).toEqual(answers(fresh));
      }),
      { numRuns: 20 },
    );
  });
});

describe('the passages of a quote', () => {
  it('are the sentence around it and its paragraph', () => {
    const [article, [quote]] = articleOf('p', {}, [
      [null, 'It rained. The mayor said: “We will\n  wait,” and left. Nobody spoke.'],
    ]);
    if (quote === undefined) throw new Error('no quote');
    expect(passagesOf(article, quote)).toEqual([
      'The mayor said: “We will wait,” and left.',
      'It rained. The mayor said: “We will wait,” and left. Nobody spoke.',
    ]);
  });

  it('reach the quote, however long its paragraph is', () => {
    const long = `${'Nothing much happened that day. '.repeat(40)}Then she said: “Enough is enough.”`;
    const [article, [quote]] = articleOf('p', {}, [[null, long]]);
    if (quote === undefined) throw new Error('no quote');
    const [sentence, paragraph] = passagesOf(article, quote);
    expect(sentence).toBe('Then she said: “Enough is enough.”');
    expect(paragraph).toContain('Enough is enough');
    expect(paragraph.length).toBeLessThanOrEqual(500);
  });
});
