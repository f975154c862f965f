import type { Speakers } from './speakers.ts';
import type { Uint32List } from './uint32-list.ts';

/** Duplicate groups: units with the same words by the same speaker, quoted by several articles. */
export type Duplicates = {
  /** By unit number: the fingerprint it was added with; 0 for none and for removed units. */
  readonly fingerprints: number[];
  /** Adds the next unit, whose tokens and speaker are indexed already. `fingerprint` is from `fingerprintOf`. */
  add(unit: number, fingerprint: number): void;
  /** Removes the units from `first` to `end` (exclusive). */
  remove(first: number, end: number): void;
  /** Returns the group of a unit, itself included, in no order; `undefined` if it has no duplicate. */
  groupOf(unit: number): readonly number[] | undefined;
};

/** True if the first of two duplicates is the one to show. Must not depend on the order of adding. */
export type Precedence = (one: number, other: number) => boolean;

/** Token positions of the units' own texts. */
type TextColumns = { readonly textStart: readonly number[]; readonly titleStart: readonly number[] };

/** Shorter statements (in words, stop words included) may be made twice by chance: they are not merged. */
const minWords = 6;

/**
 * Returns a 31-bit hash (FNV-1a) of a unit's words and speaker, or 0 if it has too few words. Stop words are hashed
 * too: "we will not" and "we will" differ.
 */
export function fingerprintOf(forms: readonly string[], speaker: string): number {
  if (forms.length < minWords) return 0;
  const statement = `${forms.join(' ')}\n${speaker}`;
  let hash = 0x811c9dc5;
  for (let index = 0; index < statement.length; index += 1)
    hash = Math.imul(hash ^ statement.charCodeAt(index), 0x01000193);
  return hash >>> 1 || 1;
}

export function createDuplicates(
  { textStart, titleStart }: TextColumns,
  tokens: Uint32List,
  speakers: Speakers,
): Duplicates {
  const fingerprints: number[] = [];
  // Most fingerprints have one unit, which needs no list.
  const byFingerprint = new Map<number, number | number[]>();
  const groups: (number[] | undefined)[] = [];

  /** Compares tokens, because two statements may have one hash. */
  function isSame(one: number, other: number): boolean {
    if (speakers.ofUnit[one] !== speakers.ofUnit[other]) return false;
    const [start = 0, end = 0] = [textStart[one], titleStart[one]];
    const [otherStart = 0, otherEnd = 0] = [textStart[other], titleStart[other]];
    if (end - start !== otherEnd - otherStart) return false;
    const all = tokens.all();
    for (let offset = 0; offset < end - start; offset += 1)
      if (all[start + offset] !== all[otherStart + offset]) return false;
    return true;
  }

  function removeFrom(list: number[], unit: number): void {
    list.splice(list.indexOf(unit), 1);
  }

  function removeOne(unit: number, fingerprint: number): void {
    const sharing = byFingerprint.get(fingerprint);
    if (typeof sharing === 'number') byFingerprint.delete(fingerprint);
    else if (sharing !== undefined) {
      removeFrom(sharing, unit);
      if (sharing.length === 0) byFingerprint.delete(fingerprint);
    }
    const group = groups[unit];
    if (group === undefined) return;
    groups[unit] = undefined;
    removeFrom(group, unit);
    if (group.length === 1) for (const last of group) groups[last] = undefined;
  }

  return {
    fingerprints,
    add(unit, fingerprint) {
      fingerprints[unit] = fingerprint;
      groups[unit] = undefined;
      if (fingerprint === 0) return;
      const known = byFingerprint.get(fingerprint);
      if (known === undefined) {
        byFingerprint.set(fingerprint, unit);
        return;
      }
      const sharing = typeof known === 'number' ? [known] : known;
      const duplicate = sharing.find((other) => isSame(other, unit));
      sharing.push(unit);
      byFingerprint.set(fingerprint, sharing);
      if (duplicate === undefined) return;
      const group = groups[duplicate] ?? [duplicate];
      group.push(unit);
      groups[duplicate] = group;
      groups[unit] = group;
    },
    remove(first, end) {
      for (let unit = first; unit < end; unit += 1) {
        const fingerprint = fingerprints[unit] ?? 0;
        if (fingerprint === 0) continue;
        fingerprints[unit] = 0;
        removeOne(unit, fingerprint);
      }
    },
    groupOf: (unit) => groups[unit],
  };
}
