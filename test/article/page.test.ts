import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/article/page/charset.ts';
import { readPage } from '../../src/article/page/page.ts';
import { paragraphsOf } from '../../src/article/paragraphs.ts';
import { dayIn, dayInAddress } from '../../src/article/published.ts';
import { FetchError } from '../../src/errors.ts';
import { expectedPages } from './pages/expected.ts';

const pageAt = async (file: string, url: string) =>
  readPage(decodeText(await readFile(join('test/article/pages', file))), url);
const paragraphsIn = (text: string) => paragraphsOf(text).map(({ start, end }) => text.slice(start, end));

describe.each(expectedPages)('a page of a $layout', ({ file, url, paragraphs, ...expected }) => {
  it('has title, outlet, date and canonical address', async () => {
    const { title, outlet, date, canonical } = await pageAt(file, url);
    expect({ title, outlet, date, canonical }).toEqual({
      title: expected.title,
      outlet: expected.outlet,
      date: expected.date,
      canonical: expected.canonical,
    });
  });

  it('has its own paragraphs and no others', async () => {
    const found = paragraphsIn((await pageAt(file, url)).text);
    expect(found.map((paragraph, index) => paragraph.slice(0, paragraphs[index]?.length ?? 40))).toEqual(
      paragraphs,
    );
  });

  it('keeps every character of its quotes', async () => {
    const { text } = await pageAt(file, url);
    for (const [, words] of expected.quotes) expect(text).toContain(words);
  });
});

