import type { QuoteIndex } from '../../search/ranking-engine.ts';
import { compareOffices, type Office, readOffice } from './office.ts';
import { nameForms, namesAgree } from './person-names.ts';

/** Who holds which offices, as the whole corpus names them. */
export type OfficeHolders = {
  /** Returns the offices that any article gives a person of this name. */
  of(name: string): readonly Office[];
  /**
   * Returns the names of those who hold an office: all parts that it names must agree. A bare "minister" or
   * "Danish minister" is too many people's; it has no holders.
   */
  holders(office: Office): readonly string[];
  /** Returns the names of others with the same surname who hold an office. */
  namesakesOf(name: string, office: Office): readonly string[];
};

const caches = new WeakMap<QuoteIndex, { readonly size: number; readonly known: OfficeHolders }>();

function collect(index: QuoteIndex): OfficeHolders {
  const byName = new Map<string, { readonly name: string; readonly roles: Map<string, Office> }>();
  for (const { id } of index.articles())
    for (const { speaker } of index.quotesOf(id)) {
      if (speaker?.kind !== 'person' || speaker.role === null) continue;
      const key = nameForms(speaker.name).join(' ');
      const person = byName.get(key) ?? { name: speaker.name, roles: new Map<string, Office>() };
      if (!person.roles.has(speaker.role)) person.roles.set(speaker.role, readOffice(speaker.role));
      byName.set(key, person);
    }
  return {
    of: (name) => [...(byName.get(nameForms(name).join(' '))?.roles.values() ?? [])],
    holders: (office) =>
      office.head === null ||
      (office.portfolio === null && (office.place === null || office.head === 'minister'))
        ? []
        : [...byName.values()]
            .filter(({ roles }) =>
              [...roles.values()].some(
                (known) =>
                  compareOffices(office, known) === 'same' &&
                  (office.place === null || known.place === office.place) &&
                  (office.portfolio === null || known.portfolio === office.portfolio),
              ),
            )
            .map(({ name }) => name),
    namesakesOf: (name, office) =>
      [...byName.values()]
        .filter((other) => nameForms(other.name).at(-1) === nameForms(name).at(-1))
        .filter((other) => !namesAgree(nameForms(other.name), nameForms(name)))
        .filter(({ roles }) => [...roles.values()].some((known) => compareOffices(office, known) === 'same'))
        .map((other) => other.name),
  };
}

/** Returns the offices of a corpus; they are collected again after the corpus has changed. */
export function knownOffices(index: QuoteIndex): OfficeHolders {
  const cached = caches.get(index);
  if (cached !== undefined && cached.size === index.size()) return cached.known;
  const known = collect(index);
  caches.set(index, { size: index.size(), known });
  return known;
}
