import type { Mention } from '../analysis/mention.ts';
import { genderOfName, genderOfTitle } from './gender.ts';
import { fuller, type NameParts, partsOf, sameName } from './name-forms.ts';
import { namesakes } from './namesakes.ts';
import type { Person } from './person.ts';

/** Who is in an article, and who each mention by name is. */
export type Cast = {
  readonly personOf: ReadonlyMap<Mention, Person>;
  readonly byLast: ReadonlyMap<string, readonly Person[]>;
  /** The offices that have been looked up. */
  readonly roles: Map<Person, string | null>;
};

/** No more than so many namesakes are told apart: the bound keeps hostile texts from costing more than their length. */
const mostNamesakes = 24;

type Register = {
  readonly people: Person[];
  readonly byLast: Map<string, Person[]>;
  readonly byFirst: Map<string, Person[]>;
};

function file(shelf: Map<string, Person[]>, key: string, person: Person): void {
  const bearers = shelf.get(key);
  if (bearers === undefined) shelf.set(key, [person]);
  else if (bearers.length < mostNamesakes) bearers.push(person);
}

/** Makes somebody new of a mention by name. */
function enter(register: Register, { head, name }: Mention, { first, last, suffix }: NameParts): Person {
  const gender = genderOfTitle(head) ?? genderOfName(first === '' ? last : first);
  const person: Person = { name: name.join(' '), first, last, suffix, gender, mentions: [], count: 0 };
  register.people.push(person);
  file(register.byLast, last, person);
  if (first !== '') file(register.byFirst, first, person);
  return person;
}

/** Those a bare name may stand for: by surname or, where it is nobody's, by given name. */
function bearersOf({ byLast, byFirst }: Register, { last, suffix }: NameParts): Person[] {
  const found = byLast.get(last) ?? byFirst.get(last) ?? [];
  return found.filter((person) => suffix === '' || person.suffix === suffix);
}

/**
 * Gathers the mentions by name of one article into people: full names first, then bare surnames and given
 * names to whom they fit. `told` are mentions in the article's own telling, `said` those inside quotes and in
 * headlines, which are evidence for full names only.
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
    const same = register.byLast.get(parts.last)?.find((person) => sameName(person, parts, mention.name));
    const person = same ?? enter(register, mention, parts);
    person.mentions.push(mention);
    join(mention, person);
  }
  for (const { mentions } of register.people) mentions.sort((one, other) => one.start - other.start);

  const { choose, note } = namesakes();
  for (const mention of told) {
    if (mention.kind !== 'name' || personOf.has(mention)) continue;
    const parts = partsOf(mention.name);
    const person = choose(bearersOf(register, parts), mention) ?? enter(register, mention, parts);
    note(person, mention);
    join(mention, person);
  }
  return { personOf, byLast: register.byLast, roles: new Map() };
}
