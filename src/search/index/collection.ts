import { createTwins, type Twins } from './duplicates.ts';
import { createNumbers, type Numbers } from './numbers.ts';
import { mostUnits, type Postings } from './postings.ts';
import { createSpeakers, type Speakers } from './speakers.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** What is searched for as one: a quote, or a document of a test collection. */
export type Unit = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** What stands around the text. */
  readonly context?: string;
  readonly speaker?: string;
  /** The speaker's office. */
  readonly role?: string;
};

/** Units that belong together, in order: an article's quotes or paragraphs. A unit of its own is an entry of one. */
export type Entry = {
  readonly id: string;
  readonly units: readonly Unit[];
  /** The whole article's text, where it is more than the units' texts. */
  readonly text?: string;
};

/** Where an entry's units and the words of its whole text stand. */
export type Place = { number: number; first: number; end: number; wholeStart: number; wholeEnd: number };

/** The columns of the units, by unit number. Words are form numbers without stop words, one after the other in `words`. */
export type Units = {
  readonly ids: string[];
  /** The entry's number, or -1 for a unit that is all there is to its entry. */
  readonly entry: number[];
  readonly text: number[];
  readonly title: number[];
  readonly context: number[];
  readonly speaker: number[];
  readonly end: number[];
};

/** Everything the ranking reads; plain columns, so that a query allocates next to nothing. */
export type Collection = {
  readonly vocabulary: Vocabulary;
  readonly words: Numbers;
  readonly units: Units;
  readonly speakers: Speakers;
  readonly twins: Twins;
  /** By stem: the units that have it. */
  readonly postings: Postings;
  /** By stem: the entries whose whole text has it. */
  readonly wholes: Postings;
  readonly entries: Map<string, Place>;
  /** By entry number, in words. */
  readonly wholeLength: number[];
  /** Sums over what is there now, for averages. */
  readonly totals: {
    units: number;
    text: number;
    title: number;
    context: number;
    wholes: number;
    whole: number;
  };
};

export function createCollection(): Collection {
  const words = createNumbers();
  const units: Units = { ids: [], entry: [], text: [], title: [], context: [], speaker: [], end: [] };
  const speakers = createSpeakers();
  return {
    vocabulary: createVocabulary(),
    words,
    units,
    speakers,
    twins: createTwins(units, words, speakers),
    postings: [],
    wholes: [],
    entries: new Map(),
    wholeLength: [],
    totals: { units: 0, text: 0, title: 0, context: 0, wholes: 0, whole: 0 },
  };
}

/** Whether more numbers have been used up than are in use, or they run out: time to number all anew. */
export function isWorn({ units, totals }: Collection): boolean {
  const used = units.ids.length;
  return used > 2 * totals.units + 1000 || used > mostUnits;
}
