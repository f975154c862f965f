import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { asObjects } from '../../src/local-slack/json.ts';
import type { QuoteInArticle } from '../../src/search/match.ts';
import { contextModal } from '../../src/slack/cards/context.ts';
import { digestCard } from '../../src/slack/cards/digest/digest.ts';
import { previewCard } from '../../src/slack/cards/digest/preview.ts';
import { shareForm } from '../../src/slack/cards/forms/share-form.ts';
import { quoteCard, quoteText } from '../../src/slack/cards/quote-card.ts';
import { quotedText } from '../../src/slack/cards/quoted.ts';
import { escapeText } from '../../src/slack/outbound/escape.ts';
import { words } from '../../src/slack/words.ts';
import type { DigestItem } from '../../src/usecases/digest/digest-selection.ts';
import { expectPostable, sent } from './limits-rules.ts';

const filler = (length: number) =>
  'Ukraine needs guarantees today '
    .repeat(length / 31 + 1)
    .slice(0, length)
    .trim();

/** An article of one paragraph: `before`, each of `said` in marks, `after`. */
function located(
  said: readonly string[],
  given: Partial<Article> & {
    readonly before?: string;
    readonly after?: string;
    readonly role?: string;
  } = {},
): QuoteInArticle {
  const { before = 'Ada Winter said ', after = '', role = null, ...facts } = given;
  let text = before;
  const segments = said.map((one) => {
    text += '“';
    const start = text.length;
    text += `${one}” `;
    return { start, end: start + one.length, text: one };
  });
  text += after;
  const url = facts.url ?? 'https://example.org/a';
  return {
    article: {
      id: url,
      title: 'Talks',
      outlet: 'The Daily',
      url,
      date: '2025-02-13',
      language: 'en',
      textKind: 'full',
      ...facts,
      text,
      paragraphs: [{ start: 0, end: text.length }],
    },
    quote: {
      id: 'q1',
      articleId: url,
      paragraph: 0,
      segments,
      speaker: { kind: 'person', name: 'Ada Winter', role, mention: { start: 0, end: 10 } },
      cue: null,
    },
  };
}

const segmentsOf = (...said: string[]) => located(said).quote.segments;

describe('a quote with little room', () => {
  it('shows whole words of a later segment or nothing, and marks what is left out', () => {
    expect(quotedText(segmentsOf('Peace now.', 'Ukraine will be safe.'), 13)).toBe('“Peace now.” […]');
    expect(quotedText(segmentsOf('Peace now.', 'Ukraine will be safe.'), 18)).toBe(
      '“Peace now.” … “Ukraine […]”',
    );
  });

  it('marks the remaining segments if one ends exactly at the limit', () => {
    expect(quotedText(segmentsOf('Peace now.', 'And then?'), 10)).toBe('“Peace now.” […]');
    expect(quotedText(segmentsOf('Peace now.', 'And then?'), 19)).toBe('“Peace now.” … “And then?”');
  });

  it('shows a part of a first word that is longer than the limit, also after white space', () => {
    expect(quotedText(segmentsOf('  Peace now.'), 5)).toBe('“  Pea […]”');
  });
});

describe('a quote in words', () => {
  it('keeps an address with many & whole or leaves it out, within the limit', () => {
    for (const times of [10, 100, 200, 400, 900]) {
      const url = `https://example.org/?${'a&'.repeat(times)}`;
      const text = quoteText({ ...located([filler(2_300)], { url }), highlights: [] });
      expect(text.length).toBeLessThanOrEqual(4_000);
      const [, address = ''] = text.split('13 February 2025, The Daily.');
      expect([
        '',
        ` ${escapeText(url)}`,
        ` ${escapeText(url)}#:~:text=${address.split('#:~:text=')[1]}`,
      ]).toContain(address);
      if (times <= 100) expect(address).not.toBe('');
    }
  });

  it('is shortened by no more than escaping makes necessary', () => {
    const text = quoteText(
      { ...located([filler(2_200).replace(/ needs/g, ' & <needs>')]), highlights: [] },
      2_000,
    );
    expect(text.length).toBeLessThanOrEqual(2_000);
    expect(text.length).toBeGreaterThan(1_900);
  });
});