describe('a page', () => {
  const url = 'https://site.example/a';
  const body = (inner: string) =>
    `<article><p>Ada Winter said that the harbour would open again, and that nobody would have to wait for it any longer.</p>${inner}<p>The council meets again in the autumn, when the new members have taken their seats and read the papers.</p></article>`;

  it('joins text across inline tags and entities, without scripts', () => {
    const { text } = readPage(
      body(
        '<p>“We<b> will</b> do&nbsp;it&shy;, <a href="/x">come what</a> may,”<script>alert(1)</script> she\n   said &amp; left.</p>',
      ),
      url,
    );
    expect(paragraphsIn(text)[1]).toBe('“We will do\u00A0it, come what may,” she said & left.');
  });

  it('gets its day from the most reliable source', () => {
    const page = (head: string) =>
      readPage(`<html><head>${head}</head><body>${body('')}</body></html>`, url).date;
    expect(page('<meta property="article:published_time" content="2025-02-13T23:30:00+02:00">')).toBe(
      '2025-02-13',
    );
    expect(
      page(
        '<script type="application/ld+json">{"@type":["NewsArticle"],"datePublished":"2025-02-12"}</script><meta name="date" content="2025-02-14">',
      ),
    ).toBe('2025-02-12');
    expect(
      page(
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":</script><meta name="pubdate" content="Feb 14, 2025">',
      ),
    ).toBe('2025-02-14');
    expect(page('<meta name="date" content="02/03/2025">')).toBeNull();
  });

  it('gives its canonical address from any tag, but not from a script', () => {
    const canonical = (head: string) =>
      readPage(`<html><head>${head}</head><body></body></html>`, url).canonical;
    expect(canonical('<link rel="canonical" href="/b?x=1">')).toBe('https://site.example/b?x=1');
    expect(
      canonical(
        '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="https://site.example/c">',
      ),
    ).toBe('https://site.example/c');
    expect(canonical('')).toBe(url);
  });

  it('without an article has no text', () => {
    expect(readPage('', url).text).toBe('');
    expect(readPage('<html><body><nav><a href="/">Home</a></nav></body></html>', url).text).toBe('');
  });

  it.each([
    ['a title of spaces', `<title>${'\u00A0'.repeat(60_000)}x</title>`],
    ['tables nested deep', '<table><tr><td>'.repeat(250)],
    ['many lines', `<p>${'x<br>'.repeat(20_000)}</p>`],
    ['barriers nested deep', '<div class=paywall>'.repeat(280)],
    ['times nested deep', '<time>'.repeat(290)],
    ['inline tags nested deep', `<p>${'<b>'.repeat(1000)}deep</p>`],
    ['boxes nested deep', '<div>'.repeat(5000)],
    ['struck words', `<p>“${'<s>a</s> '.repeat(20_000)}</p>`],
    ['many quotation marks', `<p>${'"'.repeat(300_000)}</p>`],
    ['many ampersands', `<p>${'&amp;'.repeat(100_000)}</p>`],
    ['many clutter lines', '<p class="ad">word</p>'.repeat(30_000)],
    ['a class of many words', `<p class="${'ad '.repeat(300_000)}">x</p>`],
    [
      'lists nested deep in its data',
      `<script type="application/ld+json">${'['.repeat(200_000)}${']'.repeat(200_000)}</script>`,
    ],
    [
      'objects nested deep in its data',
      `<script type="application/ld+json">${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}</script>`,
    ],
  ])('with %s is read in a moment', (_, html) => {
    const start = performance.now();
    expect(readPage(html + body('<p>“We stay,” she said.</p>'), url).text).toContain('“We stay,” she said.');
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('nested deeper than the parser can go is refused with a reason', () => {
    const nested = '<template><span>'.repeat(10_000);
    expect(() => readPage(nested, 'https://site.example/a')).toThrow(FetchError);
  });

  it('of random markup is read without a crash', () => {
    expect(
      readPage(`<script type="application/ld+json">${'['.repeat(100_000)}</script>`, url).title,
    ).toBeNull();
    const tags =
      '<p>|</p>|<div class="|">|<article>|<!--|<script>|<![CDATA[|&#x0;|<br>|<table><td>|<template>|<svg><p>';
    const piece = fc.oneof(fc.constantFrom(...tags.split('|')), fc.string({ maxLength: 10 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(typeof readPage(pieces.join(''), url).text).toBe('string');
      }),
      { numRuns: 150 },
    );
  });
});

describe('a character set', () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<p>“Größe”', 'utf16le')]);
  const cases: readonly (readonly [string, Uint8Array, string, string])[] = [
    ['UTF-8 without a word about it', Buffer.from('“Größe”'), '', '“Größe”'],
    ['a byte order mark', utf16, 'text/html; charset=iso-8859-1', '<p>“Größe”'],
    ['the header', Buffer.from([0xe3, 0xf0]), 'text/html; charset="windows-1251"', 'гр'],
    [
      'the page',
      Buffer.from('<meta http-equiv=x content="text/html; charset=iso-8859-2">\xB1', 'latin1'),
      'text/html',
      '<meta http-equiv=x content="text/html; charset=iso-8859-2">ą',
    ],
    [
      'XML',
      Buffer.from('<?xml version="1.0" encoding="koi8-r"?>\xC7', 'latin1'),
      '',
      '<?xml version="1.0" encoding="koi8-r"?>г',
    ],
    [
      'nobody',
      Buffer.from([0x93, 0x47, 0x72, 0xf6, 0xdf, 0x65, 0x94]),
      'text/html; charset=nonsense',
      '“Größe”',
    ],
  ];
  it.each(cases)('named by %s is used', (_, bytes, contentType, text) => {
    expect(decodeText(bytes, contentType)).toBe(text);
  });
});

describe('a day', () => {
  it.each([
    ['2025-02-13T23:59:59-08:00', '2025-02-13'],
    ['20250213', '2025-02-13'],
    ['Thu, 13 Feb 2025 20:27:00 +0200', '2025-02-13'],
    ['20:27 13.02.2025', '2025-02-13'],
    ['Published February 13, 2025 at 9 a.m.', '2025-02-13'],
    ['2025-13-02', null],
    ['13/02/2025', null],
    ['February 2025', null],
    ['yesterday', null],
    ['', null],
  ])('in %j is %j', (text, day) => expect(dayIn(text)).toBe(day));

  it.each([
    ['https://site.example/2025/02/09/a', '2025-02-09'],
    ['https://site.example/news/2025-02-09-a', '2025-02-09'],
    ['https://site.example/2025/99/09/a', null],
    ['https://site.example/20250209123456', null],
  ])('in the address %j is %j', (url, day) => expect(dayInAddress(url)).toBe(day));
});
