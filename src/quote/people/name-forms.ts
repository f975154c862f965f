import { suffixes } from '../../language/en/common.ts';
import { isGivenName } from '../analysis/vocabulary.ts';

/** The words of a name that tell people apart, folded; `first` is empty for a bare name, `suffix` mostly. */
export type NameParts = { readonly first: string; readonly last: string; readonly suffix: string };

/** Folds case, accents and the ways to spell the same ending in Latin letters (Zelensky, Zelenskyy, Zelenskiy). */
export function foldName(word: string): string {
  const plain = /[^ -~]/.test(word) ? word.normalize('NFD').replace(/\p{M}/gu, '') : word;
  return plain
    .toLowerCase()
    .replace(/(?:yy|iy|yi|yj|ij|ii)$/, 'y')
    .replace(/’/g, "'");
}

/** The parts of a name given as its words, without titles. */
export function partsOf(words: readonly string[]): NameParts {
  const folded = words.map(foldName);
  const tail = folded.at(-1) ?? '';
  const suffix = folded.length > 1 && suffixes.has(tail) ? tail.replace('.', '') : '';
  if (suffix !== '') folded.pop();
  return { first: folded.length > 1 ? (folded[0] ?? '') : '', last: folded.at(-1) ?? '', suffix };
}

/** Whether two first names may be one person's: the same, an initial, or one short for the other. */
function sameFirst(one: string, other: string): boolean {
  if (one === other) return true;
  const initial = one.replace('.', '').length === 1 || other.replace('.', '').length === 1;
  if (initial) return one.charAt(0) === other.charAt(0);
  return (one.length > 2 && other.startsWith(one)) || (other.length > 2 && one.startsWith(other));
}

/** Whether one name is the end of the other: "Suu Kyi", "Aung San Suu Kyi". */
function endsAlike(one: string, other: string): boolean {
  return one.endsWith(` ${other}`) || other.endsWith(` ${one}`);
}

/** Whether two full names with the same last word are one person's. */
export function sameName(
  one: NameParts & { readonly name: string },
  other: NameParts,
  words: readonly string[],
): boolean {
  return (
    one.suffix === other.suffix && (sameFirst(one.first, other.first) || endsAlike(one.name, words.join(' ')))
  );
}

/** The better of two names of one person: the longer, unless that is the shorter with some other word before it. */
export function fuller(one: string, other: string): string {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const prefixed =
    long.endsWith(` ${short}`) &&
    short.includes(' ') &&
    isGivenName(foldName(short.split(' ')[0] ?? '')) &&
    !isGivenName(foldName(long.split(' ')[0] ?? ''));
  return prefixed ? short : long;
}
