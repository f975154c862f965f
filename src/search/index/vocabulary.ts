import MiniSearch, { type AsPlainObject, type SearchOptions } from 'minisearch';
import { englishSearch } from '../../language/en/searching/search-language.ts';
import { editDistance } from '../text/edit-distance.ts';

/** A vocabulary as a snapshot holds it. */
export type StoredVocabulary = {
  readonly forms: readonly string[];
  /** By form: how often it occurs. */
  readonly occurrences: readonly number[];
  readonly stems: readonly string[];
  /** By form: the number of its stem. */
  readonly stemOf: readonly number[];
  readonly partitions: Readonly<Record<string, AsPlainObject>>;
};

type FormDocument = { readonly id: number; readonly form: string };

/**
 * The words of a corpus. Forms and stems are numbered from 0. MiniSearch holds each form in use as a document of one
 * term and finds forms by prefix and by edit distance. There is one MiniSearch per first letter: finding forms two
 * edits away is several times faster in the smaller trees.
 */
export type Vocabulary = {
  /** Returns the number of a form, a new one if it is unknown; -1 for a stop word. */
  intern(form: string): number;
  /** Adds 1 or -1 to a form's occurrences. Forms without occurrences are not found. */
  count(id: number, change: 1 | -1): void;
  /** Returns the number of a form that occurs, or -1. */
  find(form: string): number;
  /** Returns the stem of a form, by their numbers. */
  stemOf(id: number): number;
  /** Returns the stem of a typed form if any form of that stem occurs, or -1. */
  findStem(form: string): number;
  form(id: number): string;
  /** Returns the most similar form that occurs: fewest edits, then most occurrences, then alphabet; -1 for none. */
  correct(form: string): number;
  /** Returns forms that start with `prefix`, by descending occurrences. */
  completions(prefix: string, limit: number): number[];
  toStored(): StoredVocabulary;
};

const options = {
  fields: ['form'],
  tokenize: (form: string) => [form],
  processTerm: (form: string) => form,
};

/** Lengths (letters) of words that are corrected: shorter ones have too many neighbours, longer ones are no words. */
const minCorrected = 4;
const maxCorrected = 40;
/** From this length, two edits are allowed. */
const minForTwoEdits = 8;
/** Partition of forms that begin with neither a–z nor 0–9: other scripts, or a letter such as "ø". */
const otherScripts = 'other';

const partitionName = (form: string) => (/^[a-z0-9]/.test(form) ? form.charAt(0) : otherScripts);

