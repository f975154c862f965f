import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/article/page/page.ts';
import { articleFromText } from '../../src/article/plain.ts';
import { extractQuotes } from '../../src/quote/extract.ts';

const quotesIn = (text: string) =>
  extractQuotes(articleFromText({ id: 'https://site.example/a', text })).map(({ speaker, segments }) => [
    speaker?.kind === 'person' ? speaker.name : null,
    segments.map((segment) => segment.text).join(' … '),
  ]);

describe('a transcript', () => {
  it('gives each paragraph as a quote of the last speaker, unless that speaker has no name', async () => {
    const page = readPage(
      await readFile('test/article/pages/transcript.html', 'utf8'),
      'https://press.example/a',
    );
    const article = articleFromText({ id: 'https://press.example/a', text: page?.text ?? '' });
    const quotes = extractQuotes(article);
    expect(quotes[0]?.speaker).toMatchObject({ name: 'Henrik Solvang', role: 'Alliance Chairman' });
    for (const { start, end, text } of quotes.flatMap(({ segments }) => segments))
      expect(article.text.slice(start, end)).toBe(text);
    expect(quotesIn(article.text)).toEqual([
      [
        'Henrik Solvang',
        'Good morning to you all. Today we will take a decision that we have put off for far too long.',
      ],
      [
        'Henrik Solvang',
        'I want to be frank with you: if we do not build this network now, we will build it later under much worse conditions.',
      ],
      ['Ines Calder', 'Chairman, who will pay for all of this?'],
      [
        'Henrik Solvang',
        'We all pay, each according to the size of its economy, and that is written into the text.',
      ],
    ]);
  });

  it('may label its speakers in capitals and shorten their names', () => {
    expect(
      quotesIn(
        'Interview with the mayor\n\nQUESTION: What comes next for all of us?\n\nMAYOR GRETA BRANDT: A bridge comes next, and then a road.\n\nQ: And then?\n\nBRANDT: Then I go home and I sleep for a week.\n\nThank you.',
      ),
    ).toEqual([
      ['Greta Brandt', 'A bridge comes next, and then a road.'],
      ['Greta Brandt', 'Then I go home and I sleep for a week.'],
    ]);
  });

  it('gives no headline, stage direction or note of the site as a quote', () => {
    const text = [
      'Mayor Brandt: The Bridge Is Safe.',
      'The mayor spoke on Sunday. Partial transcript as follows:',
      'JOHN HALE: Is the bridge safe for all of us now?',
      '(BEGIN VIDEO CLIP.)',
      'BRANDT: The bridge is safe, and it was always safe.',
      '(Both of them laugh at this.)',
      'HALE: Then we will all go and walk over it.',
      'Follow the mayor’s office on every channel there is.',
    ].join('\n\n');
    expect(quotesIn(text)).toEqual([
      ['John Hale', 'Is the bridge safe for all of us now?'],
      ['Brandt', 'The bridge is safe, and it was always safe.'],
      ['John Hale', 'Then we will all go and walk over it.'],
    ]);
  });

  it('may open each paragraph with a quotation mark and close none', () => {
    const text = [
      'Greta Brandt spoke on Sunday. Partial transcript as follows:',
      '"HALE: Is the bridge safe for all of us now?',
      '"BRANDT: The bridge is safe, and it was always safe.',
      '"(CROSSTALK.)',
      '"And so is the road that leads there.',
      '"Follow the mayor’s office on every channel there is."',
    ].join('\n\n');
    expect(quotesIn(text)).toEqual([
      ['Hale', 'Is the bridge safe for all of us now?'],
      ['Greta Brandt', 'The bridge is safe, and it was always safe.'],
      ['Greta Brandt', 'And so is the road that leads there.'],
    ]);
  });

  it.each([
    ['PRESS SECRETARY CLARA HALE', 'Clara Hale'],
    ['SPEAKER HALE', 'Hale'],
    ['A. HALE', 'A. Hale'],
  ])('gives the speaker of %s, which is an office and not an unnamed label', (label, name) => {
    const asked = 'PRESS: What comes next for all of us?';
    const answered = `${label}: A bridge comes next, and then a road.`;
    expect(quotesIn([asked, answered, 'SPEAKER 2: Is that all there is?', answered].join('\n\n'))).toEqual([
      [name, 'A bridge comes next, and then a road.'],
      [name, 'A bridge comes next, and then a road.'],
    ]);
  });

  it('gives the answers if most labels are "Q"', () => {
    const said = [1, 2, 3].flatMap((number) => [
      `Q: What comes after road ${number}?`,
      'Q: And is that all there is?',
      `Greta Brandt: A bridge comes after road ${number}.`,
    ]);
    expect(quotesIn(said.join('\n\n')).map(([name]) => name)).toEqual([
      'Greta Brandt',
      'Greta Brandt',
      'Greta Brandt',
    ]);
  });

  it('does not give a question of "Q" to the one who answers', () => {
    const text = [
      'Greta Brandt spoke on Sunday. Partial transcript as follows:',
      '"Q: Is the bridge safe for all of us now?',
      '"BRANDT: The bridge is safe, and it was always safe.',
      '"Q: And will it be safe next year?"',
    ].join('\n\n');
    expect(quotesIn(text)).toEqual([['Greta Brandt', 'The bridge is safe, and it was always safe.']]);
  });

  it('resolves a label that is an office, and finds notes of the site only at the end', () => {
    const text = [
      'NATO Secretary General Mark Rutte: We will do what it takes, all of us.',
      'Journalist: And who will pay for all of it?',
      'Secretary General: Follow the money is what I say to them.',
      'Journalist: And what comes after that, then?',
      'Secretary General: We will all pay for it, each of us.',
      'Follow the alliance on every channel there is.',
    ].join('\n\n');
    expect(quotesIn(text)).toEqual([
      ['Mark Rutte', 'We will do what it takes, all of us.'],
      ['Mark Rutte', 'Follow the money is what I say to them.'],
      ['Mark Rutte', 'We will all pay for it, each of us.'],
    ]);
  });

  it('is not recognised by colons alone', () => {
    const list =
      'Weather: rain all day long here.\n\n“We will do what we said,” Ada Winter said.\n\nSports: we lost the match again.\n\nTraffic: nothing moves in the whole city.';
    expect(quotesIn(list)).toEqual([['Ada Winter', 'We will do what we said,']]);
    const one =
      'Ada Winter: a portrait of the minister\n\nShe has led the authority for years now.\n\n“We will do what we said,” Winter said.';
    expect(quotesIn(one)).toEqual([['Ada Winter', 'We will do what we said,']]);
  });

  it('is told from a list of results by name', () => {
    const text = [
      'Delegates: The latest count.',
      'Anna Berg: 1,769.',
      'Peter Lund: 1,501.',
      'Counting those who may change their minds:',
      'Anna Berg: 2,316.',
      'Peter Lund: 1,547.',
    ].join('\n\n');
    expect(quotesIn(text)).toEqual([]);
  });
});
