import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import type { Quote } from '../../src/quote/quote.ts';
import { quoteCard } from '../../src/slack/cards/quote-card.ts';
import { limits } from '../../src/slack/outbound/limits.ts';

const text = 'We will stand by our allies.';
const span = { start: 0, end: text.length };

const articleIn = (outlet: string): Article => ({
  id: outlet,
  title: 'Fog',
  outlet,
  url: 'https://example.org/fog',
  date: '2025-01-02',
  language: 'en',
  textKind: 'full',
  text,
  paragraphs: [span],
});
const quote: Quote = {
  id: 'one',
  articleId: 'one',
  paragraph: 0,
  segments: [{ ...span, text }],
  speaker: null,
  cue: null,
};
const card = (...outlets: readonly string[]) =>
  quoteCard({ quote, article: articleIn('Coast Radio'), also: outlets.map(articleIn), highlights: [] });

describe('the other outlets of a quote', () => {
  it.each([
    [['The Daily'], 'also in The Daily'],
    [['The Daily', 'Evening Post'], 'also in The Daily and Evening Post'],
    [['A', 'B', 'A', 'C', 'Coast Radio'], 'also in A, B and C'],
    [['A', 'B', 'C', 'D', 'E'], 'also in A, B, C and 2 more'],
  ])('%j is told as %s', (outlets, line) => {
    const { text: said, blocks } = card(...outlets);
    expect(JSON.stringify(blocks)).toContain(`"\\n${line}"`);
    expect(said).toContain(`Coast Radio, ${line}. `);
  });

  it.each([[[]], [['Coast Radio']]])('is not shown if only its own outlet has it: %j', (outlets) => {
    expect(JSON.stringify(card(...outlets))).not.toContain('also in');
  });

  it('pings nobody and fits the message, with any names of outlets', () => {
    const { text: said, blocks } = card('<!channel>', '&'.repeat(500), 'x'.repeat(9_000), 'y');
    expect(said).toContain('&lt;!channel&gt;');
    expect(said.length).toBeLessThanOrEqual(limits.text);
    expect(JSON.stringify(blocks).length).toBeLessThan(2_000);
  });
});
