import type { Article } from '../../article/article.ts';
import { extractQuotes } from '../../quote/extract.ts';
import type { Quote } from '../../quote/quote.ts';

/**
 * What one article may take, so that indexing it holds nobody up: UTF-16 units of text, and of paragraphs with quotes,
 * counted once for each quote, as each is indexed with its paragraph.
 */
const most = { text: 400_000, quoted: 4_000_000 };

/** An article's quotes, or why it is too large to be taken in. */
export type BoundedQuotes =
  | { readonly quotes: readonly Quote[]; readonly reason: null }
  | { readonly quotes: null; readonly reason: string };

/** Extracts an article's quotes, if it is not too large to be indexed. */
export function boundedQuotes(article: Article): BoundedQuotes {
  const { text, paragraphs } = article;
  if (text.length > most.text)
    return { quotes: null, reason: `the text has ${text.length} characters: ${most.text} are the most` };
  const quotes = extractQuotes(article);
  let quoted = 0;
  for (const { paragraph } of quotes) {
    const { start, end } = paragraphs[paragraph] ?? { start: 0, end: 0 };
    quoted += end - start;
  }
  if (quoted > most.quoted)
    return {
      quotes: null,
      reason: `its ${quotes.length} quotations stand in paragraphs that are too long: set them apart by blank lines`,
    };
  return { quotes, reason: null };
}
