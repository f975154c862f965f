import { describe, expect, it } from 'vitest';
import { articleFromText } from '../../src/article/plain.ts';
import { extractQuotes } from '../../src/quote/extract.ts';
import { said } from './quotes-of.ts';

const rutte =
  'NATO Secretary General Mark Rutte met Ukrainian President Volodymyr Zelenskyy in Brussels on Monday.';
const words = 'We will stand by this promise,';
const speakers = (text: string) => said(text).map(([speaker]) => speaker);

describe('where the source stands', () => {
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

  it('what goes on after the attribution is the same quote', () => {
    const [quote, ...others] = extractQuotes(
      articleFromText({
        id: 'a',
        text: `${rutte}\n\n“${words}” Rutte said. “Not for one year but for ten.”`,
      }),
    );
    expect(others).toEqual([]);
    expect(quote?.segments.map(({ text }) => text)).toEqual([words, 'Not for one year but for ten.']);
  });

  it('gives the mention, the cue and the office', () => {
    const text = `${rutte}\n\n“${words}” Rutte said.`;
    const [quote] = extractQuotes(articleFromText({ id: 'a', text }));
    const speaker = quote?.speaker;
    expect(speaker).toMatchObject({ kind: 'person', name: 'Mark Rutte', role: 'NATO Secretary General' });
    expect(text.slice(speaker?.mention.start, speaker?.mention.end)).toBe('Rutte');
    expect(text.slice(quote?.cue?.start, quote?.cue?.end)).toBe('said');
  });

  it('he added: somebody goes on in the next paragraph', () => {
    expect(speakers(`${rutte}\n\n“${words}” Rutte said.\n\nHe added: “And we will do so together.”`)).toEqual(
      ['Mark Rutte', 'Mark Rutte'],
    );
  });

  it('a dash sets the name under the quote', () => {
    const text = `Readers wrote to us about the summit.\n\n“It cost too much for what it was.” ― Anna Berg\n“I was proud of our city that day.” ― Jonas Holm`;
    expect(speakers(text)).toEqual(['Anna Berg', 'Jonas Holm']);
  });

  it('a transcript names the speaker at the head of the paragraph', () => {
    const text = `${rutte} A partial transcript follows.\n\n"REPORTER: Will you stand by this promise?\n\n"RUTTE: We will, as we have always done.\n\n"And we will do so together with Ukraine."`;
    const found = said(text);
    expect(found.map(([speaker]) => speaker)).toEqual(['Mark Rutte', 'Mark Rutte']);
    expect(found[0]?.[1]).toBe('We will, as we have always done.');
  });
});

describe('who the source is', () => {
  it('a surname stands for the full name, wherever the article gives it', () => {
    expect(speakers(`“${words}” Rutte said.\n\nMark Rutte has led the alliance since 2024.`)).toEqual([
      'Mark Rutte',
    ]);
  });

  it.each(['Zelensky', 'Zelenskiy', 'Zelenskyy'])('spellings of one name: %s', (spelling) => {
    expect(speakers(`${rutte}\n\n“${words}” ${spelling} said.`)).toEqual(['Volodymyr Zelenskyy']);
  });

  it('pronouns by gender', () => {
    const text = `Mark Rutte met Prime Minister Mette Frederiksen in Copenhagen.\n\nFrederiksen thanked Rutte for coming. “${words}” she said.\n\nRutte was pleased with the talks. “Denmark does its part and more,” he said.`;
    expect(speakers(text)).toEqual(['Mette Frederiksen', 'Mark Rutte']);
  });

  it.each([
    'Alliance communication director Anna Berg said Clara Hale was reduced to “taunts and insults” because she cannot defend her record.',
    'Clara Hale spoke for an hour. Anna Berg told reporters that Hale had promised too much too soon.',
  ])('pronouns by who told of somebody else: %s', (told) => {
    expect(speakers(`${told}\n\n“${words}” she said.`).at(-1)).toEqual('Anna Berg');
  });

  it.each([
    ['On Tuesday Anna Berg spoke in Oslo.', 'Anna Berg'],
    ['In May Anna Berg spoke in Oslo.', 'Anna Berg'],
    ['Ada Hale came with April Winter.', 'April Winter'],
  ])('no day or month before a name is part of it: %s', (told, name) => {
    expect(speakers(`${told}\n\n“${words}” ${name.split(' ')[1]} said.`)).toEqual([name]);
  });

  it('pronouns of one gender by who has just spoken', () => {
    const text = `${rutte}\n\nZelenskyy said that he needed more guns than Rutte had promised. “We have asked for this for months,” he said.`;
    expect(speakers(text)).toEqual(['Volodymyr Zelenskyy']);
  });

  it('a title tells namesakes apart', () => {
    const text = `John Kerr and his wife, Ada Kerr, came to Brussels.\n\n“We liked the city very much,” Mrs. Kerr said.\n\n“It rained all the time,” Mr. Kerr said.`;
    expect(speakers(text)).toEqual(['Ada Kerr', 'John Kerr']);
  });

  it('an office stands for who holds it', () => {
    const text = `${rutte}\n\n“We have asked for this for months,” the Ukrainian president said.`;
    expect(speakers(text)).toEqual(['Volodymyr Zelenskyy']);
  });

  it('a description leads to the name after it', () => {
    expect(speakers(`“${words}” said the defence minister, Anna Berg, on Monday.`)).toEqual(['Anna Berg']);
  });

  it('an office that vouches for somebody’s words does not take them', () => {
    const text = `${rutte}\n\nRutte said the alliance would give “all the help that is needed,” according to Rutte's office.`;
    expect(speakers(text)).toEqual(['Mark Rutte']);
  });

  it('headlines are no evidence of who speaks', () => {
    const text = `Mark Rutte Warns Donald Tusk About Cost\n\n“This will not be cheap for us,” Anna Berg said.`;
    expect(speakers(text)).toEqual(['Anna Berg']);
  });
});

describe('where the article names nobody, neither do we', () => {
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
