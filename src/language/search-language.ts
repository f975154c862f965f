/** What searching has to know of a language. All words are folded: lower case, without accents. */
export type SearchLanguage = {
  /** True for words that are not indexed. */
  isStopWord(form: string): boolean;
  /** True for words that are indexed but say little about the subject of a question. */
  isFiller(form: string): boolean;
  /** Returns one spelling for all spellings of a word. */
  spelling(form: string): string;
  /** Returns what the inflected forms and spellings of a word have in common. */
  stem(form: string): string;
  /** Returns other words for an office, separated by spaces: "chief head" for "secretary general". */
  officeSynonyms(role: string): string;
};
