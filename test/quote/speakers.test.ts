import { describe, expect, it } from 'vitest';
import { articleFromText } from '../../src/article/plain.ts';
import { extractQuotes } from '../../src/quote/extract.ts';
import { said } from './quotes-of.ts';

const rutte =
  'NATO Secretary General Mark Rutte met Ukrainian President Volodymyr Zelenskyy in Brussels on Monday.';
const words = 'We will stand by this promise,';
const speakers = (text: string) => said(text).map(([speaker]) => speaker);

describe('the source of a quote', () => {
  it.each([
    ['after the quote', `“${words}” Rutte said.`],
    ['after the quote, the verb first', `“${words}” said Rutte.`],
    ['before the quote', `Rutte said: “${words}”`],
    ['before the quote, which runs on', `Rutte said that the allies “will stand by this promise for years.”`],
    ['according to', `According to Rutte, “we will stand by this promise for years.”`],
    ['with an apposition', `“${words}” said Rutte, who took office last year.`],
    ['with a rare verb', `“${words}” Rutte thundered.`],
    ['in the sentence, before a participle', `Rutte praised the ministers, adding: “${words}”`],
  ])('%s', (_, sentence) => {
    expect(speakers(`${rutte}\n\n${sentence}`)).toEqual(['Mark Rutte']);
  });

  it('joins what is quoted before and after its attribution', () => {
    const [quote, ...others] = extractQuotes(
      articleFromText({
        id: 'a',
        text: `${rutte}\n\n“${words}” Rutte said. “Not for one year but for ten.”`,
      }),
    );
    expect(others).toEqual([]);
    expect(quote?.segments.map(({ text }) => text)).toEqual([words, 'Not for one year but for ten.']);
  });

  it('gives the mention, the cue and the role', () => {
    const text = `${rutte}\n\n“${words}” Rutte said.`;
    const [quote] = extractQuotes(articleFromText({ id: 'a', text }));
    const speaker = quote?.speaker;
    expect(speaker).toMatchObject({ kind: 'person', name: 'Mark Rutte', role: 'NATO Secretary General' });
    expect(text.slice(speaker?.mention.start, speaker?.mention.end)).toBe('Rutte');
    expect(text.slice(quote?.cue?.start, quote?.cue?.end)).toBe('said');
  });

  it('resolves “he added” in the next paragraph', () => {
    expect(speakers(`${rutte}\n\n“${words}” Rutte said.\n\nHe added: “And we will do so together.”`)).toEqual(
      ['Mark Rutte', 'Mark Rutte'],
    );
  });

  it('can be a signature after a dash', () => {
    const text = `Readers wrote to us about the summit.\n\n“It cost too much for what it was.” ― Anna Berg\n“I was proud of our city that day.” ― Jonas Holm`;
    expect(speakers(text)).toEqual(['Anna Berg', 'Jonas Holm']);
  });

  it('can be a label at the start of a quoted paragraph', () => {
    const text = `${rutte} A partial transcript follows.\n\n"REPORTER: Will you stand by this promise?\n\n"RUTTE: We will, as we have always done.\n\n"And we will do so together with Ukraine."`;
    const found = said(text);
    expect(found.map(([speaker]) => speaker)).toEqual(['Mark Rutte', 'Mark Rutte']);
    expect(found[0]?.[1]).toBe('We will, as we have always done.');
  });
});

describe('the speaker of a quote', () => {
  it('has the full name, even if it follows later in the article', () => {
    expect(speakers(`“${words}” Rutte said.\n\nMark Rutte has led the alliance since 2024.`)).toEqual([
      'Mark Rutte',
    ]);
  });

  it.each(['Zelensky', 'Zelenskiy', 'Zelenskyy'])(
    'is the same person in another spelling: %s',
    (spelling) => {
      expect(speakers(`${rutte}\n\n“${words}” ${spelling} said.`)).toEqual(['Volodymyr Zelenskyy']);
    },
  );

  it('is found from a pronoun by gender', () => {
    const text = `Mark Rutte met Prime Minister Mette Frederiksen in Copenhagen.\n\nFrederiksen thanked Rutte for coming. “${words}” she said.\n\nRutte was pleased with the talks. “Denmark does its part and more,” he said.`;
    expect(speakers(text)).toEqual(['Mette Frederiksen', 'Mark Rutte']);
  });

  it.each([
    'Alliance communication director Anna Berg said Clara Hale was reduced to “taunts and insults” because she cannot defend her record.',
    'Clara Hale spoke for an hour. Anna Berg told reporters that Hale had promised too much too soon.',
  ])('is the one who reported, not the one reported on: %s', (told) => {
    expect(speakers(`${told}\n\n“${words}” she said.`).at(-1)).toEqual('Anna Berg');
  });

  it.each([
    ['On Tuesday Anna Berg spoke in Oslo.', 'Anna Berg'],
    ['In May Anna Berg spoke in Oslo.', 'Anna Berg'],
    ['Ada Hale came with April Winter.', 'April Winter'],
  ])('has no day or month in the name: %s', (told, name) => {
    expect(speakers(`${told}\n\n“${words}” ${name.split(' ')[1]} said.`)).toEqual([name]);
  });

  it('is found from a pronoun by who spoke last, if gender does not decide', () => {
    const text = `${rutte}\n\nZelenskyy said that he needed more guns than Rutte had promised. “We have asked for this for months,” he said.`;
    expect(speakers(text)).toEqual(['Volodymyr Zelenskyy']);
  });

  it('is told from a namesake by the title', () => {
    const text = `John Kerr and his wife, Ada Kerr, came to Brussels.\n\n“We liked the city very much,” Mrs. Kerr said.\n\n“It rained all the time,” Mr. Kerr said.`;
    expect(speakers(text)).toEqual(['Ada Kerr', 'John Kerr']);
  });

  it('is found from an office', () => {
    const text = `${rutte}\n\n“We have asked for this for months,” the Ukrainian president said.`;
    expect(speakers(text)).toEqual(['Volodymyr Zelenskyy']);
  });

  it('is named after a description', () => {
    expect(speakers(`“${words}” said the defence minister, Anna Berg, on Monday.`)).toEqual(['Anna Berg']);
  });

  it('is the person, not the office that confirms the words', () => {
    const text = `${rutte}\n\nRutte said the alliance would give “all the help that is needed,” according to Rutte's office.`;
    expect(speakers(text)).toEqual(['Mark Rutte']);
  });

  it('is not taken from a headline', () => {
    const text = `Mark Rutte Warns Donald Tusk About Cost\n\n“This will not be cheap for us,” Anna Berg said.`;
    expect(speakers(text)).toEqual(['Anna Berg']);
  });
});

describe('a source without a name gives no person', () => {
  it.each([
    ['an official', `${rutte}\n\n“${words}” a senior NATO official said.`, 'unnamed'],
    ['several', `${rutte}\n\n“${words}” officials said.`, 'unnamed'],
    ['two people together', `${rutte}\n\n“${words}” Rutte and Zelenskyy said.`, 'unnamed'],
    ['somebody’s spokesman', `${rutte}\n\n“${words}” Rutte's spokesman said.`, 'unnamed'],
    ['the author', `${rutte}\n\n“Why did it take so long?” I asked.`, 'unnamed'],
    ['a body', `${rutte}\n\n“${words}” the Kremlin said.`, 'organisation'],
    ['a ministry', `${rutte}\n\n“${words}” the Foreign Ministry said in a statement.`, 'organisation'],
  ])('%s', (_, text, kind) => {
    expect(speakers(text)).toEqual([kind]);
  });
});
