import fc from 'fast-check';
import type { Article } from '../../src/article/article.ts';
import type { Quote, Speaker } from '../../src/quote/quote.ts';

/** `speaker: "Name, role"`, `"=Name"` for an organisation, or nothing; then the paragraph, its quotes in “marks”. */
export type Paragraph = readonly [speaker: string | null, text: string];

function speakerOf(words: string | null): Speaker | null {
  if (words === null) return null;
  const mention = { start: 0, end: 1 };
  if (words.startsWith('=')) return { kind: 'organisation', name: words.slice(1), mention };
  const [name = '', role = null] = words.split(', ');
  return { kind: 'person', name, role, mention };
}

/** An invented article with its quotes: each paragraph's marked stretches are one quote. */
export function articleOf(
  id: string,
  about: Partial<Article>,
  paragraphs: readonly Paragraph[],
): [Article, Quote[]] {
  let text = '';
  const spans = paragraphs.map(([, paragraph]) => {
    if (text !== '') text += '\n\n';
    const start = text.length;
    text += paragraph;
    return { start, end: text.length };
  });
  const article: Article = {
    id,
    title: 'Untitled',
    outlet: 'The Daily',
    url: `https://example.org/${id}`,
    date: '2025-01-01',
    language: 'en',
    textKind: 'full',
    text,
    paragraphs: spans,
    ...about,
  };
  const quotes = paragraphs.flatMap(([speaker, paragraph], at): Quote[] => {
    const offset = spans[at]?.start ?? 0;
    const segments = [...paragraph.matchAll(/“([^”]*)”/gu)].map((found) => {
      const start = offset + found.index + 1;
      return { start, end: start + (found[1]?.length ?? 0), text: found[1] ?? '' };
    });
    if (segments.length === 0) return [];
    const quote: Quote = {
      id: `${id}-${at}`,
      articleId: id,
      paragraph: at,
      segments,
      speaker: speakerOf(speaker),
      cue: null,
    };
    return [quote];
  });
  return [article, quotes];
}

export const corpus: readonly [Article, Quote[]][] = [
  articleOf('summit', { title: 'Leaders meet in Vilna', outlet: 'The Evening Post', date: '2025-02-13' }, [
    [
      'Anna Berg, alliance chief',
      'Alliance chief Anna Berg said “the outcome has to be durable” after the meeting.',
    ],
    ['Anna Berg', 'On weapons she said: “We need more missile defence, and we need it now.”'],
    [
      'Pavlo Zelenskyy, president',
      'The president asked for “security guarantees for today and for tomorrow”.',
    ],
    ['=the Ministry', 'The ministry spoke of “an absolute priority” in its statement.'],
  ]),
  articleOf('harbour', { title: 'Strike at the harbour', outlet: 'Coast Radio', date: '2024-12-03' }, [
    ['Anna Berg', '“Talks about peace are dangerous without them,” Berg said. “So we wait for a ceasefire.”'],
    [
      'Jean Martin, harbour master',
      'The harbour master, Jean Martin: “Nobody sleeps in Kharkov when sirens sound.”',
    ],
    [null, 'A voice said “the grain must leave the harbour before winter”.'],
  ]),
  articleOf('interview', { title: 'An interview', outlet: 'Coast Radio', date: '2024-11-20' }, [
    ['Pavlo Zelensky', '“Peace talks that leave us out will lead nowhere,” he said.'],
    ['Anna Berg', '“I have ideas about the peace talks, but they are a little secret,” she said.'],
  ]),
];

const vocabulary =
  'peace talks harbour grain Kyiv Kiev guarantees weapons 2,000 don’t the of ÉLAN élan Рада 和平'.split(' ');
const sentence = fc
  .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 8 })
  .map((words) => words.join(' '));
/** Long enough to count as the same statement, and all but one word of it the same as another. */
const statements = fc.constantFrom(
  'We will not give weapons for grain in the harbour',
  'We will give weapons for grain in the harbour',
  'Peace in Kyiv needs the guarantees of the élan',
);
const speaker = fc.constantFrom(
  null,
  'Anna Berg, chief',
  'Anna Berg',
  '=Rada',
  'Ola Nilsen, minister of grain',
);

/** Articles of few words and few speakers, so that ties and repetitions are common. */
export function anyArticle(id: fc.Arbitrary<string>): fc.Arbitrary<[Article, Quote[]]> {
  const own = fc
    .tuple(speaker, sentence, sentence, sentence)
    .map(([who, before, said, more]): Paragraph => [who, `${before} “${said}” and “${more}”`]);
  const shared = fc
    .tuple(speaker, sentence, statements)
    .map(([who, before, said]): Paragraph => [who, `${before} “${said}”`]);
  const paragraph = fc.oneof(own, shared);
  return fc
    .record({
      id,
      title: sentence,
      outlet: fc.constantFrom('The Daily', 'Coast Radio'),
      date: fc.constantFrom('2025-01-01', '2025-02-02'),
      paragraphs: fc.array(paragraph, { maxLength: 4 }),
    })
    .map(({ paragraphs, ...about }) => articleOf(about.id, about, paragraphs));
}
