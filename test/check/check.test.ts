import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleFromText } from '../../src/article/plain.ts';
import { checkQuote } from '../../src/check/check-quote.ts';
import type { Verdict } from '../../src/check/verdict.ts';
import { QueryError } from '../../src/errors.ts';
import { openCorpus } from '../../src/ingest/open-corpus.ts';
import { extractQuotes } from '../../src/quote/extract.ts';
import { createMemoryIndex } from '../../src/search/index/memory-index.ts';
import type { QuoteIndex } from '../../src/search/ranking-engine.ts';

function corpusOf(...texts: string[]) {
  const index = createMemoryIndex();
  for (const [at, text] of texts.entries()) {
    const article = articleFromText({ id: `https://example.org/${at}`, title: 'A title', text });
    index.add(article, extractQuotes(article));
  }
  return index;
}

const winter = corpusOf(
  'Minister Ada Winter spoke on Monday. “We will not send 1,500 soldiers to the border; that’s final — it would help nobody,” Ada Winter said. “The talks in Oslo have only begun.”',
  'The ministry wants the harbour rebuilt before spring. “Every single crane in the harbour has to be replaced before the summer festival,” said Boris Lake, the mayor.\n\nThe so-called “iron fence” stays.',
  'He kept it short. “Nothing is decided yet, and nobody should act as if it were.\n\n“We will wait for the report of the commission,” Boris Lake said.',
);
const check = (text: string, speaker: string | null = null, index: QuoteIndex = winter): Promise<Verdict> =>
  checkQuote({ text, speaker }, index);

/** The difference as `same` words, `[-article's-]` and `{+alleged+}`. */
function shown(verdict: Verdict): string {
  if (verdict.kind !== 'altered') return verdict.kind;
  return verdict.difference
    .map(({ kind, alleged, article }) => {
      if (kind === 'same') return article;
      if (kind === 'inserted' || kind === 'omitted') return `(${kind} ${alleged}|${article})`;
      return `${article === '' ? '' : `[-${article}-]`}${alleged === '' ? '' : `{+${alleged}+}`}`;
    })
    .join(' ');
}

describe('an exact quote', () => {
  it.each([
    ['to the letter', 'We will not send 1,500 soldiers to the border; that’s final — it would help nobody,'],
    ['in marks', '"We will not send 1,500 soldiers to the border; that’s final — it would help nobody"'],
    [
      'with other typography',
      "we  will not send 1,500 soldiers\nto the border; that's final -- it would help nobody.",
    ],
    [
      'with a dash closed up',
      'We will not send 1,500 soldiers to the border; that‘s final—it would help nobody',
    ],
    [
      'with a letter’s case marked',
      '[w]e will not send 1,500 soldiers to the border; that’s final – it would help nobody',
    ],
    [
      'over both pieces of a split quote',
      'that’s final — it would help nobody. The talks in Oslo have only begun',
    ],
    [
      'over both pieces, as if not split',
      'that’s final — it would help nobody, the talks in Oslo have only begun!'.replace('!', ''),
    ],
    [
      'over the end of a paragraph',
      'nobody should act as if it were. We will wait for the report of the commission',
    ],
  ])('is found %s', async (_, text) => {
    expect(await check(text)).toMatchObject({ kind: 'exact', omissions: [], insertions: [] });
  });

  it('is told to be a whole quote, whole sentences of one, or a part of a sentence', async () => {
    const extent = async (text: string) => {
      const verdict = await check(text);
      return verdict.kind === 'exact' ? verdict.extent : null;
    };
    expect(
      await extent('Every single crane in the harbour has to be replaced before the summer festival'),
    ).toBe('quote');
    expect(await extent('The talks in Oslo have only begun.')).toBe('sentences');
    expect(await extent('The talks in Oslo')).toBe('part');
  });

  it('may leave words out at a mark, and put words in in brackets; both are named', async () => {
    expect(await check('We will not send 1,500 soldiers … it would help nobody')).toMatchObject({
      kind: 'exact',
      omissions: ['to the border; that’s final —'],
    });
    expect(
      await check('We [the government] will not send 1,500 soldiers [...] it would help nobody'),
    ).toMatchObject({
      kind: 'exact',
      insertions: ['[the government]'],
    });
    expect(await check('…the talks in Oslo have only begun…')).toMatchObject({
      kind: 'exact',
      omissions: [],
    });
  });

  it('is not one in another order, nor one that brackets replace a word of', async () => {
    expect((await check('it would help nobody … We will not send 1,500 soldiers')).kind).not.toBe('exact');
    expect(shown(await check('We will [gladly] send 1,500 soldiers to the border'))).toBe(
      'We will [-not-]{+[gladly]+} send 1,500 soldiers to the [-border;-]{+border+}'.replace(
        /\[-border;-\]\{\+border\+\}/,
        'border;',
      ),
    );
  });
});

