import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QueryError, SnapshotError } from '../../src/errors.ts';
import { createMemoryIndex, loadMemoryIndex, type MemoryIndex } from '../../src/search/index/memory-index.ts';
import type { Page } from '../../src/search/match.ts';
import { parseQuery } from '../../src/search/query/parse-query.ts';
import { anyArticle, articleOf, corpus } from './fixture.ts';

const today = new Date('2025-03-12T10:00:00Z');
const page = { limit: 10, offset: 0 };

function filled(articles: typeof corpus = corpus): MemoryIndex {
  const index = createMemoryIndex();
  for (const [article, quotes] of articles) index.add(article, quotes);
  return index;
}

function find(text: string, index = filled(), where: Page = page) {
  return index.search(parseQuery(text, today), where);
}

function ids(text: string, index = filled()): string[] {
  return find(text, index).matches.map(({ quote }) => quote.id);
}

describe('search', () => {
  it.each([
    ['security guarantees', 'summit-2'],
    ['garantees', 'summit-2'],
    ['huarantees', 'summit-2'],
    ['uarantees', 'summit-2'],
    ['gguarantees', 'summit-2'],
    ['iguarantees', 'summit-2'],
    ['ugarantees', 'summit-2'],
    ['guarontess', 'summit-2'],
    ['missile defense', 'summit-1'],
    ['Kharkiv sirens', 'harbour-1'],
    ['what did Zelenskiy say about peace talks?', 'interview-0'],
    ['durable outcomes', 'summit-0'],
    ['ABSOLUTE priorities', 'summit-3'],
  ])('answers %s with the quote that says it', (text, id) => {
    expect(ids(text)[0]).toBe(id);
  });

  it.each(['orsted', 'Ørsted', 'lodka', 'łódka'])(
    'has %s, though many keyboards lack its first letter',
    (text) => {
      const harbour = articleOf('wind', {}, [
        [null, '“From Ørsted bank every łódka comes home,” one of them said.'],
      ]);
      expect(ids(text, filled([...corpus, harbour]))).toEqual(['wind-0']);
    },
  );

  it('finds a person by an office that another article gives', () => {
    const { matches } = find('alliance chief on peace talks');
    expect(matches[0]?.quote.id).toBe('interview-1');
    expect(matches.slice(0, 2).map(({ quote }) => quote.speaker)).toMatchObject([
      { name: 'Anna Berg' },
      { name: 'Anna Berg' },
    ]);
  });

  it.each(['alliance leader', 'alliance head'])('finds the office by the synonym %s', (text) => {
    expect(find(`${text} on a durable outcome`).matches[0]?.quote.speaker).toMatchObject({
      name: 'Anna Berg',
    });
    expect(ids(`by:"${text}" durable`)).toEqual(['summit-0']);
  });

  it('says which words were found and where, and why', () => {
    const [match] = find('secret idea about talks').matches;
    expect(match?.rank).toBe(1);
    expect(match?.matched).toEqual(['secret', 'idea', 'about', 'talks']);
    const shown = match?.highlights.map(({ start, end }) => match.article.text.slice(start, end));
    expect(shown).toEqual(['ideas', 'about', 'talks', 'secret']);
    const sum = match?.why.reduce((all, { points }) => all + points, 0);
    expect(sum).toBeCloseTo(match?.score ?? 0);
    expect(match?.why.map(({ part }) => part)).toContain('secret in the quote');
  });

  it('names the word that replaced a misspelled one', () => {
    expect(find('garantees').matches[0]?.why[0]?.part).toBe('garantees (as guarantees) in the quote');
    expect(find('garantees').matches[0]?.matched).toEqual(['garantees']);
  });

  it('lists each replaced word once, in the order of the question', () => {
    expect(find('securty garantees Garantees peace').replaced).toEqual([
      { asked: 'securty', as: 'security' },
      { asked: 'garantees', as: 'guarantees' },
    ]);
  });

  it('offers a correction of what may be a name, and does not make it', () => {
    const { replaced, offered } = find('peace Garbour');
    expect({ replaced, offered }).toEqual({ replaced: [], offered: [{ asked: 'Garbour', as: 'harbour' }] });
    expect(find('peace Bergh').replaced).toEqual([{ asked: 'Bergh', as: 'berg' }]);
  });

  it.each(['security guarantees', 'guarantee', 'missile defense', 'football results', 'by:berg', '"peace"'])(
    'says so of no word of %s',
    (text) => {
      expect(find(text).replaced).toEqual([]);
    },
  );

  it('treats a word that is still being typed as a prefix, not as a misspelling', () => {
    const typing: Page = { ...page, lastWord: 'beginning' };
    expect(find('securty guar', filled(), typing).replaced).toEqual([{ asked: 'securty', as: 'security' }]);
    expect(find('security guar', filled(), typing).replaced).toEqual([]);
  });

  it('never corrects a word that the corpus has', () => {
    expect(ids('grain')).toEqual(['harbour-2']);
  });

  it('treats the last word as a prefix only while somebody is typing', () => {
    expect(find('guar').matches).toEqual([]);
    const typed = find('secur guar', filled(), { ...page, lastWord: 'beginning' });
    expect(typed.matches[0]?.quote.id).toBe('summit-2');
  });

  it('returns pages that continue where the previous one ended', () => {
    const all = find('by:berg').matches.map(({ quote }) => quote.id);
    const parts = [0, 2].flatMap((offset) =>
      find('by:berg', filled(), { limit: 2, offset }).matches.map(({ quote }) => quote.id),
    );
    expect(parts).toEqual(all);
    expect(find('by:berg', filled(), { limit: 1, offset: 0 }).total).toBe(all.length);
  });
});

