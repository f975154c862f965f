import { placeNamed, portfolioPatterns, sameGivenName } from '../../language/en/checking/office-titles.ts';
import { englishSearch } from '../../language/en/searching/search-language.ts';
import { wordsOf } from '../../search/text/words.ts';

const particles = new Set('de da del der den van von al el bin la le di dos du ten ter'.split(' '));
const suffixes = new Set('jr sr ii iii iv'.split(' '));
/** Words before a name that are no part of it. */
const titles = new Set(
  `mr mrs ms dr sir lord lady baroness prof professor president minister ministers chancellor premier pm secretary general
  chief commissioner senator sen governor gov representative rep congressman congresswoman gen lt colonel col captain
  major admiral marshal brigadier commander spokesman spokeswoman spokesperson ambassador envoy king queen prince princess
  pope leader head boss deputy affairs mayor judge justice chair chairman chairwoman director nato eu us un uk`.split(
    /\s+/,
  ),
);

/** A claimed person: the office before or behind the name, and the name's words, folded, surname last. */
export type ClaimedPerson = {
  readonly office: string;
  readonly name: readonly string[];
  readonly nameText: string;
};

/** Splits "Estonian Defence Minister Kadri Tamm" or "Tobias Renner, Petersohn's deputy" into office and name. */
export function readPerson(text: string): ClaimedPerson {
  const [main = '', ...behind] = text.replace(/^[@\s]+/u, '').split(',');
  const words = wordsOf(main);
  const lastTitle = words.findLastIndex(({ form, start, end }, index) => {
    // "Secretary of State Ada Winter", "Minister of Defence Ada Winter".
    const isField =
      words[index - 1]?.form === 'of' &&
      (form === 'state' ||
        placeNamed(form) !== null ||
        portfolioPatterns.some(([pattern]) => pattern.test(form)));
    const possessive =
      /^['’]s\b|^['’](?=\s)/u.test(main.slice(end)) || /['’]s?$/u.test(main.slice(start, end));
    return possessive || isField || titles.has(form) || /^\p{Ll}/u.test(main.slice(start, end));
  });
  const ofName = words.slice(lastTitle + 1).filter(({ start }) => /\p{Lu}/u.test(main.charAt(start)));
  const first = ofName[0];
  const name = ofName
    .map(({ form }) => englishSearch.spelling(form))
    .filter((form) => !particles.has(form) && !suffixes.has(form));
  const before = first === undefined ? main : main.slice(0, first.start);
  const nameText = first === undefined ? '' : main.slice(first.start);
  return { office: [before, ...behind].join(' ').trim(), name, nameText };
}

/** Returns the folded words of a person's canonical name, surname last. */
export const nameForms = (name: string): string[] =>
  wordsOf(name)
    .map(({ form }) => englishSearch.spelling(form))
    .filter((form) => !particles.has(form) && !suffixes.has(form));

/** True if two given names can be one person's: equal, forms of one name, or one the other's initial. */
function givenNamesAgree(one: string, other: string): boolean {
  if (sameGivenName(one, other)) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.length === 1 && long.startsWith(short);
}

/** True if a claimed name can be the person's: same surname, and given names that agree where both have one. */
export function namesAgree(claimed: readonly string[], known: readonly string[]): boolean {
  if (claimed.at(-1) !== known.at(-1)) {
    // A given name alone, or a surname in the middle ("Ursula von der Leyen", "Gitanas Nausėda Vilnius").
    const [shorter, longer] = claimed.length <= known.length ? [claimed, known] : [known, claimed];
    return shorter.length > 0 && shorter.every((part) => longer.includes(part));
  }
  const [given, otherGiven] = [claimed.slice(0, -1), known.slice(0, -1)];
  if (given.length === 0 || otherGiven.length === 0) return true;
  return given.some((one) => otherGiven.some((other) => givenNamesAgree(one, other)));
}