describe('the link to a shortened quote', () => {
  const long = located([filler(3_000)]);

  it('is mentioned only if it is there', () => {
    expect(JSON.stringify(shareForm(long))).toContain(words.wholeInSource);
    expect(JSON.stringify(shareForm(long))).not.toContain(words.wholeInContext);
    const unlinked = located([filler(3_000)], { url: `https://example.org/${'a/'.repeat(1_600)}` });
    expect(JSON.stringify(quoteCard({ ...unlinked, highlights: [] }).blocks)).toContain(
      words.wholeInSourceUnlinked,
    );
  });

  it('is the source for a quote that is longer than a modal', () => {
    const digest = digestCard(selection(1, 12_000), { topic: '' });
    expect(JSON.stringify(digest.blocks)).toContain(words.wholeInSource);
    expect(JSON.stringify(digest.blocks)).not.toContain(words.wholeInContext);
  });

  it('opens the paragraph of each quote of a digest', () => {
    const digest = digestCard(selection(2, 3_000), { topic: '' });
    expect(JSON.stringify(digest.blocks).split(words.wholeInContext)).toHaveLength(3);
    expect(JSON.stringify(digest.blocks).split('"in_context"')).toHaveLength(3);
  });
});

function selection(size: number, length: number) {
  const items = Array.from({ length: size }, (_, at): DigestItem => {
    const role = filler(250);
    const facts = {
      url: `https://example.org/${at}?${'a&'.repeat(60)}`,
      outlet: `${at} ${filler(250)}`,
      role,
    };
    const one = located([filler(length)], facts);
    const speaker = {
      kind: 'person',
      name: `${at} ${filler(250)}`,
      role,
      mention: { start: 0, end: 10 },
    } as const;
    return {
      match: {
        ...one,
        quote: { ...one.quote, speaker },
        score: 1,
        rank: at + 1,
        matched: [],
        highlights: [],
        why: [],
        also: [],
      },
      reasons: [filler(200)],
    };
  });
  return { items, from: 'new', fresh: size, since: 'yesterday' } as const;
}

describe('a digest of five long quotes with long names', () => {
  it('fits a message, and so does its preview', () => {
    const topic = filler(300);
    for (const length of [500, 2_000, 5_000]) {
      const digest = digestCard(selection(5, length), { topic });
      expectPostable(digest);
      const preview = previewCard(selection(5, length), subscription(topic), 'k'.repeat(36));
      expectPostable(preview);
      expect(preview.text.endsWith(digest.text)).toBe(true);
    }
  });

  it('shows short quotes whole', () => {
    const { blocks, text } = digestCard(selection(5, 100), { topic: '' });
    expect(JSON.stringify(blocks)).not.toContain('[…]');
    expect(text).not.toContain('[…]');
  });
});

const subscription = (topic: string) => ({
  id: 'd1',
  team: 'T1',
  channel: 'C1',
  owner: 'U1',
  state: 'on' as const,
  reason: null,
  activeFrom: 0,
  createdAt: 0,
  topic,
  time: '08:30',
  zone: 'Europe/Brussels',
  days: [1 as const],
  size: 5,
  whenEmpty: 'archive' as const,
});

describe('a paragraph that is longer than a modal', () => {
  const textOf = (found: QuoteInArticle): string =>
    asObjects(sent(contextModal(found)).blocks)
      .slice(2)
      .filter(({ type }) => type === 'rich_text')
      .flatMap(({ elements }) => asObjects(elements))
      .map(({ elements }) =>
        asObjects(elements)
          .map(({ text }) => String(text))
          .join(''),
      )
      .join(' ');
  it('is cut between words at both ends, and each cut is marked', () => {
    for (let shift = 0; shift < 12; shift += 1) {
      const around = { before: `${'x'.repeat(shift)} ${filler(8_000)} `, after: filler(12_000) };
      const found = located([filler(300)], around);
      const shown = textOf(found);
      expect(shown).toMatch(/^\[…\] \S/);
      expect(shown).toMatch(/\S \[…\]$/);
      const kept = shown.replace(/^\[…\] /, '').replace(/ \[…\]$/, '');
      expect(` ${found.article.text} `).toContain(` ${kept} `);
      expect(kept).toContain(filler(300));
    }
  });

  it('shows a quote of up to 11,000 characters whole, and marks the cut in a longer one', () => {
    const whole = filler(10_900);
    expect(textOf(located([whole], { before: filler(3_000) }))).toContain(whole);
    const longer = located([filler(15_000)], { before: filler(3_000) });
    expect(textOf(longer)).toMatch(/\S \[…\]$/);
  });

  it('never splits a surrogate pair', () => {
    for (const before of [`${'😀'.repeat(6_000)}`, `a${'😀'.repeat(6_000)}`]) {
      const found = located(['Peace now.'], { before, after: '😀'.repeat(6_000) });
      for (const block of contextModal(found).blocks)
        expect(JSON.stringify(block)).not.toMatch(/\\ud[89a-f]/);
      expect(textOf(found)).toContain('“Peace now.”');
    }
  });
});
