import { englishSearch } from '../../language/en/searching/search-language.ts';
import type { Quote } from '../../quote/quote.ts';
import { wordsOf } from './words.ts';

/** True for words that name no topic: fillers, stop words, numbers and very short words. */
function isUninformative(form: string): boolean {
  return (
    form.length < 3 || englishSearch.isFiller(form) || englishSearch.isStopWord(form) || /^\p{N}/u.test(form)
  );
}

/** Two neighbouring words as written, and their stems. */
type Pair = { readonly stems: string; readonly text: string };

/** A pair, the number of quotes that use it, and the index of the nearest of them. */
type Topic = { readonly text: string; quotes: number; readonly first: number };

function pairsIn({ segments }: Quote): Pair[] {
  const text = segments.map((segment) => segment.text).join(' … ');
  const words = wordsOf(text);
  const pairs = new Map<string, Pair>();
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    if (next === undefined || isUninformative(word.form) || isUninformative(next.form)) continue;
    if (text.slice(word.end, next.start) !== ' ') continue;
    const stems = `${englishSearch.stem(word.form)} ${englishSearch.stem(next.form)}`;
    if (!pairs.has(stems))
      pairs.set(stems, { stems, text: text.slice(word.start, next.end).replace(/['’]s$/u, '') });
  }
  return [...pairs.values()];
}

// The newest quotes are read again whenever nothing is found.
const cache = new WeakMap<Quote, readonly Pair[]>();

function pairsOf(quote: Quote): readonly Pair[] {
  const pairs = cache.get(quote) ?? pairsIn(quote);
  cache.set(quote, pairs);
  return pairs;
}

/**
 * Returns pairs of neighbouring words from quotes, which come nearest to the question first. Sorted by how many quotes
 * use the pair (up to 5) over the distance of the nearest one.
 */
export function topicsOf(quotes: Iterable<Quote>): string[] {
  const topics = new Map<string, Topic>();
  let first = 0;
  for (const quote of quotes) {
    for (const { stems, text } of pairsOf(quote)) {
      const topic = topics.get(stems) ?? { text, quotes: 0, first };
      topic.quotes += 1;
      topics.set(stems, topic);
    }
    first += 1;
  }
  const score = ({ quotes, first }: Topic) => Math.min(quotes, 5) / (first + 10);
  return [...topics.values()]
    .sort((one, other) => score(other) - score(one) || (one.text < other.text ? -1 : 1))
    .map(({ text }) => text);
}