describe('phrases', () => {
  it('must occur in the quote, apart from case, accents and white space', () => {
    expect(ids('"PEACE  talks"').sort()).toEqual(['interview-0', 'interview-1']);
    expect(ids('“talks peace”')).toEqual([]);
    expect(ids('"for today and for"')).toEqual(['summit-2']);
  });

  it('may consist of stop words', () => {
    expect(ids('"to be"')).toEqual(['summit-0']);
  });
});

describe('filters', () => {
  it.each([
    ['by:berg peace talks', ['interview-1', 'harbour-0']],
    ['by:"alliance chief" peace talks', ['interview-1', 'harbour-0']],
    ['by:ministry', ['summit-3']],
    ['outlet:coast grain', ['harbour-2']],
    ['outlet:eveningpost missile', ['summit-1']],
    ['since:2025 by:berg', ['summit-0', 'summit-1']],
    ['until:"nov 2024"', ['interview-0', 'interview-1']],
    ['by:zelensky', ['summit-2', 'interview-0']],
  ])('%s', (text, expected) => {
    expect(ids(text)).toEqual(expected);
  });

  it('list the possible values when nothing matches them', () => {
    expect(find('outlet:bbc peace').unmet).toEqual([
      { filter: 'outlet', value: 'bbc', known: ['Coast Radio', 'The Evening Post'] },
    ]);
    expect(find('by:nobody').unmet).toMatchObject([
      {
        filter: 'by',
        known: ['Anna Berg', 'Jean Martin', 'Pavlo Zelensky', 'the Ministry'],
      },
    ]);
    expect(find('since:2026').unmet).toEqual([
      { filter: 'since', value: '2026-01-01', known: ['2024-11-20 to 2025-02-13'] },
    ]);
    expect(find('by:berg outlet:evening missile').unmet).toEqual([]);
  });

  it.each([
    ['outlet:cr', ['harbour-0', 'harbour-1', 'harbour-2', 'interview-0', 'interview-1']],
    ['from:"coast radio" peace -grain', ['harbour-0', 'interview-0', 'interview-1']],
    ['peace -talks', []],
    ['from:berg on:2024-12', ['harbour-0']],
  ])('may be typed as %s', (text, expected) => {
    expect(ids(text).sort()).toEqual(expected);
  });
});

describe('nothing found', () => {
  it.each(['football results', 'the price of oil in Texas', 'Berg on football', ''])('%s', (text) => {
    const { matches, total, topics } = find(text);
    expect({ matches, total }).toEqual({ matches: [], total: 0 });
    expect(topics.length).toBeGreaterThan(0);
    for (const topic of topics) expect(ids(topic)).not.toEqual([]);
  });

  it('is the result of an empty index', () => {
    expect(find('peace', createMemoryIndex())).toEqual({
      confidence: 'none',
      strength: 0,
      matches: [],
      asked: null,
      total: 0,
      replaced: [],
      offered: [],
      topics: [],
      unmet: [],
    });
  });
});

