import type { Collection, Place } from './collection.ts';
import { createTwins } from './duplicates.ts';
import { createNumbers } from './numbers.ts';
import type { Postings } from './postings.ts';
import { createSpeakers } from './speakers.ts';
import { createVocabulary, type StoredVocabulary } from './vocabulary.ts';

/** A collection as a snapshot holds it: names as JSON, everything else as one run of numbers. */
export type StoredCollection = {
  readonly names: {
    readonly vocabulary: StoredVocabulary;
    readonly ids: readonly string[];
    readonly speakers: readonly string[];
    readonly entries: readonly (readonly [string, Place])[];
    readonly totals: Collection['totals'];
  };
  readonly numbers: Uint32Array;
};

const columns = ['text', 'title', 'context', 'speaker', 'end'] as const;

function postingsLength(postings: Postings): number {
  return postings.reduce((sum, list) => sum + list.length, 1 + postings.length);
}

/** Takes a collection apart. */
export function storeCollection(collection: Collection): StoredCollection {
  const { vocabulary, words, units, speakers, twins, postings, wholes } = collection;
  const { entries, wholeLength, totals } = collection;
  const all = words.all();
  const size = 7 + (columns.length + 2) * (units.ids.length + 1) + all.length + wholeLength.length;
  const numbers = new Uint32Array(size + postingsLength(postings) + postingsLength(wholes));
  let at = 0;
  const put = (list: ArrayLike<number>) => {
    numbers[at++] = list.length;
    numbers.set(list, at);
    at += list.length;
  };
  put(all);
  for (const column of columns) put(units[column]);
  put(units.entry.map((entry) => entry + 1));
  put(twins.marks);
  put(wholeLength);
  for (const lists of [postings, wholes]) {
    numbers[at++] = lists.length;
    for (const list of lists) put(list);
  }
  const spoken = units.ids.map((_, unit) => speakers.name(speakers.ofUnit[unit] ?? -1));
  return {
    names: {
      vocabulary: vocabulary.store(),
      ids: units.ids,
      speakers: spoken,
      entries: [...entries],
      totals,
    },
    numbers: numbers.subarray(0, at),
  };
}

/** `Array.from` for numbers, in a third of the time: a start copies tens of millions of them. */
function listOf(numbers: Uint32Array): number[] {
  const list: number[] = new Array(numbers.length);
  for (let at = 0; at < numbers.length; at++) list[at] = numbers[at] ?? 0;
  return list;
}

/** Puts a collection together again. Trusts what it is given: whoever read the bytes has checked them. */
export function restoreCollection({ names, numbers }: StoredCollection): Collection {
  let at = 0;
  const take = () => {
    const length = numbers[at++] ?? 0;
    at += length;
    return numbers.subarray(at - length, at);
  };
  const takeLists = (): Postings => {
    const lists: Postings = [];
    for (let left = numbers[at++] ?? 0; left > 0; left -= 1) lists.push(listOf(take()));
    return lists;
  };
  const words = createNumbers(take().slice());
  const [text = [], title = [], context = [], speaker = [], end = []] = columns.map(() => listOf(take()));
  const entry = listOf(take()).map((number) => number - 1);
  const marks = take();
  const wholeLength = listOf(take());
  const [postings, wholes] = [takeLists(), takeLists()];
  const vocabulary = createVocabulary(names.vocabulary);
  const speakers = createSpeakers();
  for (const [unit, name] of names.speakers.entries()) {
    const forms = words.all().subarray(speaker[unit], end[unit]);
    speakers.add(unit, name, [...new Set(Array.from(forms, (form) => vocabulary.stemOf(form)))]);
  }
  const twins = createTwins({ text, title }, words, speakers);
  for (const [unit, mark] of marks.entries()) twins.add(unit, mark);
  return {
    vocabulary,
    words,
    units: { ids: [...names.ids], entry, text, title, context, speaker, end },
    speakers,
    twins,
    postings,
    wholes,
    entries: new Map(names.entries),
    wholeLength,
    totals: { ...names.totals },
  };
}
