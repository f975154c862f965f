import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import type { Match } from '../../src/search/match.ts';
import { chooseQuotes, type DigestCandidates } from '../../src/usecases/digest/digest-selection.ts';

type Given = { readonly speaker?: string; readonly outlet?: string; readonly text?: string };

/** A match of one article; quotes of the same `article` differ by `id`. */
function match(
  article: string,
  id: string,
  { speaker, outlet = 'Gazette', text = `Said ${id}.` }: Given = {},
): Match {
  const url = `https://example.org/${article}`;
  const whole: Article = {
    id: article,
    title: article,
    outlet,
    url,
    date: '2026-11-01',
    language: 'en',
    textKind: 'full',
    text,
    paragraphs: [{ start: 0, end: text.length }],
  };
  const mention = { start: 0, end: 1 };
  return {
    article: whole,
    quote: {
      id,
      articleId: article,
      paragraph: 0,
      segments: [{ start: 0, end: text.length, text }],
      speaker: speaker === undefined ? null : { kind: 'person', name: speaker, role: null, mention },
      cue: null,
    },
    also: [],
    score: 1,
    rank: 1,
    matched: [],
    highlights: [],
    why: [],
  };
}

const choice = (matches: readonly Match[], more: Partial<DigestCandidates> = {}): DigestCandidates => ({
  matches,
  shown: new Map(),
  firstSeen: new Map(),
  since: 100,
  sinceWords: 'yesterday',
  topic: '',
  size: 3,
  whenEmpty: 'silence',
  ...more,
});

const ids = (one: DigestCandidates) => chooseQuotes(one).items.map(({ match: { quote } }) => quote.id);

describe('the selection of a digest', () => {
  it('has what is new since the last one, each with its reasons', () => {
    const matches = [match('old', 'q1'), match('new', 'q2')];
    const selection = chooseQuotes(
      choice(matches, { firstSeen: new Map([['old', 100]]), topic: 'security guarantees' }),
    );
    expect(selection).toMatchObject({ from: 'new', fresh: 1 });
    expect(selection.items.map(({ match: { quote }, reasons }) => [quote.id, reasons])).toEqual([
      ['q2', ['new since yesterday', 'matches security guarantees']],
    ]);
  });

  it('has the best quote of each article', () => {
    expect(ids(choice([match('a', 'q1'), match('a', 'q2'), match('b', 'q3')]))).toEqual(['q1', 'q3']);
  });

  it('prefers other speakers and outlets', () => {
    const matches = [
      match('a', 'q1', { speaker: 'Rutte', outlet: 'Gazette' }),
      match('b', 'q2', { speaker: 'Rutte', outlet: 'Gazette' }),
      match('c', 'q3', { speaker: 'Rutte', outlet: 'Herald' }),
      match('d', 'q4', { speaker: 'Kallas', outlet: 'Courier' }),
    ];
    expect(ids(choice(matches))).toEqual(['q1', 'q4', 'q3']);
    expect(ids(choice(matches, { size: 5 }))).toEqual(['q1', 'q4', 'q3', 'q2']);
  });

  it('has no duplicates, also from another article', () => {
    const words = { text: '«Мы готовы.»' };
    const matches = [
      match('a', 'q1', words),
      match('b', 'q2', { text: 'Мы готовы' }),
      match('c', 'q3', { text: 'Нет.' }),
    ];
    expect(ids(choice(matches))).toEqual(['q1', 'q3']);
    expect(ids(choice(matches, { shown: new Map([['q2', 1]]) }))).toEqual(['q3']);
  });

  it('is empty or one quote from the archive if nothing is new', () => {
    const matches = [match('a', 'q1'), match('b', 'q2')];
    const firstSeen = new Map([
      ['a', 1],
      ['b', 1],
    ]);
    expect(ids(choice(matches, { firstSeen }))).toEqual([]);
    const archive = choice(matches, { firstSeen, whenEmpty: 'archive', shown: new Map([['q1', 50]]) });
    expect(chooseQuotes(archive).items.map(({ match: { quote }, reasons }) => [quote.id, reasons])).toEqual([
      ['q2', ['from the archive, not shown here before']],
    ]);
  });

  it('repeats archive quotes only after all were shown, longest ago first', () => {
    const matches = [match('a', 'q1'), match('b', 'q2'), match('c', 'q3')];
    const firstSeen = new Map(matches.map(({ article }) => [article.id, 1]));
    const shown = new Map<string, number>();
    const history: (string | undefined)[] = [];
    for (let day = 1; day <= 7; day += 1) {
      const [id] = ids(choice(matches, { firstSeen, shown, whenEmpty: 'archive' }));
      history.push(id);
      if (id !== undefined) shown.set(id, day);
    }
    expect(history).toEqual(['q1', 'q2', 'q3', 'q1', 'q2', 'q3', 'q1']);
  });

  it('never repeats, never exceeds its size and never has two of an article', () => {
    const anyMatch = fc
      .tuple(fc.nat(8), fc.nat(30), fc.constantFrom('Rutte', 'Kallas', undefined))
      .map(([article, id, speaker]) =>
        match(`a${article}`, `q${id}-${article}`, speaker === undefined ? {} : { speaker }),
      );
    fc.assert(
      fc.property(
        fc.uniqueArray(anyMatch, { selector: ({ quote }) => quote.id, maxLength: 30 }),
        fc.array(fc.tuple(fc.nat(30), fc.nat(8))),
        fc.integer({ min: 1, max: 5 }),
        (matches, had, size) => {
          const shown = new Map(had.map(([id, article]) => [`q${id}-${article}`, 1]));
          const { items } = chooseQuotes(choice(matches, { shown, size }));
          expect(items.length).toBeLessThanOrEqual(size);
          expect(items.filter(({ match: { quote } }) => shown.has(quote.id))).toEqual([]);
          expect(new Set(items.map(({ match: { article } }) => article.id)).size).toBe(items.length);
        },
      ),
    );
  });
});