describe('an altered quote', () => {
  it.each([
    ['We will send 1,500 soldiers to the border', 'We will [-not-] send 1,500 soldiers to the border;'],
    [
      'We will not send 15,000 soldiers to the border',
      'We will not send [-1,500-]{+15,000+} soldiers to the border;',
    ],
    [
      'We will not send 1500 soldiers to the border',
      'We will not send [-1,500-]{+1500+} soldiers to the border;',
    ],
    ['We will certainly not send 1,500 soldiers', 'We will {+certainly+} not send 1,500 soldiers'],
    [
      'They will not send 1,500 soldiers to the border',
      '[-We-]{+They+} will not send 1,500 soldiers to the border;',
    ],
    ['The talks in Oslo have only ended', 'The talks in Oslo have only [-begun.-]{+ended+}'],
    ['The talks in OSLO have only begun', 'The talks in [-Oslo-]{+OSLO+} have only begun.'],
    ['The talks in Oslo have, only begun', 'The talks in Oslo [-have-]{+have,+} only begun.'],
    ['The talks in Oslo have only begun?', 'The talks in Oslo have only [-begun.-]{+begun?+}'],
    ['The talks "in Oslo" have only begun', 'The talks [-in Oslo-]{+"in Oslo"+} have only begun.'],
  ])('%s', async (text, difference) => {
    expect(shown(await check(text))).toBe(difference);
  });

  it('shows what is declared apart from what is not', async () => {
    expect(shown(await check('We [here] will send 1,500 soldiers … it would help nobody'))).toBe(
      'We (inserted [here]|) will [-not-] send 1,500 soldiers (omitted …|to the border; that’s final —) it would help nobody,',
    );
  });
});

describe('what is no quote of the corpus', () => {
  it('gets the nearest quote, or none', async () => {
    expect(await check('Every crane needs a coat of paint, said nobody ever in this town')).toMatchObject({
      kind: 'not-found',
      outside: null,
    });
    expect(await check('Quantum chromodynamics explains hadrons')).toMatchObject({
      kind: 'not-found',
      match: null,
      outside: null,
    });
  });

  it('is said to stand outside the quotation marks where it does', async () => {
    const verdict = await check('the ministry wants the harbour rebuilt before spring');
    expect(verdict).toMatchObject({ kind: 'not-found', outside: { paragraph: 0, inMarks: false } });
    const { outside } = verdict as Extract<Verdict, { kind: 'not-found' }>;
    expect(outside?.article.text.slice(outside.span.start, outside.span.end)).toBe(
      'The ministry wants the harbour rebuilt before spring',
    );
    expect(await check('before the summer festival,” said Boris Lake')).toMatchObject({ kind: 'not-found' });
  });

  it('is said to be too short for a statement where it is', async () => {
    expect(await check('iron fence')).toMatchObject({
      kind: 'not-found',
      outside: { paragraph: 1, inMarks: true },
    });
  });

  it('is refused without a word or with too many', async () => {
    await expect(check('“…” — !')).rejects.toThrow(QueryError);
    await expect(check('word '.repeat(20_000))).rejects.toThrow('100000 characters');
  });
});

describe('the claimed speaker', () => {
  const quote = 'Every single crane in the harbour has to be replaced';
  it.each([
    ['Boris Lake', 'right'],
    ['Lake', 'right'],
    ['Mayor Lake', 'right'],
    ['B. Lake', 'right'],
    ['Ada Winter', 'wrong'],
    ['Ada Lake', 'wrong'],
    ['the finance minister', 'wrong'],
    ['the friend of the minister', 'wrong'],
  ])('%s is %s', async (speaker, agreement) => {
    expect(await check(quote, speaker)).toMatchObject({ kind: 'exact', claim: { speaker, agreement } });
  });

  it('is one person in any spelling', async () => {
    const index = corpusOf('“Nobody is going to decide this without us,” Volodymyr Zelenskyy said.');
    const words = 'Nobody is going to decide this without us';
    for (const name of ['Zelensky', 'Vladimir Zelenskiy'])
      expect(await check(words, name, index)).toMatchObject({ claim: { agreement: 'right' } });
    // The article gives no office.
    expect(await check(words, 'President Zelenskyy', index)).toMatchObject({
      claim: { agreement: 'unclear' },
    });
  });
});

