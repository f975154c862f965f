import { describe, expect, it } from 'vitest';
import { said } from './quotes-of.ts';

const speakers = (text: string) => said(text).map(([speaker]) => speaker);

describe('a quote that is denied or quoted by another person', () => {
  it.each([
    'Eva Stone denied saying “we will leave the alliance”.',
    'Eva Stone never said “we will leave the alliance”.',
    'Eva Stone did not say “we will leave the alliance”.',
    '“We will leave the alliance,” Eva Stone did not say.',
    'Eva Stone rejected claims that she had said “we will leave the alliance”.',
    'A fake video shows Eva Stone saying “we will leave the alliance”.',
    'Karl Lund accused Eva Stone of saying “we will leave the alliance”.',
  ])('has no speaker if the article says that it was not said: %s', (text) => {
    expect(speakers(`Eva Stone spoke in Oslo.\n\n${text}`)).toEqual([null]);
  });

  it.each([
    'Eva Stone denied the charges and said “we will stay in the alliance”.',
    'Eva Stone did not only say “we will stay in the alliance”.',
    'Eva Stone, who did not attend, said “we will stay in the alliance”.',
    '“We will stay in the alliance,” Eva Stone said, rejecting claims to the contrary.',
    'Eva Stone was quoted as saying: “We will stay in the alliance.”',
    'Karl Lund quoted Eva Stone as saying: “We will stay in the alliance.”',
  ])('has the speaker who said it: %s', (text) => {
    expect(speakers(text)).toEqual(['Eva Stone']);
  });

  it('has no speaker if the person quoted is not named', () => {
    expect(speakers('Karl Lund quoted her as saying: “We will not pay for this again.”')).toEqual([null]);
  });
});

describe('a spokesperson', () => {
  it('is the speaker of the next quote too', () => {
    const text =
      'Eva Stone’s spokeswoman, Rita Kalda, said: “The date is not fixed.” She added: “It may be in May.”';
    expect(speakers(text)).toEqual(['Rita Kalda', 'Rita Kalda']);
  });
});

describe('an opening mark without a closing one', () => {
  it('does not make a quote of the attribution', () => {
    const text =
      '“We will not pay for this again, Eva Stone said.\n\nKarl Lund said: “This is the end of it.”';
    expect(said(text)).toEqual([['Karl Lund', 'This is the end of it.']]);
  });
});

const words = '“We will stand by this promise,”';
describe('two people with an office each', () => {
  it.each([
    [
      'NATO Secretary General Mark Rutte met Ukrainian President Volodymyr Zelenskyy in Brussels.',
      'the secretary general',
      'Mark Rutte',
    ],
    [
      'Ukrainian President Volodymyr Zelenskyy met NATO Secretary General Mark Rutte in Brussels.',
      'the Ukrainian president',
      'Volodymyr Zelenskyy',
    ],
    [
      'Ukrainian President Volodymyr Zelenskyy met US President Donald Trump.',
      'the US president',
      'Donald Trump',
    ],
    ['President Emmanuel Macron met Chancellor Friedrich Merz in Paris.', 'the president', 'Emmanuel Macron'],
    [
      'Eva Stone, the foreign minister, met Karl Lund, the defence minister.',
      'the foreign minister',
      'Eva Stone',
    ],
  ])('are told apart in one sentence: %s', (told, office, name) => {
    expect(speakers(`${told}\n\n${words} ${office} said.`)).toEqual([name]);
  });
});
