import type { Collection } from '../index/collection.ts';
import { findPosting, unpackPosting } from '../index/postings.ts';
import type { Explanation } from '../match.ts';
import type { Question, Term } from '../query/question.ts';
import { type Part, type Ranking, termScore } from './rank-units.ts';

/** Names the most important field that a posting counts. */
function fieldName(posting: number): 'quote' | 'title' | 'paragraph' {
  const { text, title } = unpackPosting(posting);
  if (text > 0) return 'quote';
  return title > 0 ? 'title' : 'paragraph';
}

/** Returns the words of the question that stand for a term, with their corrections. */
function asTyped({ stem }: Term, { asked }: Question): string {
  const words = asked.filter((one) => one.stem === stem);
  return [...new Set(words.map(({ word, as }) => (as === null ? word : `${word} (as ${as})`)))].join('/');
}

const labels: Readonly<Record<Exclude<Part, 'words'>, string>> = {
  article: 'the whole article',
  neighbours: 'the quotes before and after',
  speaker: 'who speaks',
  rerank: 'the exact words, close together',
  meaning: 'what it means',
  brevity: 'a statement of few words',
};

/** Splits a unit's score into the points of each word and of each other part. */
export function explain(
  collection: Collection,
  question: Question,
  ranking: Ranking,
  unit: number,
): Explanation {
  const words = question.terms.flatMap((term) => {
    const posting = findPosting(collection.postings[term.stem], unit);
    if (posting < 0) return [];
    const part = `${asTyped(term, question)} in the ${fieldName(posting)}`;
    return [{ part, points: termScore(collection, term, posting) }];
  });
  const parts = ranking.parts(unit);
  const others = (['article', 'neighbours', 'speaker', 'rerank', 'meaning', 'brevity'] as const).flatMap(
    (name) => (parts[name] !== 0 ? [{ part: labels[name], points: parts[name] }] : []),
  );
  return [...words, ...others];
}
