import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/article/page/charset.ts';
import { readPage } from '../../src/article/page/page.ts';
import { paragraphsOf } from '../../src/article/paragraphs.ts';
import { dayIn, dayInAddress } from '../../src/article/published.ts';
import { expectedPages } from './pages/expected.ts';

function read(html: string, url: string) {
  const page = readPage(html, url);
  if (page === null) throw new Error('the page could not be worked through');
  return page;
}
const pageAt = async (file: string, url: string) =>
  read(decodeText(await readFile(join('test/article/pages', file))), url);
const paragraphsIn = (text: string) => paragraphsOf(text).map(({ start, end }) => text.slice(start, end));

describe.each(expectedPages)('a page of a $layout', ({ file, url, paragraphs, ...expected }) => {
  it('gives title, outlet, date and its own address', async () => {
    const { title, outlet, date, canonical } = await pageAt(file, url);
    expect({ title, outlet, date, canonical }).toEqual({
      title: expected.title,
      outlet: expected.outlet,
      date: expected.date,
      canonical: expected.canonical,
    });
  });

  it('gives its own paragraphs and no other', async () => {
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

  it('has its text run together across inline tags and entities, without scripts', () => {
    const { text } = read(
      body(
        '<p>“We<b> will</b> do&nbsp;it&shy;, <a href="/x">come what</a> may,”<script>alert(1)</script> she\n   said &amp; left.</p>',
      ),
      url,
    );
    expect(paragraphsIn(text)[1]).toBe('“We will do\u00A0it, come what may,” she said & left.');
  });

  it('is read from the most trustworthy statement of its day', () => {
    const page = (head: string) =>
      read(`<html><head>${head}</head><body>${body('')}</body></html>`, url).date;
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

  it('names its own address whatever tags it uses for it, but no script’s', () => {
    const canonical = (head: string) => read(`<html><head>${head}</head><body></body></html>`, url).canonical;
    expect(canonical('<link rel="canonical" href="/b?x=1">')).toBe('https://site.example/b?x=1');
    expect(
      canonical(
        '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="https://site.example/c">',
      ),
    ).toBe('https://site.example/c');
    expect(canonical('')).toBe(url);
  });

  it('without an article has no text', () => {
    expect(read('', url).text).toBe('');
    expect(read('<html><body><nav><a href="/">Home</a></nav></body></html>', url).text).toBe('');
  });

  it.each([
    ['nested to absurdity', '<div>'.repeat(50_000)],
    ['nested deep again and again', `${'<div>'.repeat(250)}deep${'</div>'.repeat(250)}`.repeat(20)],
    ['nested inline', `<p>${'<b>'.repeat(1000)}deep`],
    ['of endless tags', '<p class="ad">word</p>'.repeat(31_000)],
    ['of endless text', 'word, '.repeat(1_000_000)],
    ['with an attribute of millions of words', `<p class="${'ad '.repeat(1_500_000)}">x`],
  ])('%s is refused, and at once', { timeout: 10_000 }, (_, html) => {
    expect(readPage(html, url)).toBeNull();
  });

  it('made of rubbish is read without a crash', () => {
    expect(read(`<script type="application/ld+json">${'['.repeat(100_000)}</script>`, url).title).toBeNull();
    const tags =
      '<p>|</p>|<div class="|">|<article>|<!--|<script>|<![CDATA[|&#x0;|<br>|<table><td>|<template>|<svg><p>';
    const piece = fc.oneof(fc.constantFrom(...tags.split('|')), fc.string({ maxLength: 10 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(typeof read(pieces.join(''), url).text).toBe('string');
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
  it.each(cases)('named by %s is heeded', (_, bytes, contentType, text) => {
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
