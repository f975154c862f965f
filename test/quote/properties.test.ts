import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleFromText } from '../../src/article/plain.ts';
import { extractQuotes } from '../../src/quote/extract.ts';

const piece = fc.constantFrom(
  '“',
  '”',
  '"',
  '″',
  '«',
  '»',
  '„',
  '‘',
  '’',
  "'",
  '\n',
  '\n\n',
  ' ',
  ', ',
  '. ',
  ': ',
  '— ',
  '(',
  ')',
  '[…]',
  'Mark Rutte',
  'Rutte',
  ' said ',
  ' he ',
  'She',
  ' the president ',
  'According to ',
  'we must go on now',
  'RUTTE: ',
  'Mr. ',
  '’s ',
  '𝔘',
  'Ł',
  '\u0000',
  '\ud800',
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(piece, { maxLength: 60 }).map((some) => some.join('')),
);
const segmentsOf = (text: string, language?: string) =>
  extractQuotes(articleFromText({ id: 'any', language, text })).flatMap(({ segments }) => segments);

describe('for any text', () => {
  it('segments are slices, in order, without overlap, and mentions lie in the text', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('en', 'fi'), (text, language) => {
        let end = 0;
        for (const segment of segmentsOf(text, language)) {
          expect(text.slice(segment.start, segment.end)).toBe(segment.text);
          expect(segment.start).toBeGreaterThanOrEqual(end);
          expect(segment.end).toBeGreaterThan(segment.start);
          end = segment.end;
        }
        for (const { speaker } of extractQuotes(articleFromText({ id: 'any', language, text })))
          if (speaker !== null) expect(text.slice(speaker.mention.start, speaker.mention.end)).not.toBe('');
      }),
      { numRuns: 400 },
    );
  });

  it('ids are unique within an article and stable', () => {
    const text = 'Mark Rutte came.\n\n“We must go on now,” Rutte said.\n\n“We must go on now,” Rutte said.';
    const ids = () => extractQuotes(articleFromText({ id: 'any', text })).map(({ id }) => id);
    expect(new Set(ids()).size).toBe(2);
    expect(ids()).toEqual(ids());
  });

  it('a paragraph added at the end changes no id', () => {
    const text = 'Mark Rutte came.\n\n“We must go on now,” Rutte said.';
    const first = (body: string) => extractQuotes(articleFromText({ id: 'any', text: body }))[0]?.id;
    expect(first(`${text}\n\n“And we will do it together,” he said.`)).toBe(first(text));
  });

  it.each([
    '"',
    '“',
    '”',
    '“a” ',
    '„',
    '«a ',
    '“We must go on now,” John Smith said. ',
    'John Smith said Smith and ',
  ])('a megabyte of %s takes seconds, not minutes', (unit) => {
    const start = performance.now();
    segmentsOf(unit.repeat(2 ** 20 / unit.length));
    expect(performance.now() - start).toBeLessThan(25_000);
  });
});
