import type { QuotingLanguage } from './quoting-language.ts';
import type { SearchLanguage } from './search-language.ts';

/** All that depends on one language. To add a language, write one of these and list it in `languages.ts`. */
export type Language = {
  /** ISO 639-1, as `Article.language` has it. */
  readonly code: string;
  readonly quoting: QuotingLanguage;
  readonly searching: SearchLanguage;
};
