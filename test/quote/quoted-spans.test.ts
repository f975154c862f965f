import { describe, expect, it } from 'vitest';
import { said } from './quotes-of.ts';

const opening = 'NATO Secretary General Mark Rutte spoke to reporters in Brussels on Monday.';
const words = 'We have to move faster than we did last year,';

describe('quotation marks', () => {
  it.each([
    ['typographic', '“', '”'],
    ['straight', '"', '"'],
    ['double primes', '″', '″'],
    ['angle', '«', '»'],
    ['low and high', '„', '“'],
    ['two closing', '”', '”'],
    ['typographic, closed by a straight one', '“', '"'],
    ['straight, closed by a typographic one', '"', '”'],
  ])('%s', (_, open, close) => {
    expect(said(`${opening}\n\n${open}${words}${close} Rutte said.`)).toEqual([['Mark Rutte', words]]);
  });

  it('single ones, in a text without double ones', () => {
    expect(said(`${opening}\n\n‘${words}’ Rutte said. ‘That’s what the allies’ ministers want.’`)).toEqual([
      ['Mark Rutte', words],
      ['Mark Rutte', 'That’s what the allies’ ministers want.'],
    ]);
  });

  it('an opening mark without a space before it', () => {
    expect(said(`${opening}\n\nThere is”close and daily contact between the capitals,” Rutte said.`)).toEqual(
      [['Mark Rutte', 'close and daily contact between the capitals,']],
    );
  });

  it('count only as the outermost pair', () => {
    const nested = 'He told me, ‘We are ready for this,’ and then he said “so be it” and left.';
    expect(said(`${opening}\n\n“${nested}” Rutte said.`)).toEqual([['Mark Rutte', nested]]);
  });

  it('are told from inches and feet', () => {
    expect(
      said(`${opening}\n\nThe 6'4" general and a 12" gun barrel stood by. "${words}" Rutte said.`),
    ).toEqual([['Mark Rutte', words]]);
  });

  it('may open again at each paragraph of a quote', () => {
    const text = `${opening}\n\n“We have to move faster than last year,” Rutte said. “It will cost more than we thought.\n\n“And it will take us longer than we hoped.”`;
    expect(said(text).map(([speaker]) => speaker)).toEqual(['Mark Rutte', 'Mark Rutte', 'Mark Rutte']);
    expect(said(text).at(-1)?.[1]).toBe('And it will take us longer than we hoped.');
  });

  it('may open again at each line of a quote', () => {
    const text = `${opening}\n“We cannot wait for another year.\nWe have to start with this today,” Rutte said.\nHe left.`;
    expect(said(text)).toEqual([
      ['Mark Rutte', 'We cannot wait for another year.'],
      ['Mark Rutte', 'We have to start with this today,'],
    ]);
  });

  it('may enclose insertions and omissions', () => {
    const inserted = 'We told (Putin) that [the allies] will not recieve (sic) him […] any time soon,';
    expect(said(`${opening}\n\n“${inserted}” Rutte said.`)).toEqual([['Mark Rutte', inserted]]);
  });
});

describe('quotation marks around something that is not a statement', () => {
  it.each([
    ['a title', `${opening}\n\nHe had read a report called “The Long Road to Vilnius” before the meeting.`],
    ['a programme', `${opening}\n\nHe appeared on CNN's "State of the Alliance" and on the radio.`],
    ['a scare quote', `${opening}\n\nThe so-called “shadow fleet” was not on the agenda of the ministers.`],
    [
      'a subheading of quoted words',
      `${opening}\n\n“We should not tell them everything”\n\nThen the ministers went home.`,
    ],
    ['an attribute', `${opening}\n\n<tweet date="a date that has several words">That is all there was.`],
    ['nothing between marks', `${opening}\n\n“” "" “ ” Rutte said.`],
  ])('%s', (_, text) => {
    expect(said(text)).toEqual([]);
  });
});
