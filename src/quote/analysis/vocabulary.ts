import { determiners, openers, particles, prepositions } from '../../language/en/common.ts';
import { cueVerbs, plainCues } from '../../language/en/cues.ts';
import { menNames, sharedNames, womenNames } from '../../language/en/given-names.ts';
import { bodyWords } from '../../language/en/places.ts';
import { bodyNouns, groupNouns, personNouns, titles } from '../../language/en/roles.ts';

/** What a word refers to when it is the head of a noun phrase. */
export type NounKind = 'body' | 'group' | 'role';

/** What the word lists say of a word, one bit for each list. */
export const trait = {
  cueVerb: 1,
  plainCue: 2,
  preposition: 4,
  determiner: 8,
  opener: 16,
  title: 32,
  personNoun: 64,
  pronoun: 128,
  givenName: 256,
  particle: 512,
  bodyWord: 1024,
  joining: 2048,
} as const;

/** A word as written, and what is known of it wherever it stands. */
export type Word = {
  /** Without its possessive or contracted ending. */
  readonly text: string;
  readonly lower: string;
  readonly capital: boolean;
  /** "Rutte’s", "he’d". */
  readonly clipped: boolean;
  /** The bits of {@link trait}. */
  readonly traits: number;
  readonly noun: NounKind | null;
};

const lists: readonly (readonly [ReadonlySet<string>, number])[] = [
  [cueVerbs, trait.cueVerb],
  [plainCues, trait.plainCue],
  [prepositions, trait.preposition],
  [determiners, trait.determiner],
  [openers, trait.opener],
  [titles, trait.title],
  [personNouns, trait.personNoun],
  [new Set(['he', 'she', 'they', 'it', 'i', 'we', 'who', 'him', 'her']), trait.pronoun],
  [menNames, trait.givenName],
  [womenNames, trait.givenName],
  [sharedNames, trait.givenName],
  [particles, trait.particle],
  [bodyWords, trait.bodyWord],
  [new Set(['and', 'but', 'or', 'nor', 'to', 'so', 'yet']), trait.joining],
];

/** The lists as one, so that a word is looked up once. */
const traitsOf = new Map<string, number>();
for (const [list, bit] of lists) for (const word of list) traitsOf.set(word, (traitsOf.get(word) ?? 0) | bit);

/** What every listed noun, singular or plural, is the head of. */
const nounKinds: ReadonlyMap<string, NounKind> = new Map([
  ...[...personNouns].map((noun) => [`${noun}s`, 'group'] as const),
  ...[...bodyNouns].map((noun) => [`${noun}s`, 'body'] as const),
  ...[...bodyNouns].map((noun) => [noun, 'body'] as const),
  ...[...groupNouns].map((noun) => [noun, 'group'] as const),
  ...[...personNouns].map((noun) => [noun, 'role'] as const),
]);

/** What a noun in lower case is the head of, or `null` for one that no list has and whose form does not tell. */
export function nounKindOf(lower: string): NounKind | null {
  const listed = nounKinds.get(lower);
  if (listed !== undefined) return listed;
  if (lower.length < 8) return null;
  return lower.endsWith('woman') ||
    lower.endsWith('year-old') ||
    (lower.endsWith('man') && !lower.endsWith('uman'))
    ? 'role'
    : null;
}

const clipping = /['’](?:s|S|d|ll|re|ve|m)$/;
const arabic = /^(?:al|el)-\p{Lu}/u;
const upper = /\p{Lu}/u;

function isUpper(character: string): boolean {
  return character >= 'A' && (character <= 'Z' || (character > '\u007f' && upper.test(character)));
}

function lookUp(written: string): Word {
  const clipped = written.length > 2 && clipping.test(written);
  const text = clipped ? written.replace(clipping, '') : written;
  const first = text.charAt(0);
  const capital = isUpper(first) || ((first === 'a' || first === 'e') && arabic.test(text));
  const lower = text.toLowerCase();
  return { text, lower, capital, clipped, traits: traitsOf.get(lower) ?? 0, noun: nounKindOf(lower) };
}

// News uses the same few thousand words again and again: looking each up once, by its characters where they stand and
// without a string of its own, is most of the speed of reading. A word has one place here, and the last one there stays.
const places = 2 ** 15;
const longestKept = 30;
const keptAs: string[] = new Array(places).fill('');
const kept: (Word | undefined)[] = new Array(places).fill(undefined);

function stands(written: string, text: string, start: number, end: number): boolean {
  if (written.length !== end - start) return false;
  for (let at = 0; at < written.length; at++)
    if (written.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

/** The characters as a string of their own: a slice would keep the whole article in memory. */
function copyOf(text: string, start: number, end: number): string {
  return String.fromCharCode(...Array.from({ length: end - start }, (_, at) => text.charCodeAt(start + at)));
}

/** What is known of the word that stands in a text from `start` to `end`, possessive or contracted ending included. */
export function wordAt(text: string, start: number, end: number): Word {
  if (end - start > longestKept) return lookUp(text.slice(start, end));
  let hash = 0;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  const place = (hash ^ (hash >>> 15)) & (places - 1);
  const known = kept[place];
  if (known !== undefined && stands(keptAs[place] ?? '', text, start, end)) return known;
  const written = copyOf(text, start, end);
  const word = lookUp(written);
  keptAs[place] = written;
  kept[place] = word;
  return word;
}

/** Whether a word list (a bit of {@link trait}, or several) has a token's word; marks and quotes are in none. */
export function is(token: { readonly traits: number } | undefined, bits: number): boolean {
  return token !== undefined && (token.traits & bits) !== 0;
}

/** Whether a word in lower case is somebody's given name. */
export function isGivenName(lower: string): boolean {
  return menNames.has(lower) || womenNames.has(lower) || sharedNames.has(lower);
}
