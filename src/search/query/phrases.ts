import { englishSearch } from '../../language/en/searching/search-language.ts';
import type { Quote } from '../../quote/quote.ts';
import type { Collection } from '../index/collection.ts';
import { textFrequency } from '../index/postings.ts';
import { fold, wordsOf } from '../text/words.ts';

/** Folds a text and collapses its white space. */
function normalize(text: string): string {
  return fold(text).replace(/\s+/gu, ' ').trim();
}

/**
 * Returns a test for quotes that contain every phrase; case, accents and white space are ignored. `read` is called only
 * for units that contain all words of the phrases.
 */
export function compilePhrases(
  { vocabulary, postings }: Collection,
  phrases: readonly string[],
): (unit: number, read: () => Quote | undefined) => boolean {
  const wanted = phrases.map(normalize);
  // Reading a quote costs far more than looking up its postings; the shortest lists exclude most.
  const lists = wordsOf(phrases.join(' '))
    .filter(({ form }) => !englishSearch.isStopWord(form))
    .map(({ form }) => postings[vocabulary.findStem(form)] ?? [])
    .sort((one, other) => one.length - other.length);
  return (unit, read) => {
    if (!lists.every((list) => textFrequency(list, unit) > 0)) return false;
    const segments = read()?.segments ?? [];
    const text = normalize(segments.map((segment) => segment.text).join(' '));
    return wanted.every((phrase) => text.includes(phrase));
  };
}
