import { describe, expect, it } from 'vitest';
import { createMemoryIndex } from '../../src/search/index/memory-index.ts';
import { parseQuery } from '../../src/search/query/parse-query.ts';
import { personAsked } from '../../src/search/query/person-asked.ts';
import { articleOf, corpus } from './fixture.ts';

const france = articleOf('france', { outlet: 'Coast Radio' }, [
  [
    'Luc Moreau, French President',
    'Luc Moreau said “the peacekeepers can leave in spring if the line holds”.',
  ],
  [
    'Ida Holm, adviser of Moreau',
    'His adviser Ida Holm said “the peacekeepers stay, whatever the winter brings”.',
  ],
]);

function find(text: string) {
  const index = createMemoryIndex();
  for (const [article, quotes] of [...corpus, france]) index.add(article, quotes);
  return index.search(parseQuery(text, new Date('2025-03-12')), { limit: 5, offset: 0 });
}

describe('a question for a person’s words', () => {
  it.each([
    ['what did Rutte say about Putin?', 'Rutte', 'Putin'],
    ['Zelensky on elections', 'Zelensky', 'elections'],
    ['Rutte: air defence', 'Rutte', 'air defence'],
    ['the French president about peacekeepers', 'the French president', 'peacekeepers'],
    ['what does Theresa May think of leaving', 'Theresa May', 'leaving'],
    ['Harry Reid’s insults for Trump', 'Harry Reid', 'Trump'],
    ['Rutte on Rubio’s call for a treaty', 'Rutte', 'Rubio’s call for a treaty'],
    ['McCaskill to Dr. Oz about miracle cures', 'McCaskill', 'miracle cures'],
    ['quotes by Macron on peacekeepers', 'Macron', 'peacekeepers'],
  ])('%s', (question, person, topic) => {
    expect(personAsked(question)).toEqual({ person, topic });
  });

  it.each(['is Ukraine losing the war?', 'security guarantees', 'was Trump on drugs at the debate?'])(
    'is not: %s',
    (question) => {
      expect(personAsked(question)).toBeNull();
    },
  );

  it.each([
    'Moreau on peacekeepers',
    'the French president about peacekeepers',
    'president of France on peacekeepers',
  ])('is answered by that person alone: %s', (question) => {
    const { confidence, matches, asked } = find(question);
    expect(confidence).toBe('answer');
    expect(matches.map(({ quote }) => quote.id)).toEqual(['france-0']);
    expect(asked).toMatchObject({ speakers: ['Luc Moreau'], shown: 'theirs' });
  });

  it('is not answered by other speakers: their quotes are near', () => {
    const { confidence, matches, asked } = find('Jean Martin on peacekeepers');
    expect(confidence).toBe('near');
    expect(matches.map(({ quote }) => quote.id).sort()).toEqual(['france-0', 'france-1']);
    expect(asked).toMatchObject({ speakers: ['Jean Martin'], shown: 'others' });
  });

  it.each([
    'Biden on peacekeepers',
    'Tusk on peacekeepers',
    'Xi Jinping on peacekeepers',
    'what did biden say about peacekeepers',
  ])('may be for somebody who is not quoted: %s', (question) => {
    expect(find(question)).toMatchObject({ confidence: 'near', asked: { speakers: [], shown: 'others' } });
  });

  it('does not read a topic before “on” as a person', () => {
    expect(find('Talks on peace').asked).toBeNull();
    expect(find('sirens on the coast').asked).toBeNull();
  });
});

describe('a question that nothing answers', () => {
  it('gets the closest quotes, which are not an answer', () => {
    const { confidence, matches } = find('will the grain harbour be bombed or shelled');
    expect(confidence).toBe('near');
    expect(matches[0]?.quote.id).toBe('harbour-2');
  });

  it('gets nothing if nothing is close', () => {
    expect(find('quantum chromodynamics')).toMatchObject({ confidence: 'none', matches: [] });
  });

  it.each(['tanks', 'leaves', 'heating'])('is not corrected to a different word: %s', (word) => {
    expect(find(word).replaced).toEqual([]);
  });
});
