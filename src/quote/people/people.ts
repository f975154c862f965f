import type { QuotingLanguage } from '../../language/quoting-language.ts';
import type { Mention } from '../analysis/mentions/mention.ts';
import { fullerName, type NameParts, namePartsOf, sameName } from './name-forms.ts';
import { namesakeChooser } from './namesakes.ts';
import type { Person } from './person.ts';

/** The people whom an article names. */
export type People = {
  /** Whom each mention by name refers to. */
  readonly personOf: ReadonlyMap<Mention, Person>;
  /** By folded surname. */
  readonly byLast: ReadonlyMap<string, readonly Person[]>;
  /** A cache: the roles that have been looked up. */
  readonly roles: Map<Person, string | null>;
};

/** Bounds the time that a text made of namesakes can take. */
const maxNamesakes = 24;

type Register = {
  readonly people: Person[];
  readonly byLast: Map<string, Person[]>;
  readonly byFirst: Map<string, Person[]>;
};

function addTo(register: Map<string, Person[]>, key: string, person: Person): void {
  const bearers = register.get(key);
  if (bearers === undefined) register.set(key, [person]);
  else if (bearers.length < maxNamesakes) bearers.push(person);
}

/** Adds a new person, read from a mention by name. */
function addPerson(
  register: Register,
  { head, name }: Mention,
  { first, last, suffix }: NameParts,
  { genders }: QuotingLanguage,
): Person {
  const gender = genders.ofTitle(head) ?? genders.ofGivenName(first === '' ? last : first);
  const person: Person = { name: name.join(' '), first, last, suffix, gender, mentions: [], count: 0 };
  register.people.push(person);
  addTo(register.byLast, last, person);
  if (first !== '') addTo(register.byFirst, first, person);
  return person;
}

/** Returns the people whose bare name this can be: by surname, or by given name if nobody has that surname. */
function bearersOf({ byLast, byFirst }: Register, { last, suffix }: NameParts): Person[] {
  const found = byLast.get(last) ?? byFirst.get(last) ?? [];
  return found.filter((person) => suffix === '' || person.suffix === suffix);
}

/**
 * Groups an article's mentions by name into people: first the full names, then the bare surnames and given names.
 * `mentions` are those in the article's own text. `fullNames` are those in headlines and quotations, which only add
 * full names.
 */
export function peopleOf(
  mentions: readonly Mention[],
  fullNames: readonly Mention[],
  language: QuotingLanguage,
): People {
  const register: Register = { people: [], byLast: new Map(), byFirst: new Map() };
  const personOf = new Map<Mention, Person>();

  function assign(mention: Mention, person: Person): void {
    person.gender ??= language.genders.ofTitle(mention.head);
    person.name = fullerName(person.name, mention.name.join(' '), language);
    person.count++;
    personOf.set(mention, person);
  }

  for (const mention of [...mentions, ...fullNames]) {
    if (mention.kind !== 'name' || mention.name.length < 2) continue;
    const parts = namePartsOf(mention.name, language);
    if (parts.first === '') continue;
    const same = register.byLast.get(parts.last)?.find((person) => sameName(person, parts, mention.name));
    const person = same ?? addPerson(register, mention, parts, language);
    person.mentions.push(mention);
    assign(mention, person);
  }
  for (const person of register.people) person.mentions.sort((one, other) => one.start - other.start);

  const { choose, record } = namesakeChooser(language);
  for (const mention of mentions) {
    if (mention.kind !== 'name' || personOf.has(mention)) continue;
    const parts = namePartsOf(mention.name, language);
    const person =
      choose(bearersOf(register, parts), mention) ?? addPerson(register, mention, parts, language);
    record(person, mention);
    assign(mention, person);
  }
  return { personOf, byLast: register.byLast, roles: new Map() };
}
