import type { Forest } from './forest.ts';
import type { Lexicon } from './lexicon.ts';

export type Gender = 'male' | 'female';

/** How names are told from what stands around them. Words are in lower case where nothing else is said. */
export type NameRules = {
  /** Places of two words, with one space between: "new york". */
  readonly twoWordPlaces: ReadonlySet<string>;
  /** Words after which a month or a day is no given name: "in May". */
  readonly beforeDates: ReadonlySet<string>;
  /** Words after a surname: "jr.". */
  readonly generationSuffixes: ReadonlySet<string>;
  /** Acronyms, as written, that look like a small word in lower case: "US". */
  readonly originAcronyms: ReadonlySet<string>;
  /** Matches a party and a state as written after a politician's name: "R-Utah". */
  readonly affiliation: RegExp;
};

/**
 * What words tell about somebody's gender, or `null` where they do not. Words are in lower case, names without
 * accents.
 */
export type GenderRules = {
  readonly ofTitle: (title: string) => Gender | null;
  readonly ofRole: (noun: string) => Gender | null;
  readonly ofGivenName: (name: string) => Gender | null;
};

/** How the office of a person is read from the words around a name. Words are in lower case. */
export type OfficeRules = {
  /** Returns the one word for nouns that mean the same office: "senator" for "sen.". */
  readonly canonical: (noun: string) => string;
  /** Returns the canonical offices that a broader noun may stand for: a "lawmaker" may be a senator. */
  readonly narrower: (noun: string) => readonly string[];
  /** Nouns for a relation to somebody ("wife") or for no office ("guest"). */
  readonly noOffice: ReadonlySet<string>;
  /** "mr", "mrs.": address and not office. */
  readonly courtesy: ReadonlySet<string>;
  /** Words that begin a clause: an office ends before them. */
  readonly clauseOpeners: ReadonlySet<string>;
  /** Determiners of a description that introduces somebody new or somebody's relation: "a", "her". */
  readonly indefinite: ReadonlySet<string>;
};

/** How an article tells that somebody did not say something, or that one quotes another. Words are in lower case. */
export type DenialRules = {
  readonly denying: ReadonlySet<string>;
  /** Nouns and verbs for what was allegedly said: "claims", "saying". */
  readonly alleged: ReadonlySet<string>;
  readonly forged: ReadonlySet<string>;
  /** What can be forged: "video". */
  readonly media: ReadonlySet<string>;
  readonly accusing: ReadonlySet<string>;
  /** Words that begin another clause: "but". */
  readonly linking: ReadonlySet<string>;
  /** "only": a negation before it does not deny. */
  readonly limiting: ReadonlySet<string>;
  /** Matches "not", "never", "didn’t". */
  readonly negation: RegExp;
  /** "never", where a name stands before it. */
  readonly never: ReadonlySet<string>;
  /** "quoted", "citing". */
  readonly quoting: ReadonlySet<string>;
  /** "saying", in "quoted her as saying". */
  readonly passingOn: ReadonlySet<string>;
};

/** Words that tell statements from titles, names and scare quotes. In lower case. */
export type StatementRules = {
  /** Words before the name of a thing: "called", "series". */
  readonly naming: ReadonlySet<string>;
  /** Determiners and the like right before the name of a thing: "the", "his". */
  readonly beforeTitles: ReadonlySet<string>;
  /** Nouns of which somebody's words are said: "Rutte’s letter said" is Rutte. */
  readonly utterances: ReadonlySet<string>;
  /** Matches an attribution at the end of a quotation that nobody closed: ", Anna Berg said". */
  readonly trailingAttribution: RegExp;
};

/** How transcripts label their speakers. */
export type TranscriptRules = {
  /** Matches labels of somebody without a name: "Q", "MODERATOR". */
  readonly unnamedLabel: RegExp;
  /** Words that a label may have in lower case: "of". As written. */
  readonly labelWords: ReadonlySet<string>;
  /** Matches what a site puts below an article: "Follow us on …". */
  readonly siteNote: RegExp;
};

/** The trained models: which mention is a quote's source, whom a pronoun means, what is a statement. */
export type QuotingModels = {
  readonly source: Forest;
  readonly referent: Forest;
  readonly statement: Forest;
};

/** What finding quotes and their speakers needs to know of a language. */
export type QuotingLanguage = {
  readonly lexicon: Lexicon;
  /** Abbreviations that end with a point, in lower case: "sen.". */
  readonly abbreviations: ReadonlySet<string>;
  readonly names: NameRules;
  readonly genders: GenderRules;
  readonly offices: OfficeRules;
  readonly denials: DenialRules;
  readonly statements: StatementRules;
  readonly transcripts: TranscriptRules;
  readonly models: QuotingModels;
};
