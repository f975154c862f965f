import { suffixes } from './lexicon/common.ts';
import { menNames, womenNames } from './lexicon/givenNames.ts';
import { femaleTitles, genderOfRole, maleTitles } from './lexicon/roles.ts';
import { isGivenName, type Mention } from './mentions.ts';

export type Gender = 'male' | 'female';

/** Somebody the article names, and every mention by name. */
export type Person = {
  /** The fullest form the article gives, without titles. */
  name: string;
  readonly first: string;
  readonly last: string;
  readonly suffix: string;
  gender: Gender | null;
  /** Whether the article gives more than one word of the name. */
  readonly full: boolean;
  readonly mentions: Mention[];
};

/** Who is in an article, and who each mention by name is. */
export type Cast = {
  readonly people: readonly Person[];
  readonly personOf: ReadonlyMap<Mention, Person>;
};

/** Folds case, accents and the ways to spell the same ending in Latin letters (Zelensky, Zelenskyy, Zelenskiy). */
export function foldName(word: string): string {
  const plain = /[^ -~]/.test(word) ? word.normalize('NFD').replace(/\p{M}/gu, '') : word;
  return plain
    .toLowerCase()
    .replace(/(?:yy|iy|yi|yj|ij|ii)$/, 'y')
    .replace(/’/g, "'");
}

type Parts = { readonly first: string; readonly last: string; readonly suffix: string };

function partsOf(words: readonly string[]): Parts {
  const folded = words.map(foldName);
  const tail = folded.at(-1) ?? '';
  const suffix = folded.length > 1 && suffixes.has(tail) ? tail.replace('.', '') : '';
  if (suffix !== '') folded.pop();
  return { first: folded.length > 1 ? (folded[0] ?? '') : '', last: folded.at(-1) ?? '', suffix };
}

function sameFirst(one: string, other: string): boolean {
  if (one === other) return true;
  const initial = one.replace('.', '').length === 1 || other.replace('.', '').length === 1;
  if (initial) return one.charAt(0) === other.charAt(0);
  return (one.length > 2 && other.startsWith(one)) || (other.length > 2 && one.startsWith(other));
}

/** Whether one name is the end of the other: "Suu Kyi", "Aung San Suu Kyi". */
function endsAlike(name: string, words: readonly string[]): boolean {
  const other = words.join(' ');
  return name.endsWith(` ${other}`) || other.endsWith(` ${name}`);
}

/** The better of two names of one person: the longer, unless that is the shorter with some other word before it. */
function fuller(one: string, other: string): string {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const prefixed =
    long.endsWith(` ${short}`) &&
    short.includes(' ') &&
    isGivenName(foldName(short.split(' ')[0] ?? '')) &&
    !isGivenName(foldName(long.split(' ')[0] ?? ''));
  return prefixed ? short : long;
}

function genderOfTitle(title: string): Gender | null {
  if (maleTitles.has(title)) return 'male';
  if (femaleTitles.has(title)) return 'female';
  return title === '' ? null : genderOfRole(title);
}

function genderOfName(first: string): Gender | null {
  const given = first.split('-')[0] ?? first;
  if (menNames.has(given)) return 'male';
  return womenNames.has(given) ? 'female' : null;
}

/** Who a bare surname (or a bare given name) stands for, among those with that name. */
function chooseBearer(bearers: readonly Person[], mention: Mention): Person | undefined {
  const gender = genderOfTitle(mention.head);
  const possible = bearers.filter(
    (person) => gender === null || person.gender === null || person.gender === gender,
  );
  if (possible.length < 2) return possible[0];
  // Whom the article is about keeps the bare surname, unless a namesake was named in full just now.
  const weight = ({ mentions }: Person): number => {
    const last = mentions.findLast((other) => other.start < mention.start);
    const ago = last === undefined ? 9 : mention.paragraph - last.paragraph;
    return Math.log(1 + mentions.length) + (ago === 0 ? 1.5 : ago === 1 ? 1 : ago === 2 ? 0.6 : 0);
  };
  return possible.reduce((best, person) => (weight(person) > weight(best) ? person : best));
}

/**
 * Gathers the mentions by name of one article into people: full names first, then bare surnames and given
 * names to whom they fit. `told` are mentions in the article's own telling, `said` those inside quotes, which
 * are evidence for full names only.
 */
export function castOf(told: readonly Mention[], said: readonly Mention[]): Cast {
  const people: Person[] = [];
  const byLast = new Map<string, Person[]>();
  const byFirst = new Map<string, Person[]>();
  const personOf = new Map<Mention, Person>();

  function enter(mention: Mention, { first, last, suffix }: Parts): Person {
    const gender = genderOfTitle(mention.head) ?? genderOfName(first === '' ? last : first);
    const person: Person = {
      name: mention.name.join(' '),
      first,
      last,
      suffix,
      gender,
      full: first !== '',
      mentions: [],
    };
    people.push(person);
    for (const [key, map] of [
      [last, byLast],
      [first, byFirst],
    ] as const) {
      if (key === '') continue;
      const bearers = map.get(key);
      if (bearers === undefined) map.set(key, [person]);
      else bearers.push(person);
    }
    return person;
  }

  function join(mention: Mention, person: Person): void {
    person.mentions.push(mention);
    person.gender ??= genderOfTitle(mention.head);
    person.name = fuller(person.name, mention.name.join(' '));
    personOf.set(mention, person);
  }

  for (const mention of [...told, ...said]) {
    if (mention.kind !== 'name' || mention.name.length < 2) continue;
    const parts = partsOf(mention.name);
    if (parts.first === '') continue;
    const same = byLast
      .get(parts.last)
      ?.find(
        (person) =>
          person.suffix === parts.suffix &&
          (sameFirst(person.first, parts.first) || endsAlike(person.name, mention.name)),
      );
    join(mention, same ?? enter(mention, parts));
  }
  for (const mention of told) {
    if (mention.kind !== 'name' || personOf.has(mention)) continue;
    const parts = partsOf(mention.name);
    const namesakes = byLast.get(parts.last) ?? byFirst.get(parts.last) ?? [];
    const bearers = namesakes.filter(({ suffix }) => parts.suffix === '' || suffix === parts.suffix);
    join(mention, chooseBearer(bearers, mention) ?? enter(mention, parts));
  }
  for (const person of people) person.mentions.sort((one, other) => one.start - other.start);
  return { people, personOf };
}
