import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressKey, cleanAddress, isSameSite } from '../../src/article/address.ts';
import { type Draft, draftFromPage, finishDraft, formatArticle } from '../../src/article/draft.ts';
import { parseArticle } from '../../src/article/file/markdown.ts';
import { readPage } from '../../src/article/page/page.ts';

const draft: Draft = {
  title: 'A title',
  outlet: 'The Outlet',
  url: 'https://site.example/a',
  date: '2025-02-13',
  also: [],
  text: 'Some text.',
};

describe('an article’s file', () => {
  it('reads back as the article that it was made from', () => {
    const line = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
      .map((text) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\uFEFF]/gu, '').trim())
      .filter((text) => text !== '');
    const paragraphs = fc
      .array(line, { minLength: 1, maxLength: 5 })
      .map((lines) => lines.join('\n\n').trim());
    fc.assert(
      fc.property(line, line, paragraphs, fc.webUrl(), fc.boolean(), (title, outlet, body, url, summary) => {
        const text = `Text. ${body}`;
        const also = summary ? ['https://copy.example/?a=1&b=#x'] : [];
        const source = formatArticle({
          title,
          outlet,
          url,
          date: '2025-02-13',
          also,
          language: summary ? 'uk' : 'en',
          text,
          textKind: summary ? 'summary' : 'full',
        });
        const parsed = parseArticle(source, 'a.md');
        expect(parsed).toMatchObject({
          kind: 'article',
          article: {
            title,
            outlet,
            url,
            date: '2025-02-13',
            language: summary ? 'uk' : 'en',
            text,
            textKind: summary ? 'summary' : 'full',
          },
        });
        if (parsed.kind === 'article') expect(parsed.article.also ?? []).toEqual(also);
      }),
    );
  });
});

describe('a draft', () => {
  it('becomes an article if it is complete', () => {
    expect(finishDraft(draft)).toMatchObject({
      article: { title: 'A title', textKind: 'full' },
      reasons: null,
    });
  });

  it('that is incomplete says what is missing, and how to give it', () => {
    const { article, reasons } = finishDraft({
      ...draft,
      title: ' ',
      date: null,
      outlet: null,
      url: null,
      text: '',
    });
    expect(article).toBeNull();
    expect(reasons).toEqual([
      'no title was found: add it with --title TITLE',
      'no outlet was found: add it with --outlet NAME',
      'no url was found: add it with --url ADDRESS',
      'no date was found: add it with --date YYYY-MM-DD',
      'no article text was found',
    ]);
    expect(finishDraft({ ...draft, date: '2025-02-30' }).reasons).toEqual([
      expect.stringContaining('"2025-02-30"'),
    ]);
  });

  it('of a page has the page’s canonical address, but never another site’s', () => {
    const page = (canonical: string) =>
      readPage(`<link rel="canonical" href="${canonical}">`, 'https://evil.example/x');
    const draftAt = (canonical: string, fetched: string) => {
      return draftFromPage(page(canonical), fetched);
    };
    expect(draftAt('https://site.example/a', 'https://amp.site.example/a/amp?utm_source=x')).toMatchObject({
      url: 'https://site.example/a',
      also: [],
    });
    expect(draftAt('https://site.example/a', 'https://site.example/?p=1#top')).toMatchObject({
      url: 'https://site.example/a',
      also: ['https://site.example/?p=1'],
    });
    expect(draftAt('https://trusted.example/a', 'https://evil.example/x')).toMatchObject({
      url: 'https://evil.example/x',
      also: [],
    });
  });
});

describe('an address', () => {
  it.each([
    ['https://www.site.example/a/', 'http://site.example/a'],
    ['https://site.example/a?utm_source=x&fbclid=y', 'https://site.example/a#part'],
    ['https://amp.site.example/a', 'https://site.example/a/amp/'],
    ['https://site.example/a?x=1&y=2', 'https://site.example/a?y=2&x=1'],
    ['https://m.site.example:443/a', 'https://site.example/a'],
  ])('%s is that of %s', (one, other) => expect(addressKey(one)).toBe(addressKey(other)));

  it.each([
    ['https://site.example/a', 'https://site.example/b'],
    ['https://site.example/?p=1', 'https://site.example/?p=2'],
    ['https://site.example/A', 'https://site.example/a'],
    ['https://site.example:8080/a', 'https://site.example/a'],
  ])('%s is not that of %s', (one, other) => expect(addressKey(one)).not.toBe(addressKey(other)));

  it('loses only tracking parameters', () => {
    expect(cleanAddress('https://site.example/a?id=1&utm_medium=rss#c')).toBe('https://site.example/a?id=1');
  });

  it('is on the same site as its subdomains, and on no other', () => {
    expect(isSameSite('https://www.site.example/a', 'https://amp.site.example/b')).toBe(true);
    expect(isSameSite('https://news.site.example/', 'https://site.example/')).toBe(true);
    expect(isSameSite('https://one.co.uk/', 'https://two.co.uk/')).toBe(false);
    expect(isSameSite('https://evilsite.example/', 'https://site.example/')).toBe(false);
  });
});
