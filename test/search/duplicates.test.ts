import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkQuote } from '../../src/check/check-quote.ts';
import { createMemoryIndex, loadMemoryIndex, type MemoryIndex } from '../../src/search/index/memory-index.ts';
import { parseQuery } from '../../src/search/query/parse-query.ts';
import { anyArticle, articleOf, type Paragraph } from './fixture.ts';

const today = new Date('2025-03-12T10:00:00Z');
const statement = 'we will stand by our allies for as long as it takes';
const said = (words = statement, speaker: string | null = 'Anna Berg, chief'): Paragraph => [
  speaker,
  `Somebody said “${words}” on the day.`,
];

const first = articleOf('first', { outlet: 'Coast Radio', date: '2025-01-01' }, [said()]);
const second = articleOf('second', { outlet: 'The Daily', date: '2025-01-02', title: 'Fog' }, [
  said('We will stand by our allies … for as long as it takes!', 'Anna Berg'),
]);
const third = articleOf('third', { outlet: 'Evening Post', date: '2025-01-03' }, [said()]);

function filled(...articles: (typeof first)[]): MemoryIndex {
  const index = createMemoryIndex();
  for (const article of articles) index.add(...article);
  return index;
}

const find = (text: string, index: MemoryIndex, more = {}) =>
  index.search(parseQuery(text, today), { limit: 10, offset: 0, ...more });

const shown = (text: string, index: MemoryIndex, more = {}) => {
  const { matches, total } = find(text, index, more);
  expect(total).toBe(matches.length);
  return matches.map(({ article, also }) => [article.id, ...also.map(({ id }) => id)]);
};

describe('a statement in several articles', () => {
  it.each(['stand by allies', 'by:berg', '"as long as it takes"', 'since:2025'])(
    'is one match of %s',
    (text) => {
      expect(shown(text, filled(third, first, second))).toEqual([['first', 'third', 'second']]);
    },
  );

  it('is found in the article that a filter or the question asks for', () => {
    const index = filled(first, second, third);
    expect(shown('outlet:daily', index)).toEqual([['second', 'third', 'first']]);
    expect(shown('allies outlet:daily', index)).toEqual([['second', 'third', 'first']]);
    expect(shown('allies since:2025-01-02', index)).toEqual([['second', 'third', 'first']]);
    expect(shown('allies in the fog', index)).toEqual([['second', 'third', 'first']]);
  });

  it('is alone again when the others are gone', () => {
    const index = filled(first, second, third);
    index.remove('first');
    expect(shown('allies', index)).toEqual([['second', 'third']]);
    index.remove('third');
    expect(shown('allies', index)).toEqual([['second']]);
    index.add(...first);
    expect(shown('allies', index)).toEqual([['first', 'second']]);
  });

  it('is one match for each article with duplicates apart', () => {
    const index = filled(first, second);
    for (const text of ['allies', 'by:berg'])
      expect(shown(text, index, { duplicates: 'separate' }).toSorted()).toEqual([
        ['first', 'second'],
        ['second', 'first'],
      ]);
  });

  it('lists each other address once, and never its own', () => {
    const twice = articleOf('twice', { outlet: 'The Daily', url: 'https://example.org/second' }, [
      said(),
      said(),
    ]);
    expect(shown('allies since:2025-01-02', filled(first, second, twice))).toEqual([['second', 'first']]);
    expect(shown('allies', filled(first, second, twice))).toEqual([['twice', 'first']]);
    expect(shown('allies', filled(twice))).toEqual([['twice']]);
  });

  it('is one statement after a start from a snapshot too', () => {
    const index = filled(first, second);
    index.remove('first');
    const loaded = loadMemoryIndex(index.snapshot('one'), 'one');
    loaded.add(...third);
    expect(shown('allies', loaded)).toEqual([['second', 'third']]);
  });
});

describe('a check', () => {
  it('says where else the quote was published', async () => {
    const verdict = await checkQuote({ text: statement, speaker: null }, filled(first, second, third));
    expect(verdict.match?.also).toHaveLength(2);
  });
});

describe('two statements', () => {
  it.each([
    ['another speaker', said(), said(statement, 'Ola Nilsen')],
    ['a speaker and none', said(), said(statement, null)],
    ['"not" alone', said(), said(statement.replace('will', 'will not'))],
    ['another order', said(), said('our allies will stand by as long as it takes for we')],
    ['five words', said('we will stand by allies'), said('we will stand by allies')],
  ])('stay two for %s', (_, one, other) => {
    const index = filled(articleOf('one', {}, [one]), articleOf('other', {}, [other]));
    expect(shown('allies', index).toSorted()).toEqual([['one'], ['other']]);
  });
});

describe('any corpus', () => {
  const articles = fc.uniqueArray(anyArticle(fc.constantFrom(...'abcdefgh')), {
    selector: ([{ id }]) => id,
  });
  const question = fc.constantFrom('weapons', 'by:berg', 'outlet:coast grain', 'since:2025-02', '"peace in"');

  it('pages have every match once, and merged matches with their duplicates are all matches', () => {
    fc.assert(
      fc.property(articles, question, (all, text) => {
        const index = filled(...all);
        const whole = find(text, index, { limit: 100 });
        const pages = [0, 2, 4, 6, 8, 10].flatMap(
          (offset) => find(text, index, { limit: 2, offset }).matches,
        );
        const ids = whole.matches.map(({ quote }) => quote.id);
        expect(pages.map(({ quote }) => quote.id)).toEqual(ids.slice(0, 12));
        expect(whole.total).toBe(ids.length);
        expect(new Set(ids).size).toBe(ids.length);
        const words = whole.matches
          .filter(({ also }) => also.length > 0)
          .map(({ quote: { segments, speaker } }) => [
            segments.map((one) => one.text),
            speaker && 'name' in speaker ? speaker.name : '',
          ]);
        expect(new Set(words.map((one) => JSON.stringify(one))).size).toBe(words.length);
        const apart = find(text, index, { limit: 100, duplicates: 'separate' });
        expect(apart.total).toBeGreaterThanOrEqual(whole.total);
        const places = new Set(
          whole.matches.flatMap(({ article, also }) => [article, ...also].map(({ id }) => id)),
        );
        for (const { article } of apart.matches) expect(places).toContain(article.id);
      }),
      { numRuns: 60 },
    );
  });
});
