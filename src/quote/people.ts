import { suffixes } from './lexicon/common.ts';
import { menNames, womenNames } from './lexicon/givenNames.ts';
import { femaleTitles, genderOfRole, maleTitles } from './lexicon/roles.ts';
import type { Mention } from './mention.ts';
import { isGivenName } from './vocabulary.ts';

export type Gender = 'male' | 'female';

/** Somebody the article names, and every mention by name. */
export type Person = {
  /** The fullest form the article gives, without titles. */
  name: string;
  readonly first: string;
  readonly last: string;
  readonly suffix: string;
  gender: Gender | null;
  /** The mentions by full name, in order of text; for somebody with one name only, none. */
  readonly mentions: Mention[];
  /** How often the article names them, in full or not. */
  count: number;
};

/** Who is in an article, and who each mention by name is. */
export type Cast = {
  readonly people: readonly Person[];
  readonly personOf: ReadonlyMap<Mention, Person>;
  readonly byLast: ReadonlyMap<string, readonly Person[]>;
  /** The offices that have been looked up. */
  readonly roles: Map<Person, string | null>;
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

/** No more than so many namesakes are told apart: the bound keeps hostile texts from costing more than their length. */
const namesakes = 24;

type Register = {
  readonly people: Person[];
  readonly byLast: Map<string, Person[]>;
  readonly byFirst: Map<string, Person[]>;
};

function enter(register: Register, mention: Mention, { first, last, suffix }: Parts): Person {
  const gender = genderOfTitle(mention.head) ?? genderOfName(first === '' ? last : first);
  const person: Person = {
    name: mention.name.join(' '),
    first,
    last,
    suffix,
    gender,
    mentions: [],
    count: 0,
  };
  register.people.push(person);
  file(register.byLast, last, person);
  if (first !== '') file(register.byFirst, first, person);
  return person;
}

/** Those a bare name may stand for: by surname or, where it is nobody's, by given name. */
function bearersOf({ byLast, byFirst }: Register, { last, suffix }: Parts): Person[] {
  const found = byLast.get(last) ?? byFirst.get(last) ?? [];
  return found.filter((person) => suffix === '' || person.suffix === suffix);
}

function file(register: Map<string, Person[]>, key: string, person: Person): void {
  const bearers = register.get(key);
  if (bearers === undefined) register.set(key, [person]);
  else if (bearers.length < namesakes) bearers.push(person);
}

/** Finds each person's last mention before an offset; asked in the order of the text, it takes linear time. */
function lastMentions(): (person: Person, offset: number) => Mention | undefined {
  const cursors = new Map<Person, number>();
  return (person, offset) => {
    let at = cursors.get(person) ?? 0;
    while ((person.mentions[at]?.start ?? Number.POSITIVE_INFINITY) < offset) at++;
    cursors.set(person, at);
    return person.mentions[at - 1];
  };
}

/**
 * Who a bare name stands for: whom the article is about, unless a namesake was named just now. `chosen` are the
 * bare names already given to somebody, the last of each.
 */
function chooseBearer(
  bearers: readonly Person[],
  mention: Mention,
  fullBefore: (person: Person, offset: number) => Mention | undefined,
  chosen: ReadonlyMap<Person, { readonly last: Mention; readonly count: number }>,
): Person | undefined {
  const gender = genderOfTitle(mention.head);
  const possible = bearers.filter(
    (person) => gender === null || person.gender === null || person.gender === gender,
  );
  if (possible.length < 2) return possible[0];
  const weight = (person: Person): number => {
    const bare = chosen.get(person);
    const paragraph = Math.max(
      fullBefore(person, mention.start)?.paragraph ?? -9,
      bare?.last.paragraph ?? -9,
    );
    const ago = mention.paragraph - paragraph;
    return (
      Math.log(1 + person.mentions.length + (bare?.count ?? 0)) +
      (ago === 0 ? 1.5 : ago === 1 ? 1 : ago === 2 ? 0.6 : 0)
    );
  };
  let best = possible[0];
  for (const person of possible) if (best !== undefined && weight(person) > weight(best)) best = person;
  return best;
}

/**
 * Gathers the mentions by name of one article into people: full names first, then bare surnames and given
 * names to whom they fit. `told` are mentions in the article's own telling, `said` those inside quotes, which
 * are evidence for full names only.
 */
export function castOf(told: readonly Mention[], said: readonly Mention[]): Cast {
  const register: Register = { people: [], byLast: new Map(), byFirst: new Map() };
  const personOf = new Map<Mention, Person>();

  function join(mention: Mention, person: Person): void {
    person.gender ??= genderOfTitle(mention.head);
    person.name = fuller(person.name, mention.name.join(' '));
    person.count++;
    personOf.set(mention, person);
  }

  for (const mention of [...told, ...said]) {
    if (mention.kind !== 'name' || mention.name.length < 2) continue;
    const parts = partsOf(mention.name);
    if (parts.first === '') continue;
    const same = register.byLast
      .get(parts.last)
      ?.find(
        ({ suffix, first, name }) =>
          suffix === parts.suffix && (sameFirst(first, parts.first) || endsAlike(name, mention.name)),
      );
    const person = same ?? enter(register, mention, parts);
    person.mentions.push(mention);
    join(mention, person);
  }
  for (const { mentions } of register.people) mentions.sort((one, other) => one.start - other.start);
  const fullBefore = lastMentions();
  const chosen = new Map<Person, { last: Mention; count: number }>();
  for (const mention of told) {
    if (mention.kind !== 'name' || personOf.has(mention)) continue;
    const parts = partsOf(mention.name);
    const bearer =
      chooseBearer(bearersOf(register, parts), mention, fullBefore, chosen) ??
      enter(register, mention, parts);
    chosen.set(bearer, { last: mention, count: (chosen.get(bearer)?.count ?? 0) + 1 });
    join(mention, bearer);
  }
  return { people: register.people, personOf, byLast: register.byLast, roles: new Map() };
}
