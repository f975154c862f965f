import type { Article } from '../../article/article.ts';
import { extractQuotes } from '../../quote/extract.ts';
import type { Quote } from '../../quote/quote.ts';

/**
 * UTF-16 units of the paragraphs that an article's quotes stand in, counted once for each quote: each is indexed with
 * its paragraph, on the bot's own thread. Beyond this it would be held up.
 */
const maxQuoted = 4_000_000;

/** An article's quotes, or why it is too large to be taken in. */
export type BoundedQuotes =
  | { readonly quotes: readonly Quote[]; readonly reason: null }
  | { readonly quotes: null; readonly reason: string };

/** Extracts an article's quotes, if it is not too large to be indexed. */
export function boundedQuotes(article: Article): BoundedQuotes {
  const quotes = extractQuotes(article);
  let quoted = 0;
  for (const { paragraph } of quotes) {
    const { start, end } = article.paragraphs[paragraph] ?? { start: 0, end: 0 };
    quoted += end - start;
  }
  if (quoted > maxQuoted)
    return {
      quotes: null,
      reason: `its ${quotes.length} quotations stand in paragraphs that are too long: set them apart by blank lines`,
    };
  return { quotes, reason: null };
}
