import { lexicalFlag } from '../../language/lexicon-word.ts';
import type { QuotingLanguage } from '../../language/quoting-language.ts';

/** The words of a name that tell people apart, folded. */
export type NameParts = {
  /** Empty for a bare surname or given name. */
  readonly first: string;
  readonly last: string;
  /** "jr", "iii", mostly empty. */
  readonly suffix: string;
};

/** Folds case, accents and the ways to spell one ending in Latin letters: Zelensky, Zelenskyy, Zelenskiy. */
export function foldName(word: string): string {
  const plain = /[^ -~]/.test(word) ? word.normalize('NFD').replace(/\p{M}/gu, '') : word;
  return plain
    .toLowerCase()
    .replace(/(?:yy|iy|yi|yj|ij|ii)$/, 'y')
    .replace(/’/g, "'");
}

/** Returns the parts of a name given as its words, without titles. */
export function namePartsOf(words: readonly string[], { names }: QuotingLanguage): NameParts {
  const folded = words.map(foldName);
  const tail = folded.at(-1) ?? '';
  const suffix = folded.length > 1 && names.generationSuffixes.has(tail) ? tail.replace('.', '') : '';
  if (suffix !== '') folded.pop();
  return { first: folded.length > 1 ? (folded[0] ?? '') : '', last: folded.at(-1) ?? '', suffix };
}

/** True if two first names can be one person's: equal, an initial, or one short for the other. */
function sameFirstName(one: string, other: string): boolean {
  if (one === other) return true;
  const initial = one.replace('.', '').length === 1 || other.replace('.', '').length === 1;
  if (initial) return one.charAt(0) === other.charAt(0);
  return (one.length > 2 && other.startsWith(one)) || (other.length > 2 && one.startsWith(other));
}

/** True if one name is the end of the other: "Suu Kyi", "Aung San Suu Kyi". */
function endsWithOther(one: string, other: string): boolean {
  return one.endsWith(` ${other}`) || other.endsWith(` ${one}`);
}

/** True if two full names with the same last word can be one person's. `words` are the words of the second. */
export function sameName(
  one: NameParts & { readonly name: string },
  other: NameParts,
  words: readonly string[],
): boolean {
  return (
    one.suffix === other.suffix &&
    (sameFirstName(one.first, other.first) || endsWithOther(one.name, words.join(' ')))
  );
}

/**
 * Returns the better of two names of one person. That is the longer one, unless it is the shorter one with a word
 * before it that is no given name.
 */
export function fullerName(one: string, other: string, { lexicon }: QuotingLanguage): string {
  const beginsWithGivenName = (name: string) =>
    lexicon.isListed(foldName(name.split(' ')[0] ?? ''), lexicalFlag.givenName);
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const prefixed =
    long.endsWith(` ${short}`) &&
    short.includes(' ') &&
    beginsWithGivenName(short) &&
    !beginsWithGivenName(long);
  return prefixed ? short : long;
}
