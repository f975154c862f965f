import { stemmer } from 'stemmer';
import type { SearchLanguage } from '../../search-language.ts';
import { isFiller } from './fillers.ts';
import { officeSynonyms } from './office-synonyms.ts';
import { spelling } from './spellings.ts';
import { isStopWord } from './stop-words.ts';

/** Longer words are no English words: their stem is the word itself. Unit: UTF-16 units. */
const longestStemmed = 60;

export const englishSearch: SearchLanguage = {
  isStopWord,
  isFiller,
  spelling,
  /** Porter's stemmer, after `spelling`. */
  stem: (form) => (form.length > longestStemmed ? form : stemmer(spelling(form))),
  officeSynonyms,
};
