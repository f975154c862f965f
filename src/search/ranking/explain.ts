import type { Collection } from '../index/collection.ts';
import { postingOf } from '../index/postings.ts';
import type { Explanation } from '../match.ts';
import type { Question, Term } from '../query/question.ts';
import { type Ranking, wordPoints } from './ranking.ts';

/** Where a word stands that counts most: in the quote itself, in the title, or around the quote. */
function placeOf(posting: number): string {
  if ((posting >>> 4) & 31) return 'quote';
  return (posting >>> 2) & 3 ? 'title' : 'paragraph';
}

function asAsked({ stem }: Term, { asked }: Question): string {
  const words = asked.filter((one) => one.stem === stem);
  return [...new Set(words.map(({ word, as }) => (as === null ? word : `${word} (as ${as})`)))].join('/');
}

const names = {
  article: 'the whole article',
  neighbours: 'the quotes before and after',
  speaker: 'who speaks',
  wording: 'the very words, close together',
} as const;

/** Why a unit has its score: a part for each word that it has, then the rest, together the score. */
export function explain(
  collection: Collection,
  question: Question,
  ranking: Ranking,
  unit: number,
): Explanation {
  const words = question.terms.flatMap((term) => {
    const posting = postingOf(collection.postings[term.stem], unit);
    if (posting < 0) return [];
    const part = `${asAsked(term, question)} in the ${placeOf(posting)}`;
    return [{ part, points: wordPoints(collection, term, posting) }];
  });
  const { words: _, ...others } = ranking.parts(unit);
  const rest = Object.entries(others).flatMap(([name, points]) =>
    points > 0 ? [{ part: names[name as keyof typeof names], points }] : [],
  );
  return [...words, ...rest];
}
