import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Parsed, parseArticle } from '../../src/article/file/markdown.ts';

const head = ['title: A title', 'outlet: The Outlet', 'url: https://example.org/a', 'date: 2025-02-13'];
const file = (lines: readonly string[], body = '“We will do what we said,” Ada Winter said.') =>
  `---\n${lines.join('\n')}\n---\n\n${body}\n`;
const withLine = (key: string, line: string) =>
  file([...head, 'text: full'].map((one) => (one.startsWith(`${key}:`) ? line : one)));

function articleOf(parsed: Parsed) {
  if (parsed.kind === 'faults') throw new Error(JSON.stringify(parsed.faults));
  return parsed.article;
}
const faultsOf = (source: string) => {
  const parsed = parseArticle(source, 'a.md');
  return parsed.kind === 'faults' ? parsed.faults : [];
};

describe('an article’s file', () => {
  it('becomes an article', () => {
    const article = articleOf(parseArticle(file(head, 'First.\n\n# A heading\n\nSecond,\nwrapped.'), 'a.md'));
    expect(article).toMatchObject({
      title: 'A title',
      outlet: 'The Outlet',
      url: 'https://example.org/a',
      date: '2025-02-13',
      textKind: 'full',
      text: 'First.\n\n# A heading\n\nSecond,\nwrapped.',
    });
    expect(article.paragraphs.map(({ start, end }) => article.text.slice(start, end))).toEqual([
      'First.',
      'Second,\nwrapped.',
    ]);
  });

  it('says whether its text is a summary', () => {
    expect(articleOf(parseArticle(file([...head, 'text: summary']), 'a.md')).textKind).toBe('summary');
  });

  it('is in English unless it names another language', () => {
    expect(articleOf(parseArticle(file(head), 'a.md')).language).toBe('en');
    expect(articleOf(parseArticle(file([...head, 'language: uk']), 'a.md')).language).toBe('uk');
  });

  it.each(['german', 'ua', 'DE', 'de-AT'])('is refused with the language %s', (code) => {
    expect(faultsOf(file([...head, `language: ${code}`]))).toEqual([
      { file: 'a.md', line: 6, reason: expect.stringContaining(`language is "${code}"`) },
    ]);
  });

  it('has an id that depends only on its address', () => {
    const one = articleOf(parseArticle(file(head), 'a.md'));
    const other = articleOf(parseArticle(file(['title: Other', ...head.slice(1)], 'Other text.'), 'b.md'));
    const elsewhere = articleOf(parseArticle(withLine('url', 'url: https://example.org/b'), 'a.md'));
    expect(one.id).toMatch(/^[0-9a-f]{16}$/);
    expect(other.id).toBe(one.id);
    expect(elsewhere.id).not.toBe(one.id);
  });

  it('reads values as strings', () => {
    expect(articleOf(parseArticle(withLine('title', 'title: 1984'), 'a.md')).title).toBe('1984');
    expect(articleOf(parseArticle(withLine('title', 'title: "No: not so"'), 'a.md')).title).toBe(
      'No: not so',
    );
  });

  it('gives Markdown’s other marks no meaning', () => {
    const body = '> “*Not* a quote block,” [she](x) said.\n\n- a list\n\n#hashtag stays';
    const { text, paragraphs } = articleOf(parseArticle(file(head, body), 'a.md'));
    expect(text).toBe(body);
    expect(paragraphs).toHaveLength(3);
  });

  it('may come from Windows: a byte order mark and carriage returns are not part of the text', () => {
    const windows = `\uFEFF${file(head, 'One.\n\nTwo.').replaceAll('\n', '\r\n')}`;
    expect(articleOf(parseArticle(windows, 'a.md'))).toEqual(
      articleOf(parseArticle(file(head, 'One.\n\nTwo.'), 'a.md')),
    );
  });
});

