/** A word of a text: its folded form (no case, accents, possessive 's) and its span in UTF-16 units. */
export type WordSpan = { readonly form: string; readonly start: number; readonly end: number };

/** Letters and digits, with apostrophes inside words and full stops or commas between digits. */
const wordPattern =
  /[\p{L}\p{N}]+(?:['’ʼ][\p{L}\p{N}]+|(?<=\p{N})[.,](?=\p{N})[\p{L}\p{N}]+|\p{M}+[\p{L}\p{N}]*)*/gu;

/** `wordPattern` for lower-case ASCII. */
const plainPattern = /[a-z0-9]+(?:'[a-z0-9]+|(?<=[0-9])[.,](?=[0-9])[a-z0-9]+)*/g;

/** Returns a text in lower case, without accents, with straight apostrophes. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (/^[\x20-\x7e]*$/.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[’ʼ‘]/gu, "'");
}

function foldWord(word: string): string {
  const folded = fold(word);
  return folded.endsWith("'s") ? folded.slice(0, -2) : folded.replace(/'/g, '');
}

/** Returns the words of a text in order, stop words included. */
export function wordsOf(text: string): WordSpan[] {
  const words: WordSpan[] = [];
  for (const found of text.matchAll(wordPattern))
    words.push({ form: foldWord(found[0]), start: found.index, end: found.index + found[0].length });
  return words;
}

/** Returns only the forms of `wordsOf`; much faster for ASCII, which is most of what is indexed. */
export function formsOf(text: string): string[] {
  if (!/^[\s!-~]*$/.test(text)) return wordsOf(text).map(({ form }) => form);
  const words = text.toLowerCase().match(plainPattern) ?? [];
  for (const [index, word] of words.entries()) if (word.includes("'")) words[index] = foldWord(word);
  return words;
}
