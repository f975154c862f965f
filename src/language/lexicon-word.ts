/** What a noun refers to: a body ("ministry"), several people ("officials"), or one person ("spokesman"). */
export type NounKind = 'body' | 'group' | 'role';

/** What the ending of a word suggests: "warned", "warning", "warns" (only after a sibilant: "-es"), "recently". */
export type WordForm = 'past' | 'progressive' | 'es-form' | 'adverb';

/** Personal and relative pronouns that can refer to a speaker, named by the English ones. */
export type Pronoun = 'he' | 'she' | 'they' | 'it' | 'i' | 'we' | 'who' | 'him' | 'her';

/** Words with a part in grammar that the extraction asks for one by one, named by the English ones. */
export type FunctionWord =
  | Pronoun
  | 'the'
  | 'a'
  | 'of'
  | 'for'
  | 'to'
  | 'by'
  | 'and'
  | 'or'
  | 'that'
  | 'as'
  | 'which'
  | 'according';

/**
 * The word lists that a lexicon looks words up in, one bit each. A token's `flags` are the bits of the lists it is
 * in.
 */
export const lexicalFlag = {
  /** Verbs that can introduce what somebody says: "warn". */
  cueVerb: 1 << 0,
  /** Verbs that hardly ever mean anything but speaking: "said". */
  plainCue: 1 << 1,
  preposition: 1 << 2,
  determiner: 1 << 3,
  conjunction: 1 << 4,
  pronoun: 1 << 5,
  /** Words that begin sentences with a capital and are no part of a name: "however". */
  opener: 1 << 6,
  /** Small words inside names: "von". */
  particle: 1 << 7,
  givenName: 1 << 8,
  /** Words that are both a surname and an opener: "will". */
  smallSurname: 1 << 9,
  /** Words that name a body or a place, but after a given name are a surname: "bush". */
  surnameWord: 1 << 10,
  /** Titles and offices before names: "senator". */
  title: 1 << 11,
  /** Forms of address: "mrs.". */
  address: 1 << 12,
  /** Words that qualify an office: "former". */
  officeModifier: 1 << 13,
  /** Words that tell offices of one kind apart: "foreign". */
  portfolio: 1 << 14,
  personNoun: 1 << 15,
  groupNoun: 1 << 16,
  bodyNoun: 1 << 17,
  /** Words that make a run of capital words the name of a body: "association". */
  bodyWord: 1 << 18,
  /** Bodies named in one word: "nato". */
  body: 1 << 19,
  place: 1 << 20,
  /** Peoples, languages and parties: "dutch". */
  demonym: 1 << 21,
  /** Days, months, feasts. */
  calendar: 1 << 22,
  /** Auxiliaries and adverbs that may stand between a source and its verb: "has also said". */
  auxiliary: 1 << 23,
  /** Words before a noun that are no part of its phrase: "who". */
  phraseBreak: 1 << 24,
  /** Words for oneself: "my". */
  firstPerson: 1 << 25,
  /** The commonest words, which titles of works have few of. */
  common: 1 << 26,
} as const;

export type LexicalFlag = keyof typeof lexicalFlag;

/** A word as written, and what the lexicon knows of it. */
export type LexiconWord = {
  /** Without its possessive or contracted ending. */
  readonly text: string;
  readonly lower: string;
  /** True if the word begins with a capital, or with an Arabic article before one: "al-Assad". */
  readonly capital: boolean;
  /** True if the word was written with a possessive or contracted ending: "Rutte’s", "he’d". */
  readonly contraction: boolean;
  /** Bits of {@link lexicalFlag}. */
  readonly flags: number;
  readonly noun: NounKind | null;
  readonly functionWord: FunctionWord | null;
  readonly form: WordForm | null;
};

/** True if a token's word is in one of the lists of `bits` ({@link lexicalFlag}s, joined with `|`). */
export function hasFlag(token: { readonly flags: number } | undefined, bits: number): boolean {
  return token !== undefined && (token.flags & bits) !== 0;
}
