import { createDuplicates, type Duplicates } from './duplicates.ts';
import { maxUnits, type Postings } from './postings.ts';
import { createSpeakers, type Speakers } from './speakers.ts';
import { createUint32List, type Uint32List } from './uint32-list.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** What is ranked: a quote, or a document of a test collection. */
export type Unit = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** The text around it. */
  readonly context?: string;
  readonly speaker?: string;
  /** The speaker's office. */
  readonly role?: string;
};

/** Units that belong together, in order: an article's quotes or paragraphs. A unit may be an entry of its own. */
export type Entry = {
  readonly id: string;
  readonly units: readonly Unit[];
  /** The article's full text, if it is more than the text of its units. */
  readonly text?: string;
};

/** An entry's number, its units (`firstUnit` to `endUnit`, exclusive) and the token range of its full text. */
export type EntryRange = {
  number: number;
  firstUnit: number;
  endUnit: number;
  textStart: number;
  textEnd: number;
};

/** Columns by unit number. Positions are indexes into `Collection.tokens`; each field ends where the next starts. */
export type Units = {
  readonly ids: string[];
  /** Number of the unit's entry, or -1 if the unit is the only one of its entry. */
  readonly entry: number[];
  readonly textStart: number[];
  readonly titleStart: number[];
  readonly contextStart: number[];
  readonly speakerStart: number[];
  readonly end: number[];
};

/** An inverted index in plain columns, so that a query allocates next to nothing. */
export type Collection = {
  readonly vocabulary: Vocabulary;
  /** Form numbers of all fields of all units, one after the other, without stop words. */
  readonly tokens: Uint32List;
  readonly units: Units;
  readonly speakers: Speakers;
  readonly duplicates: Duplicates;
  /** By stem: units that contain it. */
  readonly postings: Postings;
  /** By stem: entries whose full text contains it. */
  readonly articlePostings: Postings;
  readonly entries: Map<string, EntryRange>;
  /** By entry number, in tokens; 0 for removed entries. */
  readonly articleLengths: number[];
  /** Counts and total lengths (in tokens) of what is indexed now; averages are computed from them. */
  readonly totals: {
    units: number;
    textLength: number;
    titleLength: number;
    contextLength: number;
    articles: number;
    articleLength: number;
  };
};

export function createCollection(): Collection {
  const tokens = createUint32List();
  const units: Units = {
    ids: [],
    entry: [],
    textStart: [],
    titleStart: [],
    contextStart: [],
    speakerStart: [],
    end: [],
  };
  const speakers = createSpeakers();
  return {
    vocabulary: createVocabulary(),
    tokens,
    units,
    speakers,
    duplicates: createDuplicates(units, tokens, speakers),
    postings: [],
    articlePostings: [],
    entries: new Map(),
    articleLengths: [],
    totals: { units: 0, textLength: 0, titleLength: 0, contextLength: 0, articles: 0, articleLength: 0 },
  };
}

/** True if more unit numbers are unused than used, or numbers run out: build the collection anew. */
export function needsCompaction({ units, totals }: Collection): boolean {
  const numbered = units.ids.length;
  return numbered > 2 * totals.units + 1000 || numbered > maxUnits;
}
