import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceLink } from '../../src/quote/source-link.ts';

const link = (url: string, ...texts: string[]) =>
  sourceLink({ url }, { segments: texts.map((text) => ({ start: 0, end: text.length, text })) });
const fragmentOf = (address: string) => address.slice(address.indexOf(':~:text=') + ':~:text='.length);

describe('the link to the source', () => {
  it('contains a short quote whole, with dashes and commas encoded', () => {
    expect(link('https://example.org/a', 'Well-armed, we wait.')).toBe(
      'https://example.org/a#:~:text=Well%2Darmed%2C%20we%20wait',
    );
  });

  it('contains the first and the last words of a long quote', () => {
    const text = 'one two three four five six seven eight nine ten eleven twelve thirteen.';
    expect(fragmentOf(link('https://example.org/a', text))).toBe(
      'one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen',
    );
  });

  it('keeps the fragment of the address and replaces a text fragment', () => {
    expect(link('https://example.org/a#top', 'We wait.')).toBe('https://example.org/a#top:~:text=We%20wait');
    expect(link('https://example.org/a#:~:text=other', 'We wait.')).toBe(
      'https://example.org/a#:~:text=We%20wait',
    );
  });

  it('contains the first segment of a split quote', () => {
    expect(link('https://example.org/a', 'We wait,', 'We can.')).toContain('text=We%20wait');
  });

  it('is the plain address if the quote has no words to link to', () => {
    expect(link('https://example.org/a', '…')).toBe('https://example.org/a');
    expect(link('https://example.org/a', 'broken \ud800 text')).toBe('https://example.org/a');
  });

  it('takes linear time for a quote of nothing but punctuation', () => {
    const started = performance.now();
    expect(link('https://example.org/a', `Wait${'.'.repeat(200_000)} no`)).toContain('text=Wait');
    expect(link('https://example.org/a', '.'.repeat(200_000))).toBe('https://example.org/a');
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('contains only words of the quote, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const address = link('https://example.org/a', text);
        if (address === 'https://example.org/a') return;
        expect(() => new URL(address)).not.toThrow();
        const ends = fragmentOf(address).split(',').map(decodeURIComponent);
        expect(ends.length).toBeLessThanOrEqual(2);
        const said = text.split(/\s+/).join(' ');
        for (const end of ends) expect(said).toContain(end);
        expect(fragmentOf(address)).not.toMatch(/[-&#]/);
      }),
    );
  });
});
