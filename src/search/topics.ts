import { isFiller } from './fillers.ts';
import { isStopWord, stem, wordsOf } from './words.ts';

/** Whether a word tells nothing of a topic: fillers, stop words, numbers, very short ones. */
function isDull(form: string): boolean {
  return form.length < 3 || isFiller(form) || isStopWord(form) || /^\p{N}/u.test(form);
}

type Topic = { text: string; quotes: number; first: number };

/**
 * Pairs of neighbouring words that texts say, nearest first: texts come nearest first, and a pair that several say
 * goes before one that only a nearer one says.
 */
export function topicsOf(texts: readonly string[]): string[] {
  const topics = new Map<string, Topic>();
  for (const [at, text] of texts.entries()) {
    const words = wordsOf(text);
    const here = new Set<string>();
    for (const [index, word] of words.entries()) {
      const next = words[index + 1];
      if (next === undefined || isDull(word.form) || isDull(next.form)) continue;
      if (text.slice(word.end, next.start) !== ' ') continue;
      const key = `${stem(word.form)} ${stem(next.form)}`;
      if (here.has(key)) continue;
      here.add(key);
      const topic = topics.get(key) ?? {
        text: text.slice(word.start, next.end).replace(/['’]s$/u, ''),
        quotes: 0,
        first: at,
      };
      topic.quotes += 1;
      topics.set(key, topic);
    }
  }
  const nearness = ({ quotes, first }: Topic) => Math.min(quotes, 5) / (first + 10);
  return [...topics.values()]
    .sort((one, other) => nearness(other) - nearness(one) || (one.text < other.text ? -1 : 1))
    .map(({ text }) => text);
}
