import type { Quote } from '../../quote/quote.ts';
import type { Collection } from '../index/collection.ts';
import { timesInText } from '../index/postings.ts';
import { fold, isStopWord, wordsOf } from '../text/words.ts';

function plain(text: string): string {
  return fold(text).replace(/\s+/gu, ' ').trim();
}

/** Whether a quote has every phrase to the letter, but for case, accents and white space; told by unit, and read if need be. */
export function phraseCheck(
  { vocabulary, postings }: Collection,
  phrases: readonly string[],
): (unit: number, read: () => Quote) => boolean {
  const wanted = phrases.map(plain);
  // Reading a quote costs far more than asking its postings, so it is asked for the words in its own text first.
  const lists = wordsOf(phrases.join(' '))
    .filter(({ form }) => !isStopWord(form))
    .map(({ form }) => postings[vocabulary.knownStem(form)] ?? [])
    .sort((one, other) => one.length - other.length);
  return (unit, read) => {
    if (!lists.every((list) => timesInText(list, unit) > 0)) return false;
    const said = plain(
      read()
        .segments.map(({ text }) => text)
        .join(' '),
    );
    return wanted.every((phrase) => said.includes(phrase));
  };
}