describe('a broken file', () => {
  const cases: readonly (readonly [string, string, number, string])[] = [
    ['no front matter', 'Just text.', 1, '"Just text."'],
    ['nothing at all', '', 1, '""'],
    ['front matter that is not closed', `---\n${head.join('\n')}\nText.`, 1, 'never closed'],
    ['front matter without keys', file(['just words']), 2, 'key: value'],
    ['no YAML', file(['title: Rutte: no', ...head.slice(1)]), 2, 'quotation marks'],
    ['the same key twice', file([...head, 'title: Another']), 6, 'unique'],
    ['an unknown key', file([...head, 'author: Ada Winter']), 6, '"author"'],
    ['an empty title', withLine('title', 'title:'), 2, 'title is empty'],
    ['a title that is a list', withLine('title', 'title: [a, b]'), 2, 'title is no plain text'],
    ['a title on several lines', withLine('title', 'title: "a\n\n  b"'), 2, 'several lines'],
    ['an alias', withLine('outlet', 'outlet: *a'), 3, 'no plain text'],
    ['a missing url', withLine('url', ''), 2, 'url is missing'],
    ['a url without http', withLine('url', 'url: ftp://example.org/a'), 4, '"ftp:"'],
    ['a url that is none', withLine('url', 'url: example.org/a'), 4, '"example.org/a"'],
    ['a url with a password', withLine('url', 'url: https://me:secret@example.org/'), 4, 'password'],
    ['an endless url', withLine('url', `url: https://example.org/${'a'.repeat(2000)}`), 4, '2020 characters'],
    ['a day that is none', withLine('date', 'date: 2025-02-30'), 5, '"2025-02-30"'],
    ['a date in words', withLine('date', 'date: 13 February 2025'), 5, '"13 February 2025"'],
    ['a text that is neither', withLine('text', 'text: short'), 6, '"short"'],
    ['no text', file(head, ' \n '), 6, 'no text'],
    ['headings alone', file(head, '# One\n\n## Two'), 6, 'no text'],
    ['NUL', file(head, 'One.\n\nTw\0o.'), 10, 'U+0000'],
    ['an escape sequence', file(head, '\u001B[31mRed'), 8, 'U+001B'],
    ['half a character', file(head, 'One \uD800 two'), 8, 'U+D800'],
    ['oversized front matter', file([...head, `# ${'x'.repeat(9000)}`]), 2, '8192'],
  ];
  it.each(cases)('%s is reported with its line and value', (_, source, line, value) => {
    const [fault] = faultsOf(source);
    expect(fault).toMatchObject({ file: 'a.md', line, reason: expect.stringContaining(value) });
  });

  it.each([
    ['text', 'word '.repeat(31_000), 'the text has 154999 characters: 150000 are the most'],
    ['file', 'word '.repeat(200_000), 'characters: an article’s text has 150000 at most'],
    [
      'number of quotation marks',
      '“a” '.repeat(1_000),
      'the text has 2000 quotation marks: 1500 are the most',
    ],
    ['number of paragraphs', 'a\n\n'.repeat(10_001), 'the text has 10001 paragraphs: 10000 are the most'],
  ])('has a reason for a %s beyond its limit', (_, body, reason) => {
    const reasons = faultsOf(file(head, body)).map((fault) => fault.reason);
    expect(reasons).toEqual([expect.stringContaining(reason)]);
  });

  it.each(['title', 'outlet'])('has a reason for a long %s', (key) => {
    const [fault] = faultsOf(withLine(key, `${key}: ${'a'.repeat(501)}`));
    expect(fault?.reason).toBe(`${key} has 501 characters: 500 are the most`);
  });

  it('reports one mistake in YAML once', () => {
    expect(faultsOf(file(['title: Talks: what next: a guide'], 'Text.'))).toHaveLength(1);
  });

  it('reports all its faults at once', () => {
    const faults = faultsOf(file(['title: A', 'url: nowhere', 'date: soon', 'mood: good'], ''));
    expect(faults.map(({ line }) => line)).toEqual([3, 4, 5, 2, 6]);
  });
});

describe('any text', () => {
  const soup = fc.array(
    fc.oneof(
      fc.constantFrom(
        '---\n',
        'title: ',
        'url: ',
        'date: 2025-02-13\n',
        '"',
        ': ',
        '\n',
        '&a ',
        '*a',
        '[',
        '{',
        '# ',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 60 },
  );

  it('is an article or has faults, and never throws', () => {
    fc.assert(
      fc.property(soup, (pieces) => {
        const parsed = parseArticle(pieces.join(''), 'a.md');
        expect(parsed.kind === 'article' || parsed.faults.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(faultsOf(file([`title: ${'['.repeat(7000)}`, ...head.slice(1)]))).not.toHaveLength(0);
  });

  it('stays unchanged as a body', () => {
    fc.assert(
      fc.property(fc.lorem({ mode: 'sentences' }), fc.string({ unit: 'grapheme' }), (sentence, odd) => {
        const body = `${sentence} ${odd}`.replace(/\p{Cc}/gu, '').trim();
        expect(articleOf(parseArticle(file(head, body), 'a.md')).text).toBe(body);
      }),
    );
  });
});
