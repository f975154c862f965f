import type { Quote } from '../quote/quote.ts';
import type { Collection } from './collection.ts';
import { postingOf } from './postings.ts';
import { fold, isStopWord, wordsOf } from './words.ts';

function plain(text: string): string {
  return fold(text).replace(/\s+/gu, ' ').trim();
}

/** Whether a quote has every phrase to the letter, but for case, accents and white space; told by unit and quote. */
export function phraseCheck(
  { vocabulary, postings }: Collection,
  phrases: readonly string[],
): (unit: number, quote: Quote) => boolean {
  const wanted = phrases.map(plain);
  // Reading a quote costs far more than asking its postings, so the words are asked for first.
  const lists = wordsOf(phrases.join(' '))
    .filter(({ form }) => !isStopWord(form))
    .map(({ form }) => postings[vocabulary.knownStem(form)] ?? [])
    .sort((one, other) => one.length - other.length);
  return (unit, { segments }) => {
    if (!lists.every((list) => postingOf(list, unit) >= 0)) return false;
    const said = plain(segments.map(({ text }) => text).join(' '));
    return wanted.every((phrase) => said.includes(phrase));
  };
}
