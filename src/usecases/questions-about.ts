import { englishSearch } from '../language/en/searching/search-language.ts';
import { wordsOf } from '../search/text/words.ts';

/** How many sentences and phrases of a message become questions. */
const limits = { sentences: 8, phrases: 8 };

/** Returns runs of two or more words without stop words, fillers or punctuation between them; the longest first. */
function phrasesIn(sentence: string): string[] {
  const runs: string[][] = [[]];
  let end = 0;
  for (const word of wordsOf(sentence)) {
    const written = sentence.slice(word.start, word.end);
    const isSeparated = /[^\s'’-]/u.test(sentence.slice(end, word.start));
    end = word.end;
    if (isSeparated || englishSearch.isStopWord(word.form) || englishSearch.isFiller(word.form))
      runs.push([]);
    if (!englishSearch.isStopWord(word.form) && !englishSearch.isFiller(word.form))
      runs.at(-1)?.push(written);
  }
  return runs
    .filter((run) => run.length >= 2)
    .sort((one, other) => other.length - one.length)
    .map((run) => run.join(' '));
}

/**
 * Returns questions that a message may be about, likeliest first: the whole message, its sentences, its phrases
 * ("security guarantees").
 */
export function questionsAbout(message: string): string[] {
  const sentences = message.split(/(?<=[.!?])\s+/u).slice(0, limits.sentences);
  const phrases = sentences.flatMap(phrasesIn).slice(0, limits.phrases);
  return [...new Set([message, ...sentences, ...phrases])].filter((one) => /[\p{L}\p{N}]/u.test(one));
}
