import { describe, expect, it } from 'vitest';
import { articleFromText } from '../../src/article/plain.ts';
import { extractQuotes } from '../../src/quote/extract.ts';

function roleIn(telling: string): string | null {
  const text = `${telling}\n\n“We will stand by this promise for years,” Berg said.`;
  const [quote] = extractQuotes(articleFromText({ id: 'a', text }));
  return quote?.speaker?.kind === 'person' ? quote.speaker.role : null;
}

describe('the role of a speaker', () => {
  it.each([
    ['Norwegian Foreign Minister Anna Berg spoke on Monday.', 'Norwegian Foreign Minister'],
    ['The ministers met New York Mayor Anna Berg on Monday.', 'New York Mayor'],
    ['Anna Berg, director of the Harbour Institute, spoke on Monday.', 'director of the Harbour Institute'],
    ['Anna Berg, a Green senator and veteran campaigner, spoke on Monday.', 'Green senator'],
    [
      'Anna Berg, professor of law at the University of Aldermere in Westmark, spoke on Monday.',
      'professor of law at the University of Aldermere',
    ],
  ])('is in the words of the article: %s', (telling, role) => {
    expect(roleIn(telling)).toBe(role);
  });

  it.each([
    ['somebody’s relation', 'They heard from her friend Anna Berg on Monday.'],
    ['a verb and its object', 'Reporters crowded and pressed Anna Berg on Monday.'],
    ['what somebody does', 'Anna Berg, expecting her second child, spoke on Monday.'],
    ['a form of address', 'The ministers met Mrs. Anna Berg on Monday.'],
  ])('is not %s', (_, telling) => {
    expect(roleIn(telling)).toBeNull();
  });

  it('does not include another person’s name', () => {
    expect(roleIn('Harbour reporter Peter Lund greeted President Anna Berg on Monday.')).toBe('President');
  });
});
