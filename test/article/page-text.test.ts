import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readPage } from '../../src/article/page/page.ts';

const { styles, rows } = JSON.parse(readFileSync('test/article/pages/inner-text.json', 'utf8')) as {
  readonly styles: string;
  readonly rows: readonly { readonly html: string; readonly text: string }[];
};
const filler = (words: string) =>
  `<p>${words} said that the harbour would open again, and that nobody would have to wait for it any longer.</p>`;
const url = 'https://site.example/a';
// A browser keeps a gap where invisible text was: runs of spaces are compared as one.
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/ +/g, ' ').trim())
    .filter((line) => line !== '');

it('has the words that a browser shows, with any inline markup', () => {
  for (const { html, text } of rows) {
    const page = `<html><head>${styles}</head><body><article>${filler('Ada Winter')}<p>${html}</p>${filler('Boris Hale')}</article></body></html>`;
    const lines = linesOf(readPage(page, url).text);
    expect(lines.slice(1, -1), html).toEqual(linesOf(text));
  }
});

const readOf = (html: string) => {
  const page = readPage(`<article>${filler('Ada Winter')}${html}${filler('Boris Hale')}</article>`, url);
  return { paragraphs: page.text.split('\n\n').slice(1, -1), leftOut: page.leftOut };
};

it.each([
  ['It is 10<sup>9</sup>, not 40<sup>1</sup>.', 'It is 10⁹, not 40¹.'],
  ['It is 2<sup>n+k</sup> of H<sub>2</sub>O.', 'It is 2^(n+k) of H₂O.'],
  ['The 25<sup>th</sup> came.', 'The 25th came.'],
  ['So be it<sup><a href="#n3">3</a></sup>, always<sup>[4]</sup>.', 'So be it, always.'],
  ['She said <q>we <q>hold</q> it</q>.', 'She said “we ‘hold’ it”.'],
  ['Er sagte <span lang="de"><q>wir</q></span>.', 'Er sagte „wir“.'],
  ['A zero-width&#8203;space, a soft&shy;hyphen.', 'A zero-width\u200Bspace, a softhyphen.'],
  ['They <s>did not</s> did.', 'They ~~did not~~ did.'],
  ['<img src="x" alt="Her photo">“We stay,” she said.', '“We stay,” she said.'],
  ['“We <img src="x" alt="👍"> stay,” she said.', '“We 👍 stay,” she said.'],
  ['“We stay<br>March 5, 2025<br>to the end,” she said.', '“We stay\nMarch 5, 2025\nto the end,” she said.'],
])('%s comes in as what it says', (html, text) => {
  expect(readOf(`<p>${html}</p>`)).toEqual({ paragraphs: [text], leftOut: [] });
});

it.each([
  ['<del>not</del>', 'struck out'],
  ['<span style="text-decoration: line-through">not</span>', 'struck out'],
  ['<img src="x" alt="not">', 'picture'],
  ['<input value="not">', 'form field'],
  ['<select><option>not</select>', 'form field'],
  ['<math><msup><mn>10</mn><mn>9</mn></msup></math>', 'formula'],
  ['<ruby>not<rt>so</rt></ruby>', 'reading'],
  ['<bdo dir="rtl">ton</bdo>', 'direction'],
  ['<span class="sr-only">not</span>', 'screen readers'],
  ['<span style="opacity: 0">not</span>', 'hidden'],
  ['<iframe src="x"></iframe>', 'embedded'],
  ['&#1;', 'control character'],
])('a quotation with %s in it is left out, the one beside it is not', (html, reason) => {
  const { paragraphs, leftOut } = readOf(`<p>“We do ${html} support the war,” she said. “Never.”</p>`);
  expect(paragraphs).toEqual([
    expect.stringMatching(/^\[quotation left out: [^\]]+\] she said\. “Never\.”$/),
  ]);
  expect(leftOut).toEqual([expect.stringContaining(reason)]);
});

it.each([
  ['a box', '<aside>Read more about it here.</aside>'],
  ['a link', '<p><a href="/x">Read more about it here</a></p>'],
  ['a struck paragraph', '<p>“We did <s>not</s> go.</p>'],
])('a quotation over paragraphs with %s between them is left out', (_, between) => {
  const { paragraphs, leftOut } = readOf(`<p>“We stay.</p>${between}<p>“And we win,” she said.</p>`);
  expect(paragraphs).toEqual([expect.stringContaining('[quotation left out'), 'she said.']);
  expect(leftOut).toHaveLength(1);
});

it('keeps a quotation across adjacent paragraphs, and preformatted lines', () => {
  const quote = ['“We stay.', '“And we win,” she said.'];
  expect(readOf(quote.map((text) => `<p>${text}</p>`).join('<script>x</script>')).paragraphs).toEqual(quote);
  expect(readOf('<pre>“We stay\nand go,”\n\nshe said.</pre>').paragraphs).toEqual([
    '“We stay\nand go,”',
    'she said.',
  ]);
});

it('leaves out bylines, captions and hidden paragraphs as a whole', () => {
  const byline = '<p>By <a rel="author">Ada X</a> <time>March 5, 2025</time></p>';
  const caption = '<figure><figcaption>The “harbour” today</figcaption></figure>';
  const hidden = '<details><summary></summary><p>“Hidden,” she said.</p></details>';
  expect(readOf(byline + caption + hidden).paragraphs).toEqual([]);
});
