import type { Document } from '../../src/search/index/test-collection.ts';
import { seeded } from '../random.ts';

const wordsInParagraph = 51;
const paragraphsInArticle = 12;
/** Zipf's law as Mandelbrot mended it for the commonest words. */
const offset = 2.7;

/** The words of some texts, the most frequent first. */
function rankedWords(documents: readonly Document[]): string[] {
  const counts = new Map<string, number>();
  for (const { text } of documents)
    for (const word of text.split(/[^\p{L}\p{N}'’-]+/u))
      if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).map(([word]) => word);
}

/**
 * Paragraphs of articles, as many as asked for, of words drawn by their rank in the given texts: a word's probability
 * is 1 / (rank + 2.7). The same for the same seed.
 */
export function zipfParagraphs(documents: readonly Document[], count: number, seed: number): Document[] {
  const words = rankedWords(documents);
  const random = seeded(seed);
  const sums: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= words.length; rank += 1) {
    sum += 1 / (rank + offset);
    sums.push(sum);
  }
  const draw = () => {
    const wanted = random() * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
  return Array.from({ length: count }, (_, at) => ({
    id: `p${at}`,
    title: '',
    text: Array.from({ length: wordsInParagraph }, draw).join(' '),
    parent: `a${Math.floor(at / paragraphsInArticle)}`,
  }));
}

/** Questions of some length: as many words in a row of one of the paragraphs each. */
export function questionsFrom(
  documents: readonly Document[],
  length: number,
  count: number,
  seed: number,
): string[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const words = (documents[Math.floor(random() * documents.length)]?.text ?? '').split(' ');
    const start = Math.floor(random() * (words.length - length));
    return words.slice(start, start + length).join(' ');
  });
}