describe('enormous questions', () => {
  it.each([
    ['one word of 9,900 letters', 'guarantee'.repeat(1100)],
    ['2,500 words', 'abc def ghi zzzzz '.repeat(550)],
    ['a phrase', `"${'peace '.repeat(1600)}"`],
  ])('%s are answered safely', (_, text) => {
    const start = performance.now();
    expect(find(text).matches).toEqual([]);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('the index', () => {
  it('lists its articles, speakers and outlets', () => {
    const index = filled();
    expect(index.outlets()).toEqual(['Coast Radio', 'The Evening Post']);
    expect(index.quote('summit-0')?.article.id).toBe('summit');
    expect(index.quote('gone')).toBeNull();
    index.remove('summit');
    index.remove('summit');
    expect(index.quote('summit-0')).toBeNull();
    expect(index.articles().map(({ id }) => id)).toEqual(['harbour', 'interview']);
  });
});

const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: anyArticle(fc.constantFrom('a', 'b', 'c', 'd', 'e')) },
    { weight: 1, arbitrary: fc.constantFrom('a', 'b', 'c', 'd', 'e') },
  ),
  { maxLength: 12 },
);
const questions = [
  'peace talks',
  'Kiev weapon guarantee',
  'chief on grain',
  'elan 2000',
  'garantees',
  'harbuor "of the"',
  'by:berg peace',
  '和平 рада',
  'since:2025-02',
  'weapons for grain',
  '"we will" outlet:coast',
  'outlet:daily until:2025-01',
];

function answers(index: MemoryIndex) {
  return questions.map((text) => find(text, index));
}

/** Carries out additions (articles) and removals (ids), and returns the articles left in the end. */
function carryOut(index: MemoryIndex, todo: readonly (string | (typeof corpus)[number])[]) {
  const left = new Map<string, (typeof corpus)[number]>();
  for (const step of todo)
    if (typeof step === 'string') {
      index.remove(step);
      left.delete(step);
    } else {
      index.add(...step);
      left.delete(step[0].id);
      left.set(step[0].id, step);
    }
  return [...left.values()];
}

describe('any sequence of changes', () => {
  it('equals a new index after any additions, replacements and removals, in any order', () => {
    fc.assert(
      fc.property(steps, (todo) => {
        const index = createMemoryIndex();
        const left = carryOut(index, todo);
        expect(answers(index)).toEqual(answers(filled(left)));
        expect(answers(index)).toEqual(answers(filled(left.toReversed())));
      }),
      { numRuns: 40 },
    );
  });

  it('renumbers its units when most numbers are used up', () => {
    const index = filled();
    for (let round = 0; round < 450; round += 1) index.add(...(corpus[0] as (typeof corpus)[number]));
    expect(answers(index)).toEqual(answers(filled()));
  });

  it('highlights only inside the quote, only verbatim words', () => {
    fc.assert(
      fc.property(steps, fc.string({ unit: 'grapheme' }), (todo, text) => {
        const index = createMemoryIndex();
        carryOut(index, todo);
        for (const { matches } of [
          ...answers(index),
          index.search({ ...parseQuery('', today), words: text }, page),
        ])
          for (const { article, quote, highlights } of matches) {
            expect(quote.segments.every((one) => article.text.slice(one.start, one.end) === one.text)).toBe(
              true,
            );
            for (const { start, end } of highlights)
              expect(quote.segments.some((one) => one.start <= start && start < end && end <= one.end)).toBe(
                true,
              );
          }
      }),
      { numRuns: 40 },
    );
  });

  it('throws nothing but QueryError, for any question', () => {
    const index = filled();
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('whole', 'beginning'),
        (text, lastWord) => {
          try {
            find(text, index, { ...page, lastWord });
          } catch (error) {
            expect(error).toBeInstanceOf(QueryError);
          }
        },
      ),
    );
  });
});

describe('a snapshot', () => {
  it('gives the same answers as its index, and can be added to', () => {
    fc.assert(
      fc.property(steps, steps, (before, after) => {
        const index = createMemoryIndex();
        carryOut(index, before);
        const loaded = loadMemoryIndex(index.snapshot('one'), 'one');
        expect(answers(loaded)).toEqual(answers(index));
        carryOut(index, after);
        carryOut(loaded, after);
        expect(answers(loaded)).toEqual(answers(index));
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the language of an article', () => {
    const index = createMemoryIndex();
    index.add(...articleOf('a', { language: 'uk' }, [['Ada Winter', '“Ми не заплатимо за це.”']]));
    const [article] = loadMemoryIndex(index.snapshot('one'), 'one').articles();
    expect(article?.language).toBe('uk');
  });

  it('is refused when it is stale', () => {
    expect(() => loadMemoryIndex(filled().snapshot('one'), 'two')).toThrow(SnapshotError);
    expect(() => loadMemoryIndex(filled().snapshot('one'), 'two')).toThrow('another state of the corpus');
  });

  it('is refused if a single bit has changed or it is truncated', () => {
    const bytes = filled().snapshot('one');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const damaged = bytes.slice();
        damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
        expect(() => loadMemoryIndex(damaged, 'one')).toThrow(SnapshotError);
        expect(() => loadMemoryIndex(bytes.slice(0, at), 'one')).toThrow(SnapshotError);
      }),
    );
  });
});
