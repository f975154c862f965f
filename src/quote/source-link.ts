import type { Article } from '../article/article.ts';
import { trimSpan } from '../article/trim.ts';
import type { Quote } from './quote.ts';

/** Quotes up to this many words are named whole in a link; of longer ones the first and the last few. */
const wholeUpTo = 12;
const wordsAtEachEnd = 5;

const noWord = /[^\p{L}\p{N}]/u;

/** Punctuation at the ends is left out: pages put it inside or outside the marks as they like. */
function bare(text: string): string {
  const { start, end } = trimSpan(text, { start: 0, end: text.length }, noWord, noWord);
  return text.slice(start, end);
}

/** `-` and `,` have a meaning of their own in a text fragment. */
const encode = (words: readonly string[]): string =>
  encodeURIComponent(words.join(' ')).replace(/-/g, '%2D').replace(/,/g, '%2C');

/**
 * The article's address, opening at the quote: a text fragment (https://wicg.github.io/scroll-to-text-fragment/)
 * made from the words of the quote's first segment and nothing else. A fragment that the address already
 * has is kept; a segment that is not well-formed Unicode cannot be named and leaves the address as it is.
 *
 * @example `https://example.org/a#top` → `https://example.org/a#top:~:text=We%20need%20to%20do%20it%20fast`
 */
export function sourceLink(article: Pick<Article, 'url'>, quote: Pick<Quote, 'segments'>): string {
  // A line break ends a block in the page, and a fragment's ends must each lie within one.
  const words = bare(quote.segments[0]?.text ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0 || !words.every((word) => word.isWellFormed())) return article.url;
  const fragment =
    words.length <= wholeUpTo
      ? encode(words)
      : `${encode(words.slice(0, wordsAtEachEnd))},${encode(words.slice(-wordsAtEachEnd))}`;
  const [address = article.url] = article.url.split(':~:');
  return `${address}${address.includes('#') ? '' : '#'}:~:text=${fragment}`;
}
