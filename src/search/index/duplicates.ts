import type { Numbers } from './numbers.ts';
import type { Speakers } from './speakers.ts';

/** Units of the same words by the same speaker: one statement that several articles quote. */
export type Twins = {
  /** By unit number: the mark it was added with, or 0 where it has none or is gone. */
  readonly marks: number[];
  /** Takes in the next unit, whose words and speaker are filed already, under its mark from `markOf`. */
  add(unit: number, mark: number): void;
  /** Forgets units from `first` up to, not including, `end`. */
  remove(first: number, end: number): void;
  /** All that say the same as a unit, itself among them, in no order; `undefined` where no other does. */
  of(unit: number): readonly number[] | undefined;
};

/** Whether of two units that say the same the first is the one to show; the same however they were added. */
export type Precedence = (one: number, other: number) => boolean;

/** Where the units' own words begin and end among all words. */
type Places = { readonly text: readonly number[]; readonly title: readonly number[] };

/** With fewer words, stop words included, two people may well have said the same on two occasions. */
const fewestWords = 6;

/**
 * A mark from 1 to 2^31 - 1 that units of the same words and speaker share; 0 for too few words. It is taken of
 * all words (FNV-1a): of those that are filed, "we will not" and "we will" are the same.
 */
export function markOf(forms: readonly string[], speaker: string): number {
  if (forms.length < fewestWords) return 0;
  const said = `${forms.join(' ')}\n${speaker}`;
  let hash = 0x811c9dc5;
  for (let at = 0; at < said.length; at += 1) hash = Math.imul(hash ^ said.charCodeAt(at), 0x01000193);
  return hash >>> 1 || 1;
}

export function createTwins({ text, title }: Places, words: Numbers, speakers: Speakers): Twins {
  const marks: number[] = [];
  // Nearly every unit stands alone, so a list is made only where two share a mark.
  const byMark = new Map<number, number | number[]>();
  const groups: (number[] | undefined)[] = [];

  function isSame(one: number, other: number): boolean {
    if (speakers.ofUnit[one] !== speakers.ofUnit[other]) return false;
    const [start = 0, end = 0, from = 0, to = 0] = [text[one], title[one], text[other], title[other]];
    if (end - start !== to - from) return false;
    const all = words.all();
    for (let at = start; at < end; at += 1) if (all[at] !== all[at - start + from]) return false;
    return true;
  }

  function leave(list: number[], unit: number): void {
    list.splice(list.indexOf(unit), 1);
  }

  function removeOne(unit: number, mark: number): void {
    const marked = byMark.get(mark);
    if (typeof marked === 'number') byMark.delete(mark);
    else if (marked !== undefined) {
      leave(marked, unit);
      if (marked.length === 0) byMark.delete(mark);
    }
    const group = groups[unit];
    if (group === undefined) return;
    groups[unit] = undefined;
    leave(group, unit);
    if (group.length === 1) for (const last of group) groups[last] = undefined;
  }

  return {
    marks,
    add(unit, mark) {
      marks[unit] = mark;
      groups[unit] = undefined;
      if (mark === 0) return;
      const known = byMark.get(mark);
      if (known === undefined) {
        byMark.set(mark, unit);
        return;
      }
      const marked = typeof known === 'number' ? [known] : known;
      const twin = marked.find((other) => isSame(other, unit));
      marked.push(unit);
      byMark.set(mark, marked);
      if (twin === undefined) return;
      const group = groups[twin] ?? [twin];
      group.push(unit);
      groups[twin] = group;
      groups[unit] = group;
    },
    remove(first, end) {
      for (let unit = first; unit < end; unit += 1) {
        const mark = marks[unit] ?? 0;
        if (mark === 0) continue;
        marks[unit] = 0;
        removeOne(unit, mark);
      }
    },
    of: (unit) => groups[unit],
  };
}
