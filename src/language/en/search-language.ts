import { stemmer } from 'stemmer';
import type { SearchLanguage } from '../search-language.ts';
import { isFiller } from './fillers.ts';
import { officeSynonyms } from './office-synonyms.ts';
import { spelling } from './spellings.ts';
import { isStopWord } from './stop-words.ts';

export const englishSearch: SearchLanguage = {
  isStopWord,
  isFiller,
  spelling,
  /** Porter's stemmer, after `spelling`. */
  stem: (form) => stemmer(spelling(form)),
  officeSynonyms,
};
