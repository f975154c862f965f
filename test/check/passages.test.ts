import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allegedQuotesIn } from '../../src/check/passages.ts';

describe('passagesOf', () => {
  it.each([
    ['a bare text', 'We will wait for the report', [['We will wait for the report', null]]],
    [
      'a name and a colon',
      'Ada Winter: We will wait for the report',
      [['We will wait for the report', 'Ada Winter']],
    ],
    [
      'a signature',
      'We will wait for the report — Boris Lake, mayor',
      [['We will wait for the report', 'Boris Lake']],
    ],
    [
      'marks and a signature',
      '“We will wait for the report.” — Boris Lake',
      [['We will wait for the report.', 'Boris Lake']],
    ],
    [
      'marks after a colon',
      'Ada Winter, the minister: "We will wait for it"',
      [['We will wait for it', 'minister Ada Winter']],
    ],
    [
      'marks after a verb and a colon',
      'Winter said: "We will wait for it"',
      [['We will wait for it', 'Winter']],
    ],
    [
      'news',
      '“We will wait for the report,” Ada Winter said.',
      [['We will wait for the report,', 'Ada Winter']],
    ],
    [
      'lines set off',
      'Did he say this?\n> We will wait\n> for the report\n— Boris Lake',
      [['We will wait\nfor the report', 'Boris Lake']],
    ],
    [
      'a colon that follows no name',
      'The deal: we will wait for it',
      [['The deal: we will wait for it', null]],
    ],
  ] as const)('reads %s', (_, message, passages) => {
    expect(allegedQuotesIn(message).passages.map(({ text, speaker }) => [text, speaker])).toEqual(passages);
  });

  it('finds several, each with its own speaker', () => {
    const found = allegedQuotesIn(
      'FYI:\n• Ada Winter: “We will wait for the report”\n• Boris Lake: “Every crane has to be replaced”\nand the so-called “deal”.',
    );
    expect(found).toMatchObject({
      passages: [
        { text: 'We will wait for the report', speaker: 'Ada Winter' },
        { text: 'Every crane has to be replaced', speaker: 'Boris Lake' },
      ],
      tooShort: [{ text: 'deal' }],
    });
  });

  it('takes short words in marks where there is nothing else', () => {
    expect(allegedQuotesIn('Who spoke of a “fence”?')).toMatchObject({
      passages: [{ text: 'fence', speaker: null }],
      tooShort: [],
    });
  });

  it('takes two words beside longer ones, and names single words', () => {
    const { passages, tooShort } = allegedQuotesIn('“We quit” or “we wait for it”, a “deal”, “no” “deal”?');
    expect(passages.map(({ text }) => text)).toEqual(['We quit', 'we wait for it']);
    expect(tooShort.map(({ text }) => text)).toEqual(['deal', 'no', 'deal']);
  });

  it('gives slices of the message, whatever the message', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('“', '”', '"', '\n> ', 'Rutte: ', ' — Rutte', ' said '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const message = pieces.join('');
        for (const { text } of allegedQuotesIn(message).passages)
          for (const line of text.split('\n')) expect(message).toContain(line);
      }),
    );
  });
});
