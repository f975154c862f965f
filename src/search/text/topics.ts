import { isFiller } from '../../language/en/fillers.ts';
import type { Quote } from '../../quote/quote.ts';
import { isStopWord, stem, wordsOf } from './words.ts';

/** Whether a word tells nothing of a topic: fillers, stop words, numbers, very short ones. */
function isDull(form: string): boolean {
  return form.length < 3 || isFiller(form) || isStopWord(form) || /^\p{N}/u.test(form);
}

/** Two neighbouring words as they were said, and what they have in common with other forms of them. */
type Pair = { readonly key: string; readonly text: string };
type Topic = { readonly text: string; quotes: number; readonly first: number };

function pairsIn({ segments }: Quote): Pair[] {
  const text = segments.map((segment) => segment.text).join(' … ');
  const words = wordsOf(text);
  const pairs = new Map<string, Pair>();
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    if (next === undefined || isDull(word.form) || isDull(next.form)) continue;
    if (text.slice(word.end, next.start) !== ' ') continue;
    const key = `${stem(word.form)} ${stem(next.form)}`;
    if (!pairs.has(key))
      pairs.set(key, { key, text: text.slice(word.start, next.end).replace(/['’]s$/u, '') });
  }
  return [...pairs.values()];
}

// The newest quotes are asked for their pairs whenever nothing is found.
const known = new WeakMap<Quote, readonly Pair[]>();

function pairsOf(quote: Quote): readonly Pair[] {
  const pairs = known.get(quote) ?? pairsIn(quote);
  known.set(quote, pairs);
  return pairs;
}

/**
 * Pairs of neighbouring words that quotes say, nearest first: quotes come nearest first, and a pair that several say
 * goes before one that only a nearer one says.
 */
export function topicsOf(quotes: Iterable<Quote>): string[] {
  const topics = new Map<string, Topic>();
  let first = 0;
  for (const quote of quotes) {
    for (const { key, text } of pairsOf(quote)) {
      const topic = topics.get(key) ?? { text, quotes: 0, first };
      topic.quotes += 1;
      topics.set(key, topic);
    }
    first += 1;
  }
  const nearness = ({ quotes, first }: Topic) => Math.min(quotes, 5) / (first + 10);
  return [...topics.values()]
    .sort((one, other) => nearness(other) - nearness(one) || (one.text < other.text ? -1 : 1))
    .map(({ text }) => text);
}
