import { describe, expect, it } from 'vitest';
import { readCorpus } from '../../src/ingest/folder/read-folder.ts';
import { extractQuotes } from '../../src/quote/extract.ts';
import type { Quote } from '../../src/quote/quote.ts';
import { expectedQuotes } from './quotes.ts';

const { articles, faults, files } = await readCorpus('corpus');
const speakerName = ({ speaker }: Quote) => (speaker?.kind === 'person' ? speaker.name : null);

describe('the corpus that ships', () => {
  it('is five articles without a fault, each marked as a summary', () => {
    expect(faults).toEqual([]);
    expect(articles).toHaveLength(5);
    expect(articles.every(({ textKind }) => textKind === 'summary')).toBe(true);
  });

  it('has 38 quotes of four words or more', () => {
    expect(Object.values(expectedQuotes).flat()).toHaveLength(38);
    expect([...files.values()]).toEqual(Object.keys(expectedQuotes).sort());
  });

  it.each(articles.map((article) => [files.get(article.id) ?? '', article] as const))(
    '%s: every quote is found, to the letter, with the right speaker',
    (file, article) => {
      const found = extractQuotes(article).flatMap((quote) =>
        quote.segments.map(({ text }) => [speakerName(quote), text] as const),
      );
      expect(found.filter(([, text]) => text.split(/\s+/).length >= 4)).toEqual(expectedQuotes[file]);
    },
  );

  it('gives speakers the office that the article names, or none', () => {
    const roles = new Map<string, Set<string | null>>();
    for (const { speaker } of articles.flatMap(extractQuotes)) {
      if (speaker?.kind !== 'person') continue;
      roles.set(speaker.name, (roles.get(speaker.name) ?? new Set()).add(speaker.role));
    }
    expect(Object.fromEntries([...roles].map(([name, found]) => [name, [...found].sort()]))).toEqual({
      'Mark Rutte': ['Secretary General', 'Secretary-General', null],
      'Volodymyr Zelensky': ['Ukrainian President'],
      'Volodymyr Zelenskyy': ['Ukrainian President'],
      'Emmanuel Macron': ['French President'],
      'Donald Trump': ['U.S. President'],
      'Keith Kellogg': [null],
    });
  });

  it('has each quote as a slice of its article', () => {
    for (const article of articles)
      for (const { start, end, text } of extractQuotes(article).flatMap(({ segments }) => segments))
        expect(article.text.slice(start, end)).toBe(text);
  });
});
