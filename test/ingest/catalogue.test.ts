import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { articleId } from '../../src/article/id.ts';
import { createCatalogue } from '../../src/ingest/catalogue.ts';

/** Sentences of words that depend on a seed: two seeds share next to nothing. */
function sentences(seed: number, count: number): string[] {
  let state = seed;
  const word = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return `w${(state >>> 8) % 5000}`;
  };
  return Array.from({ length: count }, () => `${Array.from({ length: 12 }, word).join(' ')}.`);
}
function article(url: string, text: string, also: readonly string[] = []): Article {
  return {
    id: articleId(url),
    title: 'T',
    outlet: 'O',
    url,
    date: '2025-02-13',
    also,
    language: 'en',
    textKind: 'full',
    text,
    paragraphs: [],
  };
}
const story = sentences(1, 20);
const original = article('https://agency.example/a', story.join('\n\n'));

describe('a catalogue', () => {
  it('knows an article by any of its addresses', () => {
    const catalogue = createCatalogue([{ ...original, also: ['https://copy.example/b'] }]);
    expect(catalogue.byAddress('http://www.agency.example/a/?utm_source=x')?.id).toBe(original.id);
    expect(catalogue.byAddress('https://copy.example/b')?.id).toBe(original.id);
    expect(catalogue.byAddress('https://copy.example/c')).toBeNull();
  });

  it('finds copies by their text: cut short, with a line in front, with other punctuation', () => {
    const catalogue = createCatalogue([original]);
    const copies = [
      story.slice(0, 14),
      ['From our correspondent in the capital.', ...story],
      story.map((sentence) => sentence.toUpperCase().replace('.', '!')),
    ];
    for (const copy of copies)
      expect(catalogue.nearDuplicateOf(article('https://copy.example/b', copy.join(' ')))?.id).toBe(
        original.id,
      );
  });

  it('finds the other copies when some of them are removed', () => {
    const copies = ['b', 'c', 'd'].map((path) => article(`https://copy.example/${path}`, original.text));
    const catalogue = createCatalogue(copies);
    const duplicate = () => catalogue.nearDuplicateOf(original)?.url ?? null;
    for (const { id, url } of copies) {
      expect(duplicate()).toBe(url);
      catalogue.remove(id);
    }
    expect(duplicate()).toBeNull();
  });

  it('does not take another report for a copy, even if half of it is the same', () => {
    const catalogue = createCatalogue([original]);
    const half = [...story.slice(0, 10), ...sentences(2, 10)].join(' ');
    expect(catalogue.nearDuplicateOf(article('https://copy.example/b', half))).toBeNull();
    expect(
      catalogue.nearDuplicateOf(article('https://copy.example/b', sentences(3, 20).join(' '))),
    ).toBeNull();
    expect(catalogue.nearDuplicateOf(article('https://copy.example/b', 'Too short to tell.'))).toBeNull();
    expect(catalogue.nearDuplicateOf(original)).toBeNull();
  });

  it('finds copies of a short text only if all of it is the same', () => {
    const short = article('https://agency.example/short', '“We will stay,” Ada Winter said.');
    const catalogue = createCatalogue([short]);
    const duplicate = (text: string) =>
      catalogue.nearDuplicateOf(article('https://copy.example/b', text))?.id ?? null;
    expect(duplicate('"We will  stay", ADA WINTER said')).toBe(short.id);
    expect(duplicate('“We will stay,” Ada Winter said. “For now.”')).toBeNull();
    expect(catalogue.nearDuplicateOf(short)).toBeNull();
    catalogue.remove(short.id);
    expect(duplicate(short.text)).toBeNull();
  });

  it('finds the one copy among many', () => {
    const others = Array.from({ length: 300 }, (_, n) =>
      article(`https://site.example/${n}`, sentences(n + 10, 20).join(' ')),
    );
    const catalogue = createCatalogue(others);
    for (const other of others.slice(0, 50))
      expect(catalogue.nearDuplicateOf(article('https://copy.example/b', `Copy. ${other.text}`))?.id).toBe(
        other.id,
      );
  });

  it('forgets removed articles and earlier versions', () => {
    const catalogue = createCatalogue([original]);
    catalogue.put(article(original.url, sentences(9, 20).join(' ')));
    expect(catalogue.nearDuplicateOf(article('https://copy.example/b', original.text))).toBeNull();
    catalogue.remove(original.id);
    catalogue.remove('nobody');
    expect(catalogue.byAddress(original.url)).toBeNull();
  });
});
