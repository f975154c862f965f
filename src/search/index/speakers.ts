import { cutUnits } from './postings.ts';

/**
 * Who speaks, and every word that any article names them by. An office that one article gives ("NATO chief") so finds
 * the person's quotes in articles that give another or none.
 */
export type Speakers = {
  /** Speaker numbers by unit; -1 where nobody is named. */
  readonly ofUnit: number[];
  add(unit: number, name: string, stems: readonly number[]): void;
  /** Forgets units from `first` up to, not including, `end`; `stemsOf` gives the stems each was added with. */
  remove(first: number, end: number, stemsOf: (unit: number) => readonly number[]): void;
  /** Speakers that a word names, as far as any unit of theirs is left. */
  namedBy(stem: number): Iterable<number>;
  isNamedBy(speaker: number, stem: number): boolean;
  /** The speaker's units, in order. */
  units(speaker: number): readonly number[];
  name(speaker: number): string;
  /** How many speakers have a unit. */
  count(): number;
};

export function createSpeakers(): Speakers {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const units: number[][] = [];
  const ofUnit: number[] = [];
  /** By stem and speaker, how many units name the speaker so. */
  const naming = new Map<number, Map<number, number>>();
  let living = 0;

  function change(speaker: number, stems: readonly number[], by: 1 | -1): void {
    for (const stem of stems) {
      const named = naming.get(stem) ?? new Map<number, number>();
      const times = (named.get(speaker) ?? 0) + by;
      if (times > 0) named.set(speaker, times);
      else named.delete(speaker);
      naming.set(stem, named);
    }
  }

  return {
    ofUnit,
    add(unit, name, stems) {
      ofUnit[unit] = -1;
      if (name === '') return;
      let speaker = numbers.get(name);
      if (speaker === undefined) {
        speaker = names.length;
        numbers.set(name, speaker);
        names.push(name);
        units.push([]);
      }
      const spoken = units[speaker] ?? [];
      if (spoken.length === 0) living += 1;
      spoken.push(unit);
      ofUnit[unit] = speaker;
      change(speaker, stems, 1);
    },
    remove(first, end, stemsOf) {
      for (let unit = first; unit < end; unit += 1) {
        const speaker = ofUnit[unit] ?? -1;
        const spoken = units[speaker];
        if (spoken === undefined) continue;
        change(speaker, stemsOf(unit), -1);
        if (spoken.length > 0) {
          cutUnits(spoken, first, end);
          if (spoken.length === 0) living -= 1;
        }
        ofUnit[unit] = -1;
      }
    },
    namedBy: (stem) => naming.get(stem)?.keys() ?? [],
    isNamedBy: (speaker, stem) => naming.get(stem)?.has(speaker) ?? false,
    units: (speaker) => units[speaker] ?? [],
    name: (speaker) => names[speaker] ?? '',
    count: () => living,
  };
}
