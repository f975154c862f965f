import { officeHeads, placeNamed, wordsForPlace } from '../../language/en/checking/office-titles.ts';
import { isCommonWord } from '../../language/en/searching/common-words.ts';
import { isNameTitle } from '../../language/en/searching/name-titles.ts';
import { englishSearch } from '../../language/en/searching/search-language.ts';
import type { Collection } from '../index/collection.ts';
import { wordsOf } from '../text/words.ts';
import { type PersonAsked, personAsked } from './person-asked.ts';

/** Whose words a question asks for. `speakers` are their numbers, none if nobody of that name is quoted. */
export type Asked = PersonAsked & { readonly speakers: ReadonlySet<number> };

/** The most words of a name that is not the corpus's. */
const maxNameWords = 4;

const reflexive = /^(?:himself|herself|themselves|itself|ever|also|again)$/;

/** Returns the words of a person as asked for, folded, without articles and the like. */
function personWords(person: string) {
  return wordsOf(person).filter(({ form }) => !englishSearch.isStopWord(form) && !reflexive.test(form));
}

/** Returns the speakers whom some article names by the word, or, where it is a place, by another word for the place. */
function namedBy({ vocabulary, speakers }: Collection, form: string): Set<number> {
  // "Malaysia's prime minister" is "the Malaysian prime minister".
  const demonym = form.endsWith('n') ? form.slice(0, -1) : `${form}n`;
  const stems = [form, demonym, ...wordsForPlace(form)].map(vocabulary.findStem);
  return new Set(stems.flatMap((stem) => (stem < 0 ? [] : [...speakers.namedBy(stem)])));
}

/** Returns the speakers whom some article names by each of the words: part of a name, or an office. */
export function speakersNamedBy(collection: Collection, forms: readonly string[]): Set<number> {
  const [first = new Set<number>(), ...others] = forms.map((form) => namedBy(collection, form));
  return new Set([...first].filter((speaker) => others.every((other) => other.has(speaker))));
}

/** Returns those of the speakers whose name itself has the word. */
function withName(
  { vocabulary, speakers }: Collection,
  found: ReadonlySet<number>,
  form: string,
): Set<number> {
  const stem = vocabulary.findStem(form);
  const parts = (speaker: number) => speakers.name(speaker).split(' ');
  return new Set([...found].filter((one) => parts(one).some((part) => vocabulary.findStem(part) === stem)));
}

/** Returns the speakers that a person's words stand for: a name, with or without an office, or an office. */
function speakersFor(collection: Collection, person: string): Set<number> {
  const forms = personWords(person).map(({ form }) => form);
  let found = speakersNamedBy(collection, forms);
  let isNamed = false;
  // "Clinton" is nobody else whose office has the name: "Clinton's adviser".
  for (const form of forms) {
    const named = withName(collection, found, form);
    if (named.size === 0) continue;
    [found, isNamed] = [named, true];
  }
  const isOffice = officeHeads.some(([head]) => head.test(forms.join(' ')));
  if (found.size > 0 && (isNamed || isOffice)) return found;
  // An office that no article gives the person: the name alone.
  const name = forms.filter((form) => !isNameTitle(form) && placeNamed(form) === null);
  if (name.length === 0 || name.length === forms.length) return new Set();
  return name.reduce((all, form) => withName(collection, all, form), speakersNamedBy(collection, name));
}

/** True if a text looks like the name of somebody whom the corpus does not quote. */
function isName({ vocabulary }: Collection, person: string): boolean {
  const words = personWords(person).filter(({ form }) => !isNameTitle(form));
  if (words.length === 0 || words.length > maxNameWords) return false;
  if (words.some(({ form }) => placeNamed(form) !== null || !/^\p{L}+$/u.test(form))) return false;
  const capitalised = words.every(({ start }) => /\p{Lu}/u.test(person.charAt(start)));
  // The first word of a question may have a capital for standing there. "Tusk" is one that no text has.
  const isUnknown = words.every(({ form }) => vocabulary.findStem(form) < 0);
  if (capitalised && (words.length > 1 || isUnknown)) return true;
  return !words.some(({ form }) => isCommonWord(form));
}

/** Reads whose words a question asks for; `null` if nobody's. */
export function askedSpeaker(collection: Collection, text: string): Asked | null {
  const asked = personAsked(text);
  if (asked === null) return null;
  const speakers = speakersFor(collection, asked.person);
  return speakers.size > 0 || isName(collection, asked.person) ? { ...asked, speakers } : null;
}
