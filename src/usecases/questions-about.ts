import { englishSearch } from '../language/en/search-language.ts';
import { wordsOf } from '../search/text/words.ts';

/** Sentences, and after them turns of phrase, that are tried by themselves. */
const [sentencesTried, phrasesTried] = [8, 8];

/** Words that stand together in a sentence, two or more, with none of grammar between them; the longest first. */
function phrasesIn(sentence: string): string[] {
  const runs: string[][] = [[]];
  let end = 0;
  for (const word of wordsOf(sentence)) {
    const written = sentence.slice(word.start, word.end);
    const apart = /[^\s'’-]/u.test(sentence.slice(end, word.start));
    end = word.end;
    if (apart || englishSearch.isStopWord(word.form) || englishSearch.isFiller(word.form)) runs.push([]);
    if (!englishSearch.isStopWord(word.form) && !englishSearch.isFiller(word.form))
      runs.at(-1)?.push(written);
  }
  return runs
    .filter((run) => run.length >= 2)
    .sort((one, other) => other.length - one.length)
    .map((run) => run.join(' '));
}

/**
 * What a message of people's running text may be asking for, likeliest first: all of it, one of its sentences,
 * or, where it talks of much besides, one of its phrases ("security guarantees").
 */
export function questionsAbout(message: string): string[] {
  const sentences = message.split(/(?<=[.!?])\s+/u).slice(0, sentencesTried);
  const phrases = sentences.flatMap(phrasesIn).slice(0, phrasesTried);
  return [...new Set([message, ...sentences, ...phrases])].filter((one) => /[\p{L}\p{N}]/u.test(one));
}
