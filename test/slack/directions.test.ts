import { expect, it } from 'vitest';
import { articleFromText } from '../../src/article/plain.ts';
import { contextModal } from '../../src/slack/cards/context.ts';
import { quoteCard } from '../../src/slack/cards/quote-card.ts';

const said = 'We will \u202eton\u202c pay, \u2067ever \u202dagain';
const text = `“${said}”, Anna \u202eBerg said.`;
const start = text.indexOf(said);
const mention = { start: text.indexOf('Anna'), end: text.indexOf(' said') };
const located = {
  article: {
    ...articleFromText({
      id: 'https://example.org/a',
      title: 'Berg \u202eyap\u202c',
      date: '2025-02-13',
      text,
    }),
    outlet: 'The \u2066Daily',
  },
  quote: {
    id: 'q',
    articleId: 'https://example.org/a',
    paragraph: 0,
    segments: [{ start, end: start + said.length, text: said }],
    speaker: { kind: 'person' as const, name: 'Anna \u202eBerg', role: 'prime \u200fminister', mention },
    cue: null,
  },
  highlights: [],
};

it('shows direction controls of names, offices, outlets and titles as what they are', () => {
  const { text: fallback, blocks } = quoteCard(located);
  for (const shown of [fallback, JSON.stringify(blocks)]) {
    expect(shown).toContain('Anna ⟨U+202E⟩Berg');
    expect(shown).toContain('prime ⟨U+200F⟩minister');
    expect(shown).toContain('The ⟨U+2066⟩Daily');
  }
  expect(JSON.stringify(contextModal(located))).toContain('Berg ⟨U+202E⟩yap⟨U+202C⟩');
});

it('keeps those of a quote to the letter, ends them behind it and names them', () => {
  const { text: fallback, blocks } = quoteCard(located);
  expect(fallback).toContain(`“${said}”\u202c\u2069 — Anna`);
  expect(JSON.stringify(blocks)).toContain(JSON.stringify(said));
  expect(JSON.stringify(blocks)).toContain('”\u202c\u2069');
  expect(JSON.stringify(blocks)).toContain('(U+202D, U+202E, U+2067)');
});
