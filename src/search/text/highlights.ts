import type { Span } from '../../article/article.ts';
import type { Quote } from '../../quote/quote.ts';
import { isStopWord, wordsOf } from './words.ts';

/** Where in the article's text, inside the quote's segments, words stand whose stem is wanted. */
export function highlightsOf(quote: Quote, isWanted: (form: string) => boolean): Span[] {
  return quote.segments.flatMap((segment) =>
    wordsOf(segment.text)
      .filter(({ form }) => !isStopWord(form) && isWanted(form))
      .map(({ start, end }) => ({ start: segment.start + start, end: segment.start + end })),
  );
}
