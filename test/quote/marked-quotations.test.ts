import { describe, expect, it } from 'vitest';
import { articleFromText } from '../../src/article/plain.ts';
import { extractQuotes } from '../../src/quote/extract.ts';
import { said } from './quotes-of.ts';

const words = 'Me emme maksa tästä enää,';

describe('an article in a language without a Language object', () => {
  it.each([
    ['typographic marks', `”${words}” sanoi Eva Stone Oslossa.`],
    ['low marks', `„${words}“ sanoi Eva Stone Oslossa.`],
    ['angle marks', `«${words}» — sanoi Eva Stone Oslossa.`],
    ['a name in the paragraph before', `Eva Stone puhui Oslossa.\n\n”${words}” hän sanoi.`],
    ['an outlet before a colon', `Die Linke: „${words}“`],
    ['a sentence before a colon', `Anna Berg sanoi eilen: ”${words}”`],
  ])('gives a quotation without a speaker: %s', (_, text) => {
    expect(said(text, 'fi')).toEqual([[null, words]]);
  });

  it.each([
    ['a label', `Anna Berg: ”${words}”`],
    ['a signature', `”${words}” ― Anna Berg`],
  ])('gives the speaker that stands in %s', (_, text) => {
    expect(said(text, 'fi')).toEqual([['Anna Berg', words]]);
  });

  it('leaves out titles and expressions of fewer than four words', () => {
    expect(said('Hän luki kirjan ”Pitkä tie Vilnaan” ja lähti.', 'fi')).toEqual([]);
  });

  it('counts the words of a language that sets no spaces', () => {
    expect(said('首相は“私たちは約束を必ず守ります”と述べた。', 'ja')).toEqual([
      [null, '私たちは約束を必ず守ります'],
    ]);
  });

  it('gives each of equal quotations an id of its own', () => {
    const text = `”${words}” hän sanoi.\n\n”${words}” hän sanoi.`;
    const ids = extractQuotes(articleFromText({ id: 'a', language: 'fi', text })).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });
});