export function createVocabulary(stored?: StoredVocabulary): Vocabulary {
  const forms = stored ? [...stored.forms] : [];
  const occurrences = stored ? [...stored.occurrences] : [];
  const stemOf = stored ? [...stored.stemOf] : [];
  const numbers = new Map(forms.map((form, id) => [form, id]));
  const stems = new Map(stored?.stems.map((name, id) => [name, id]));
  const stemOccurrences: number[] = new Array(stems.size).fill(0);
  for (const [id, stemId] of stemOf.entries())
    stemOccurrences[stemId] = (stemOccurrences[stemId] ?? 0) + (occurrences[id] ?? 0);
  const partitions = new Map(
    Object.entries(stored?.partitions ?? {}).map(([name, partition]) => [
      name,
      MiniSearch.loadJS<FormDocument>(partition, options),
    ]),
  );

  function partitionFor(form: string): MiniSearch<FormDocument> {
    const name = partitionName(form);
    const partition = partitions.get(name) ?? new MiniSearch<FormDocument>(options);
    partitions.set(name, partition);
    return partition;
  }

  const lookUp = (form: string, how: SearchOptions, partition = partitionName(form)): number[] =>
    (partitions.get(partition)?.search(form, how) ?? []).map(({ id }) => id as number);

  // Other scripts are searched too: "orsted" may mean "ørsted".
  const withinEdits = (form: string, fuzzy: number) =>
    [...new Set([partitionName(form), otherScripts])].flatMap((name) => lookUp(form, { fuzzy }, name));

  function findStem(form: string): number {
    const stemId = stemOf[numbers.get(form) ?? -1] ?? stems.get(englishSearch.stem(form));
    return stemId !== undefined && (stemOccurrences[stemId] ?? 0) > 0 ? stemId : -1;
  }

  function intern(form: string): number {
    const known = numbers.get(form);
    if (known !== undefined) return known;
    if (englishSearch.isStopWord(form)) return -1;
    const id = forms.length;
    const name = englishSearch.stem(form);
    let stemId = stems.get(name);
    if (stemId === undefined) {
      stemId = stems.size;
      stems.set(name, stemId);
    }
    numbers.set(form, id);
    forms.push(form);
    occurrences.push(0);
    stemOf.push(stemId);
    return id;
  }

  function count(id: number, change: 1 | -1): void {
    const before = occurrences[id] ?? 0;
    occurrences[id] = before + change;
    const stemId = stemOf[id] ?? -1;
    stemOccurrences[stemId] = (stemOccurrences[stemId] ?? 0) + change;
    const document = { id, form: forms[id] ?? '' };
    if (before === 0) partitionFor(document.form).add(document);
    else if (before + change === 0) partitionFor(document.form).remove(document);
  }

  function find(form: string): number {
    const id = numbers.get(form);
    return id !== undefined && (occurrences[id] ?? 0) > 0 ? id : -1;
  }

  /**
   * Yields forms one edit away that `withinEdits` misses: two neighbouring letters swapped (two edits for
   * MiniSearch), or another first letter (another partition).
   */
  function* swappedOrOtherFirst(form: string): Generator<number> {
    for (let index = 1; index < form.length; index += 1)
      yield find(
        form.slice(0, index - 1) + form.charAt(index) + form.charAt(index - 1) + form.slice(index + 1),
      );
    yield find(form.slice(1));
    for (const first of partitions.keys()) {
      yield find(first + form);
      yield find(first + form.slice(1));
    }
  }

  /** Returns the best of some forms within `maxEdits`, or -1; see `Vocabulary.correct`. */
  function nearest(form: string, candidates: Iterable<number>, maxEdits: number): number {
    let best = { id: -1, edits: maxEdits + 1, occurrences: 0, form: '' };
    for (const id of candidates) {
      if (id < 0) continue;
      const other = { id, edits: 0, occurrences: occurrences[id] ?? 0, form: forms[id] ?? '' };
      other.edits = editDistance(form, other.form);
      if (other.edits > maxEdits) continue;
      const order =
        best.edits - other.edits || other.occurrences - best.occurrences || (other.form < best.form ? 1 : -1);
      if (order > 0) best = other;
    }
    return best.id;
  }

  function correct(form: string): number {
    if (form.length < minCorrected || form.length > maxCorrected || !/^\p{L}+$/u.test(form)) return -1;
    const near = nearest(form, [...withinEdits(form, 1), ...swappedOrOtherFirst(form)], 1);
    return near >= 0 || form.length < minForTwoEdits ? near : nearest(form, withinEdits(form, 2), 2);
  }

  function completions(prefix: string, limit: number): number[] {
    const compare = (a: number, b: number) =>
      (occurrences[b] ?? 0) - (occurrences[a] ?? 0) || ((forms[a] ?? '') < (forms[b] ?? '') ? -1 : 1);
    return lookUp(prefix, { prefix: true }).sort(compare).slice(0, limit);
  }

  return {
    intern,
    count,
    find,
    stemOf: (id) => stemOf[id] ?? -1,
    findStem,
    form: (id) => forms[id] ?? '',
    correct,
    completions,
    toStored: () => ({
      forms,
      occurrences,
      stems: [...stems.keys()],
      stemOf,
      partitions: Object.fromEntries([...partitions].map(([name, one]) => [name, one.toJSON()])),
    }),
  };
}
