import fc from 'fast-check';
import type { Article, Span } from '../../src/article/article.ts';
import type { Quote, Segment, Speaker } from '../../src/quote/quote.ts';

/** An article with its quotes, as hostile as a page from the open web can be. */
export type Generated = { readonly article: Article; readonly quotes: readonly Quote[] };

/** Words that Slack would make something of, that break naive cutting, or that are simply long. */
const hostile = fc.constantFrom(
  '<!channel>',
  '<!here|here>',
  '<@U123>',
  '<!subteam^S123>',
  '@everyone',
  '<https://evil.example|click>',
  '&amp;',
  '&&&&&&&&',
  '<<<<>>>>',
  '*bold*',
  '`code`',
  '> quoted',
  ':smile:',
  '😀👩‍👩‍👧‍👦',
  'שלום',
  '\u202Eright-to-left\u202C',
  'café\u0301',
  'a\u0000b\u0007c',
  '\u2028',
  '”',
  '“',
  ' […]',
  'x'.repeat(90),
);
const enormous = fc.constantFrom(
  '很'.repeat(300),
  '&'.repeat(3_000),
  'x'.repeat(5_000),
  'we will '.repeat(2_000).trim(),
);
const ordinary = fc.constantFrom('peace', 'talks', 'security', 'guarantees', 'we', 'will', 'Kyiv', 'and');
const word = fc.oneof({ weight: 3, arbitrary: ordinary }, { weight: 1, arbitrary: hostile });

const said = fc.oneof(
  { weight: 30, arbitrary: fc.array(word, { minLength: 1, maxLength: 20 }).map((all) => all.join(' ')) },
  { weight: 1, arbitrary: fc.array(word, { minLength: 700, maxLength: 800 }).map((all) => all.join(' ')) },
  { weight: 1, arbitrary: enormous },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }) },
);
const name = fc.oneof(
  { weight: 9, arbitrary: fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' ')) },
  { weight: 1, arbitrary: enormous },
);
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const speakerKind = fc.constantFrom('person', 'organisation', 'unnamed', 'none');

/** What one paragraph is made of: a quote in one or two pieces, and who says it. */
const statement = fc.record({
  pieces: fc.array(said, { minLength: 1, maxLength: 2 }),
  name,
  role: fc.option(name),
  kind: speakerKind,
});
type Statement = typeof statement extends fc.Arbitrary<infer Made> ? Made : never;

function speakerOf({ kind, name, role }: Statement, mention: Span): Speaker | null {
  if (kind === 'none') return null;
  if (kind === 'unnamed') return { kind, mention };
  return kind === 'organisation' ? { kind, name, mention } : { kind: 'person', name, role, mention };
}

function build(
  id: string,
  facts: Omit<Article, 'id' | 'text' | 'paragraphs'>,
  all: readonly Statement[],
): Generated {
  let text = '';
  const paragraphs: Span[] = [];
  const quotes: Quote[] = [];
  for (const [at, one] of all.entries()) {
    if (text !== '') text += '\n\n';
    const start = text.length;
    const mention = { start, end: start + one.name.length };
    text += `${one.name} said: `;
    const segments: Segment[] = one.pieces.map((piece, index) => {
      text += index === 0 ? '“' : ' and then “';
      const segment = { start: text.length, end: text.length + piece.length, text: piece };
      text += `${piece}”`;
      return segment;
    });
    paragraphs.push({ start, end: text.length });
    quotes.push({
      id: `${id}-${at}`,
      articleId: id,
      paragraph: at,
      segments,
      speaker: speakerOf(one, mention),
      cue: null,
    });
  }
  return { article: { id, ...facts, text, paragraphs }, quotes };
}

const article = fc
  .record({
    facts: fc.record({
      title: name,
      outlet: name,
      url: fc.constantFrom(
        'https://example.org/a?b=1&c=<!channel>|x',
        `https://example.org/${'long/'.repeat(700)}`,
        `https://example.org/search?${'page=1&'.repeat(450)}`,
        `https://example.org/search?${'a&'.repeat(110)}`,
        'https://example.org/news#part',
      ),
      date: day,
      language: fc.constant('en'),
      textKind: fc.constantFrom('full' as const, 'summary' as const),
    }),
    statements: fc.array(statement, { minLength: 1, maxLength: 8 }),
  })
  .map(
    ({ facts, statements }) =>
      (id: string) =>
        build(id, facts, statements),
  );

/** A few articles, now and then 40 of as many outlets, with some 300 quotes that answer one question. */
export const corpus = fc
  .oneof(
    { weight: 9, arbitrary: fc.array(article, { minLength: 1, maxLength: 4 }) },
    { weight: 1, arbitrary: fc.array(article, { minLength: 40, maxLength: 40 }) },
  )
  .map((all) => all.map((make, at) => make(`article-${at}`)));

/** Questions as people type them, filters and nonsense included. */
export const question = fc.oneof(
  fc.constantFrom(
    'peace',
    'security guarantees',
    'we',
    'since:2000',
    'outlet:peace',
    'by:kyiv talks',
    'by:nobody',
  ),
  fc.array(word, { minLength: 1, maxLength: 12 }).map((all) => all.join(' ')),
  fc.array(word, { minLength: 300, maxLength: 400 }).map((all) => all.join(' ')),
  fc.string({ unit: 'binary', maxLength: 80 }),
);
