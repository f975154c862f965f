import type { Collection, EntryRange } from './collection.ts';
import { createDuplicates } from './duplicates.ts';
import type { Postings } from './postings.ts';
import { createSpeakers } from './speakers.ts';
import { createUint32List } from './uint32-list.ts';
import { createVocabulary, type StoredVocabulary } from './vocabulary.ts';

/** A collection as a snapshot holds it: strings as JSON, everything else as one array of numbers. */
export type StoredCollection = {
  readonly names: {
    readonly vocabulary: StoredVocabulary;
    readonly ids: readonly string[];
    readonly speakers: readonly string[];
    readonly entries: readonly (readonly [string, EntryRange])[];
    readonly totals: Collection['totals'];
  };
  readonly numbers: Uint32Array;
};

const columns = ['textStart', 'titleStart', 'contextStart', 'speakerStart', 'end'] as const;

function postingsLength(postings: Postings): number {
  return postings.reduce((sum, list) => sum + list.length, 1 + postings.length);
}

/** Serializes a collection. Each list is preceded by its length. */
export function storeCollection(collection: Collection): StoredCollection {
  const { vocabulary, tokens, units, speakers, duplicates, postings, articlePostings } = collection;
  const { entries, articleLengths, totals } = collection;
  const all = tokens.all();
  const size = 7 + (columns.length + 2) * (units.ids.length + 1) + all.length + articleLengths.length;
  const numbers = new Uint32Array(size + postingsLength(postings) + postingsLength(articlePostings));
  let offset = 0;
  const put = (list: ArrayLike<number>) => {
    numbers[offset++] = list.length;
    numbers.set(list, offset);
    offset += list.length;
  };
  put(all);
  for (const column of columns) put(units[column]);
  // -1 (no entry) does not fit an unsigned number.
  put(units.entry.map((entry) => entry + 1));
  put(duplicates.fingerprints);
  put(articleLengths);
  for (const lists of [postings, articlePostings]) {
    numbers[offset++] = lists.length;
    for (const list of lists) put(list);
  }
  return {
    names: {
      vocabulary: vocabulary.toStored(),
      ids: units.ids,
      speakers: units.ids.map((_, unit) => speakers.name(speakers.ofUnit[unit] ?? -1)),
      entries: [...entries],
      totals,
    },
    numbers: numbers.subarray(0, offset),
  };
}

/** Copies to a plain array; three times as fast as `Array.from`, and a start copies tens of millions of numbers. */
function toArray(numbers: Uint32Array): number[] {
  const list: number[] = new Array(numbers.length);
  for (let index = 0; index < numbers.length; index++) list[index] = numbers[index] ?? 0;
  return list;
}

/** Restores a collection from `storeCollection`'s output, which is not validated. */
export function restoreCollection({ names, numbers }: StoredCollection): Collection {
  let offset = 0;
  const take = () => {
    const length = numbers[offset++] ?? 0;
    offset += length;
    return numbers.subarray(offset - length, offset);
  };
  const takePostings = (): Postings => {
    const lists: Postings = [];
    for (let left = numbers[offset++] ?? 0; left > 0; left -= 1) lists.push(toArray(take()));
    return lists;
  };
  const tokens = createUint32List(take().slice());
  const [textStart = [], titleStart = [], contextStart = [], speakerStart = [], end = []] = columns.map(() =>
    toArray(take()),
  );
  const entry = toArray(take()).map((number) => number - 1);
  const fingerprints = take();
  const articleLengths = toArray(take());
  const [postings, articlePostings] = [takePostings(), takePostings()];
  const vocabulary = createVocabulary(names.vocabulary);
  const speakers = createSpeakers();
  for (const [unit, name] of names.speakers.entries()) {
    const forms = tokens.all().subarray(speakerStart[unit], end[unit]);
    speakers.add(unit, name, [...new Set(Array.from(forms, (form) => vocabulary.stemOf(form)))]);
  }
  const duplicates = createDuplicates({ textStart, titleStart }, tokens, speakers);
  for (const [unit, fingerprint] of fingerprints.entries()) duplicates.add(unit, fingerprint);
  return {
    vocabulary,
    tokens,
    units: { ids: [...names.ids], entry, textStart, titleStart, contextStart, speakerStart, end },
    speakers,
    duplicates,
    postings,
    articlePostings,
    entries: new Map(names.entries),
    articleLengths,
    totals: { ...names.totals },
  };
}
