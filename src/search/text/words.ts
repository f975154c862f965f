import { stemmer } from 'stemmer';
import { spelling } from '../../language/en/spellings.ts';

/** A word of a text: `form` is folded (case, accents, possessive), the span is in UTF-16 units of that text. */
export type Word = { readonly form: string; readonly start: number; readonly end: number };

/** Words of letters and digits; an apostrophe, or a full stop or comma between digits, may stand inside. */
const wordPattern =
  /[\p{L}\p{N}]+(?:['’ʼ][\p{L}\p{N}]+|(?<=\p{N})[.,](?=\p{N})[\p{L}\p{N}]+|\p{M}+[\p{L}\p{N}]*)*/gu;

/** The same for lower-case ASCII. */
const plainPattern = /[a-z0-9]+(?:'[a-z0-9]+|(?<=[0-9])[.,](?=[0-9])[a-z0-9]+)*/g;

/** Lucene's 33 English stop words: few enough that no question is lost with them. */
const stopWords = new Set(
  'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with'.split(
    ' ',
  ),
);

/** Lower case, without accents, with the straight apostrophe. */
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

/** The words of a text in order, stop words included. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const found of text.matchAll(wordPattern))
    words.push({ form: foldWord(found[0]), start: found.index, end: found.index + found[0].length });
  return words;
}

/** The forms of `wordsOf` alone; much faster for plain English, which is most of what is indexed. */
export function formsOf(text: string): string[] {
  if (!/^[\s!-~]*$/.test(text)) return wordsOf(text).map(({ form }) => form);
  const words = text.toLowerCase().match(plainPattern) ?? [];
  for (const [at, word] of words.entries()) if (word.includes("'")) words[at] = foldWord(word);
  return words;
}

export function isStopWord(form: string): boolean {
  return stopWords.has(form);
}

/** What words that count as the same have in common: one spelling per family, then Porter's stem. */
export function stem(form: string): string {
  return stemmer(spelling(form));
}
