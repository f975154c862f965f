import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QueryError } from '../../src/errors.ts';
import { parseQuery } from '../../src/search/query/parse-query.ts';

const today = new Date('2025-03-12T10:00:00Z');
const none = { by: null, outlet: null, since: null, until: null };

describe('parseQuery', () => {
  it('separates words, phrases and filters in any order', () => {
    const query = parseQuery(
      'by:rutte peace "best possible position" outlet:“Kyiv Independent” talks',
      today,
    );
    expect(query.words).toBe('peace talks');
    expect(query.phrases).toEqual(['best possible position']);
    expect(query.filters).toEqual({ ...none, by: 'rutte', outlet: 'Kyiv Independent' });
  });

  it('reads phrases in straight, curly and angled marks', () => {
    expect(parseQuery('“one two” "three" «four five»', today).phrases).toEqual([
      'one two',
      'three',
      'four five',
    ]);
    expect(parseQuery('a 27" screen and peace', today)).toMatchObject({ phrases: [] });
  });

  it.each([
    ['since:2025-01 until:2025-02', '2025-01-01', '2025-02-28'],
    ['since:2024 until:2024', '2024-01-01', '2024-12-31'],
    ['since:2025-02-13 until:2025-02-13', '2025-02-13', '2025-02-13'],
    ['since:"last week" until:today', '2025-03-03', '2025-03-12'],
    ['since:last week until:last week', '2025-03-03', '2025-03-09'],
    ['since:feb 2025 until: feb 2025', '2025-02-01', '2025-02-28'],
    ['since:november until:yesterday', '2024-11-01', '2025-03-11'],
    ['since:last year until:3 days ago', '2024-01-01', '2025-03-09'],
  ])('resolves the dates of %s', (text, since, until) => {
    expect(parseQuery(`${text} peace talks`, today)).toMatchObject({
      words: 'peace talks',
      filters: { since, until },
    });
  });

  it.each([
    ['from:rutte peace', { by: 'rutte' }],
    ['speaker:"Mark Rutte" peace', { by: 'Mark Rutte' }],
    ['by:"mark rutte', { by: 'mark rutte' }],
    ['on:2025-02-13 peace', { since: '2025-02-13', until: '2025-02-13' }],
    ['on:feb 2025 peace', { since: '2025-02-01', until: '2025-02-28' }],
    ['after:2025-02-13 before:2025-03 peace', { since: '2025-02-14', until: '2025-02-28' }],
  ])('reads the filters of %s', (text, filters) => {
    expect(parseQuery(text, today).filters).toEqual({ ...none, ...filters });
  });

  it('reads "on:" without a date as words', () => {
    expect(parseQuery('Rutte on: air defence', today)).toMatchObject({ words: 'Rutte on: air defence' });
  });

  it('leaves out what a hyphen excludes, and closes a mark that is left open', () => {
    expect(parseQuery('peace -talks five-year "best possible', today)).toMatchObject({
      words: 'peace five-year',
      excluded: ['talks'],
      phrases: ['best possible'],
    });
  });

  it.each([
    ['since:banana peace', 'since:banana is not a date'],
    ['until:2025-02-30', 'until:2025-02-30 is not a date'],
    ['peace by:', 'by: has no value'],
    ['by:"" peace', 'by: has no value'],
    ['by:rutte by:putin', 'by: is given twice'],
    ['since:2025 until:2024', 'is after until:2024-12-31'],
    ['peace '.repeat(2_000_000), '12000000 characters'],
  ])('refuses %.30s and says why', (text, reason) => {
    expect(() => parseQuery(text, today)).toThrow(QueryError);
    expect(() => parseQuery(text, today)).toThrow(reason);
  });

  it('removes control characters', () => {
    expect(parseQuery('peace\u0000\u202etalks\u001b[31m\nby:rutte', today)).toMatchObject({
      words: 'peace talks [31m',
      filters: { by: 'rutte' },
    });
  });

  it('throws nothing but QueryError, for any question', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('by:', 'since:', 'until:', '"', '“', '”', 'last week', '2025-13', ' ', '«', 'outlet:'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        try {
          const query = parseQuery(pieces.join(''), today);
          expect(query.words).not.toMatch(/\p{Cc}/u);
        } catch (error) {
          expect(error).toBeInstanceOf(QueryError);
        }
      }),
    );
  });
});
