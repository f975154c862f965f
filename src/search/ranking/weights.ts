/**
 * Every number of the ranking, one set for all collections, measured by `npm run bench:search`.
 * docs/search.md tells what each is worth.
 */
export const weights = {
  /** BM25F (Robertson, Zaragoza & Taylor 2004): how soon a word said again stops counting. */
  saturation: 1.4,
  text: { weight: 1, length: 0.55 },
  title: { weight: 3, length: 0.7 },
  /** The paragraph around a quote. */
  context: { weight: 0.3, length: 0.55 },
  /** Rare words count for more than their idf says. */
  rarity: 1.2,
  /** How soon a word repeated in the question stops counting. */
  repetition: 2,
  /** Of what a word like "what" or "about" would count. */
  filler: 0.6,
  /** The whole article's own BM25, added to each of its units. */
  article: { weight: 0.85, saturation: 3, length: 0.75 },
  /** Of the score of the unit before and of the unit after. */
  neighbour: 0.15,
  /** What the question calls the speaker: a name or an office. */
  speaker: 0.8,
  /** Words in the very form they were asked in, beside their stem. */
  exactForm: 0.35,
  /** Neighbouring words of the question that stand close to each other. */
  closeness: 0.15,
  /** How many of the best are looked at for exact forms and closeness. */
  looked: 50,
  /** Of the words that begin like the word being typed, how many are tried. */
  beginnings: 6,
} as const;

/** When to say nothing. */
export const thresholds = {
  /** The evidence (evidence.ts) that the best unit must reach for the question to count as answered. */
  answered: 0.73,
  /** Once it is, others are listed that reach this share of the best's score. */
  listed: 0.5,
} as const;
