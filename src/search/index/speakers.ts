import { englishSearch } from '../../language/en/searching/search-language.ts';
import { formsOf } from '../text/words.ts';
import { removeRange } from './postings.ts';

/**
 * The speakers of all units, and every word that any article names them by. An office that one article gives
 * ("NATO chief") also finds the person's quotes in articles that do not give it.
 */
export type Speakers = {
  /** Speaker numbers by unit; -1 for units without a named speaker. */
  readonly ofUnit: number[];
  /** Adds the next unit; `name` is empty if nobody is named, `stems` are of the name and office. */
  add(unit: number, name: string, stems: readonly number[]): void;
  /** Removes the units from `first` to `end` (exclusive); `stemsOf` returns the stems a unit was added with. */
  remove(first: number, end: number, stemsOf: (unit: number) => readonly number[]): void;
  /** Returns the speakers that a word names. */
  namedBy(stem: number): Iterable<number>;
  isNamedBy(speaker: number, stem: number): boolean;
  /** Returns the speaker's units, ascending. */
  units(speaker: number): readonly number[];
  name(speaker: number): string;
  /** Returns how many speakers have a unit. */
  count(): number;
};

/** Returns one key for all spellings of a name: Zelensky and Zelenskyy are one speaker. */
export function speakerKey(name = ''): string {
  return formsOf(name).map(englishSearch.spelling).join(' ');
}

export function createSpeakers(): Speakers {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const units: number[][] = [];
  const ofUnit: number[] = [];
  /** By stem and speaker: how many units name the speaker with it. */
  const naming = new Map<number, Map<number, number>>();
  let withUnits = 0;

  function changeNaming(speaker: number, stems: readonly number[], by: 1 | -1): void {
    for (const stem of stems) {
      const counts = naming.get(stem) ?? new Map<number, number>();
      const count = (counts.get(speaker) ?? 0) + by;
      if (count > 0) counts.set(speaker, count);
      else counts.delete(speaker);
      naming.set(stem, counts);
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
      const own = units[speaker] ?? [];
      if (own.length === 0) withUnits += 1;
      own.push(unit);
      ofUnit[unit] = speaker;
      changeNaming(speaker, stems, 1);
    },
    remove(first, end, stemsOf) {
      for (let unit = first; unit < end; unit += 1) {
        const speaker = ofUnit[unit] ?? -1;
        const own = units[speaker];
        if (own === undefined) continue;
        changeNaming(speaker, stemsOf(unit), -1);
        if (own.length > 0) {
          removeRange(own, first, end);
          if (own.length === 0) withUnits -= 1;
        }
        ofUnit[unit] = -1;
      }
    },
    namedBy: (stem) => naming.get(stem)?.keys() ?? [],
    isNamedBy: (speaker, stem) => naming.get(stem)?.has(speaker) ?? false,
    units: (speaker) => units[speaker] ?? [],
    name: (speaker) => names[speaker] ?? '',
    count: () => withUnits,
  };
}
