import { englishSearch } from '../../src/language/en/searching/search-language.ts';
import type { Document } from '../../src/search/index/test-collection.ts';
import { formsOf, wordsOf } from '../../src/search/text/words.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** One slip of the finger somewhere after the first letter: a letter left out, doubled up, swapped or hit wrong. */
function slip(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 1));
  const letter = letters[Math.floor(random() * letters.length)] ?? 'e';
  const [before, after] = [word.slice(0, at), word.slice(at)];
  switch (Math.floor(random() * 4)) {
    case 0:
      return before + after.slice(1);
    case 1:
      return before + letter + after;
    case 2:
      return before.slice(0, -1) + after.charAt(0) + before.slice(-1) + after.slice(1);
    default:
      return before + letter + after.slice(1);
  }
}

/** In how many documents each word stands. */
export function wordCounts(documents: readonly Document[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { title, text } of documents)
    for (const form of new Set(formsOf(`${title} ${text}`))) counts.set(form, (counts.get(form) ?? 0) + 1);
  return counts;
}

/** The question with one typo in the rarest of its words that the documents have and that is long enough for one. */
export function misspell(text: string, counts: ReadonlyMap<string, number>, random: () => number): string {
  const candidates = wordsOf(text).filter(
    ({ form, start, end }) =>
      counts.has(form) && !englishSearch.isStopWord(form) && /^[a-z]{4,}$/iu.test(text.slice(start, end)),
  );
  candidates.sort((one, other) => (counts.get(one.form) ?? 0) - (counts.get(other.form) ?? 0));
  const [rarest] = candidates;
  if (rarest === undefined) return text;
  const { start, end } = rarest;
  return text.slice(0, start) + slip(text.slice(start, end), random) + text.slice(end);
}
