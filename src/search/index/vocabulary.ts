import MiniSearch, { type AsPlainObject, type SearchOptions } from 'minisearch';
import { editDistance } from '../text/edit-distance.ts';
import { isStopWord, stem } from '../text/words.ts';

/** What a snapshot holds of a vocabulary. */
export type StoredVocabulary = {
  readonly forms: readonly string[];
  readonly uses: readonly number[];
  readonly stems: readonly string[];
  /** By form, its stem's number. */
  readonly stemOf: readonly number[];
  readonly shelves: Readonly<Record<string, AsPlainObject>>;
};

type Entry = { readonly id: number; readonly form: string };

/**
 * The words of a corpus. Forms and stems are numbered from 0; MiniSearch holds each form in use as a document of one
 * term and answers which forms are spelled like, or begin like, what was asked. There is one MiniSearch for each letter
 * that forms begin with, which makes looking for two slips several times faster.
 */
export type Vocabulary = {
  /** The number of a form, a new one if need be; -1 for a stop word. */
  number(form: string): number;
  /** Counts one more (or, with -1, one fewer) text that has the form. Forms no text has are not found. */
  count(id: number, change: 1 | -1): void;
  /** The number of a form that some text has, or -1. */
  find(form: string): number;
  /** The number of a form's stem. */
  stemOf(id: number): number;
  /** The same for a form as asked, where some text has it or another form of its stem; else -1. */
  knownStem(form: string): number;
  form(id: number): string;
  /** The one form most like a misspelled one: fewest edits, then most used, then first in the alphabet; -1 for none. */
  correct(form: string): number;
  /** Forms that begin like this, most used first. */
  beginning(prefix: string, limit: number): number[];
  store(): StoredVocabulary;
};

const options = {
  fields: ['form'],
  tokenize: (form: string) => [form],
  processTerm: (form: string) => form,
};

/** Shorter words have too many neighbours to guess among; longer ones are no words, and dear to compare. */
const shortestGuess = 4;
const longestGuess = 40;
const twoEdits = 8;
/** The shelf of forms that begin with none of a to z and 0 to 9: in other scripts, or with a letter like "ø". */
const otherScripts = 'other';

export function createVocabulary(stored?: StoredVocabulary): Vocabulary {
  const forms = stored ? [...stored.forms] : [];
  const uses = stored ? [...stored.uses] : [];
  const stemOf = stored ? [...stored.stemOf] : [];
  const numbers = new Map(forms.map((form, id) => [form, id]));
  const stems = new Map(stored?.stems.map((name, id) => [name, id]));
  const stemUses: number[] = new Array(stems.size).fill(0);
  for (const [id, stemId] of stemOf.entries()) stemUses[stemId] = (stemUses[stemId] ?? 0) + (uses[id] ?? 0);
  const shelves = new Map(
    Object.entries(stored?.shelves ?? {}).map(([first, shelf]) => [
      first,
      MiniSearch.loadJS<Entry>(shelf, options),
    ]),
  );

  const shelfName = (form: string) => (/^[a-z0-9]/.test(form) ? form.charAt(0) : otherScripts);

  function openShelf(form: string): MiniSearch<Entry> {
    const name = shelfName(form);
    const shelf = shelves.get(name) ?? new MiniSearch<Entry>(options);
    shelves.set(name, shelf);
    return shelf;
  }

  const lookUp = (form: string, how: SearchOptions, shelf = shelfName(form)): number[] =>
    (shelves.get(shelf)?.search(form, how) ?? []).map(({ id }) => id as number);

  // Whoever types "orsted" may mean "ørsted".
  const spelledLike = (form: string, fuzzy: number) =>
    [...new Set([shelfName(form), otherScripts])].flatMap((shelf) => lookUp(form, { fuzzy }, shelf));

  function knownStem(form: string): number {
    const stemId = stemOf[numbers.get(form) ?? -1] ?? stems.get(stem(form));
    return stemId !== undefined && (stemUses[stemId] ?? 0) > 0 ? stemId : -1;
  }

  function number(form: string): number {
    const known = numbers.get(form);
    if (known !== undefined) return known;
    if (isStopWord(form)) return -1;
    const id = forms.length;
    const name = stem(form);
    let stemId = stems.get(name);
    if (stemId === undefined) {
      stemId = stems.size;
      stems.set(name, stemId);
    }
    numbers.set(form, id);
    forms.push(form);
    uses.push(0);
    stemOf.push(stemId);
    return id;
  }

  function count(id: number, change: 1 | -1): void {
    const before = uses[id] ?? 0;
    uses[id] = before + change;
    const stemId = stemOf[id] ?? -1;
    stemUses[stemId] = (stemUses[stemId] ?? 0) + change;
    const entry = { id, form: forms[id] ?? '' };
    if (before === 0) openShelf(entry.form).add(entry);
    else if (before + change === 0) openShelf(entry.form).remove(entry);
  }

  function find(form: string): number {
    const id = numbers.get(form);
    return id !== undefined && (uses[id] ?? 0) > 0 ? id : -1;
  }

  /**
   * Forms one slip away that the shelf of the form's own letter does not tell: two neighbouring letters changed places
   * (two edits to MiniSearch), or the slip is in the first letter.
   */
  function* slipped(form: string): Generator<number> {
    for (let at = 1; at < form.length; at += 1)
      yield find(form.slice(0, at - 1) + form.charAt(at) + form.charAt(at - 1) + form.slice(at + 1));
    yield find(form.slice(1));
    for (const first of shelves.keys()) {
      yield find(first + form);
      yield find(first + form.slice(1));
    }
  }

  /** Of some forms the one to take, if any is within the edits allowed. */
  function nearest(form: string, candidates: Iterable<number>, allowed: number): number {
    let best = { id: -1, edits: allowed + 1, uses: 0, form: '' };
    for (const id of candidates) {
      if (id < 0) continue;
      const other = { id, edits: 0, uses: uses[id] ?? 0, form: forms[id] ?? '' };
      other.edits = editDistance(form, other.form);
      if (other.edits > allowed) continue;
      const order = best.edits - other.edits || other.uses - best.uses || (other.form < best.form ? 1 : -1);
      if (order > 0) best = other;
    }
    return best.id;
  }

  function correct(form: string): number {
    if (form.length < shortestGuess || form.length > longestGuess || !/^\p{L}+$/u.test(form)) return -1;
    const near = nearest(form, [...spelledLike(form, 1), ...slipped(form)], 1);
    return near >= 0 || form.length < twoEdits ? near : nearest(form, spelledLike(form, 2), 2);
  }

  function beginning(prefix: string, limit: number): number[] {
    const order = (a: number, b: number) =>
      (uses[b] ?? 0) - (uses[a] ?? 0) || ((forms[a] ?? '') < (forms[b] ?? '') ? -1 : 1);
    return lookUp(prefix, { prefix: true }).sort(order).slice(0, limit);
  }

  return {
    number,
    count,
    find,
    stemOf: (id) => stemOf[id] ?? -1,
    knownStem,
    form: (id) => forms[id] ?? '',
    correct,
    beginning,
    store: () => ({
      forms,
      uses,
      stems: [...stems.keys()],
      stemOf,
      shelves: Object.fromEntries([...shelves].map(([first, shelf]) => [first, shelf.toJSON()])),
    }),
  };
}
