import type { Span } from '../../article/article.ts';
import { englishSearch } from '../../language/en/searching/search-language.ts';
import type { Quote } from '../../quote/quote.ts';
import { wordsOf } from './words.ts';

/** Returns the spans in the article's text of the quote's words to highlight; `isWanted` gets folded forms. */
export function highlightsOf(quote: Quote, isWanted: (form: string) => boolean): Span[] {
  return quote.segments.flatMap((segment) =>
    wordsOf(segment.text)
      .filter(({ form }) => !englishSearch.isStopWord(form) && isWanted(form))
      .map(({ start, end }) => ({ start: segment.start + start, end: segment.start + end })),
  );
}