describe('on the corpus that ships', async () => {
  const { index } = await openCorpus('corpus');
  const quotes = index.articles().flatMap(({ id }) => index.quotesOf(id));
  const textOf = ({ segments }: (typeof quotes)[number]) => segments.map(({ text }) => text).join(' ');
  const anyQuote = fc.constantFrom(...quotes);

  it('every quote checks as exact, by its own speaker', async () => {
    expect(quotes.length).toBeGreaterThan(20);
    for (const quote of quotes) {
      const { speaker } = quote;
      const name = speaker === null || speaker.kind === 'unnamed' ? null : speaker.name;
      const verdict = await checkQuote({ text: textOf(quote), speaker: name }, index);
      expect(verdict, textOf(quote)).toMatchObject({ kind: 'exact', extent: 'quote' });
      if (name !== null) expect(verdict).toMatchObject({ claim: { agreement: 'right' } });
    }
  });

  it('every span of whole words of a quote is exact, unless it is too short', async () => {
    await fc.assert(
      fc.asyncProperty(anyQuote, fc.nat(), fc.nat(), async (quote, from, count) => {
        const words = textOf(quote).split(/\s+/);
        const first = from % words.length;
        const part = words.slice(first, first + 1 + (count % (words.length - first))).join(' ');
        fc.pre(/[\p{L}\p{N}]/u.test(part));
        const verdict = await checkQuote({ text: part, speaker: null }, index);
        const isTooShort = verdict.kind === 'not-found' && verdict.tooShort;
        if (!isTooShort) expect(verdict.kind, part).toBe('exact');
      }),
      { numRuns: 150 },
    );
  });

  const edit = fc.record({ kind: fc.constantFrom('drop', 'add', 'change', 'swap'), at: fc.nat() });
  it('words dropped, added, changed or swapped are shown, and nothing else is', async () => {
    await fc.assert(
      fc.asyncProperty(anyQuote, fc.array(edit, { minLength: 1, maxLength: 4 }), async (quote, edits) => {
        const actual = textOf(quote).split(/\s+/);
        fc.pre(actual.length >= 12);
        const alleged = [...actual];
        let touched = 0;
        for (const { kind, at } of edits) {
          // The first and the last words stay: without them it would be an exact part.
          const place = 2 + (at % (alleged.length - 5));
          if (kind === 'drop') alleged.splice(place, 1);
          else if (kind === 'add') alleged.splice(place, 0, `zubbel${at % 97}`);
          else if (kind === 'change') alleged[place] = `zubbel${at % 97}`;
          else alleged.splice(place, 2, alleged[place + 1] ?? '', alleged[place] ?? '');
          touched += kind === 'change' || kind === 'swap' ? 2 : 1;
        }
        fc.pre(alleged.join(' ') !== actual.join(' '));
        const text = alleged.join(' ');
        const verdict = await checkQuote({ text, speaker: null }, index);
        if (verdict.kind === 'exact') return; // two edits undid each other, or dropped words the article marks as free
        expect(verdict.kind, text).toBe('altered');
        if (verdict.kind !== 'altered') return;
        expect(verdict.match.quote.id).toBe(quote.id);
        const { difference, match } = verdict;
        const words = (part: string) => part.split(/\s+/).filter((word) => word !== '');
        expect(difference.flatMap(({ alleged: mine }) => words(mine))).toEqual(alleged);
        expect(difference.flatMap(({ article }) => words(article))).toEqual(actual);
        for (const { article, start, end } of difference)
          expect(match.article.text.slice(start, end)).toBe(article);
        const changed = difference.filter(({ kind }) => kind !== 'same');
        const count = changed.reduce(
          (sum, { alleged: mine, article }) => sum + words(mine).length + words(article).length,
          0,
        );
        expect(count, shown(verdict)).toBeGreaterThan(0);
        expect(count, shown(verdict)).toBeLessThanOrEqual(2 * touched + 2);
      }),
      { numRuns: 120 },
    );
  });

  it('another text is not found', async () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
      minLength: 3,
      maxLength: 9,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(letters, { minLength: 6, maxLength: 40 }), async (words) => {
        expect((await checkQuote({ text: words.join(' '), speaker: null }, index)).kind).toBe('not-found');
      }),
      { numRuns: 30 },
    );
    expect(
      (
        await check(
          'Ask not what your country can do for you, ask what you can do for your country',
          null,
          index,
        )
      ).kind,
    ).toBe('not-found');
  });

  it('any text gets a verdict or a QueryError, and 5,000 words do not take long', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
        try {
          await checkQuote({ text, speaker: text.slice(0, 20) }, index);
        } catch (error) {
          expect(error).toBeInstanceOf(QueryError);
        }
      }),
      { numRuns: 50 },
    );
    const all = quotes.map(textOf).join(' ').split(/\s+/);
    const long = Array.from({ length: 5_000 }, (_, at) => all[(at * 7) % all.length]).join(' ');
    const start = performance.now();
    await checkQuote({ text: long, speaker: null }, index);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('two quotes with no narration between them', () => {
  const index = corpusOf(
    '“The bridge will open in May,” said Ada Winter.\n\nBoris Lake said: “Nobody asked the village about it.”\n\n“The ferry keeps running all summer long,” said Ada Winter.',
  );

  it('are not one statement if two people said them', async () => {
    const verdict = await check('The ferry keeps running all summer long', 'Boris Lake', index);
    expect(verdict).toMatchObject({ kind: 'exact', claim: { agreement: 'wrong' } });
  });
});
