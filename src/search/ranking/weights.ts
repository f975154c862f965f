/** All parameters of the ranking, one set for every collection, tuned with `npm run bench:search` (see docs/search.md). */
export const weights = {
  /** BM25F's k1: how soon repetitions of a word stop counting. */
  saturation: 1.4,
  /** `length` is BM25's b, `weight` a field's weight. */
  text: { weight: 1, length: 0.55 },
  title: { weight: 3, length: 0.7 },
  /** The paragraph around a quote. */
  context: { weight: 0.3, length: 0.55 },
  /** Exponent of the idf: above 1, rare words count for more. */
  rarity: 1.2,
  /** k1 for words repeated in the question. */
  repetition: 2,
  /** Weight of fillers ("what", "about") in the question. */
  filler: 0.6,
  /** The whole article's BM25, added to each of its units. */
  article: { weight: 0.85, saturation: 3, length: 0.75 },
  /** Share of the scores of the unit before and of the unit after. */
  neighbour: 0.15,
  /** Words of the question that name the speaker or the office. */
  speaker: 0.8,
  /** Reranking: words in the exact form typed. */
  exactForm: 0.35,
  /** Reranking: neighbouring words of the question close together. */
  closeness: 0.15,
  /** How many of the best units are reranked. */
  reranked: 50,
  /**
   * Meaning: `likeness` is the evidence for a cosine of 1, `brevity` what a unit without words loses. Quotes are shorter
   * than documents, share fewer words with a question, and may be fragments.
   */
  meaning: {
    quote: { likeness: 4, brevity: 0.4 },
    document: { likeness: 1.25, brevity: 0 },
  },
  /** From so many words on (stop words left out) a unit is no fragment. */
  fragment: 8,
  /** With meaning, the best of each are ranked by the sum of both. */
  candidates: { words: 1000, meaning: 100 },
  /** Factors of the evidence that a question is answered (confidence.ts). */
  evidence: { likeness: 1.8, ownCoverage: 1.4, maxLead: 1 },
  /** How many completions of a word still being typed are searched for. */
  completions: 6,
} as const;

export const thresholds = {
  /** Least strength (confidence.ts) of the best unit for the question to count as answered. */
  answered: { withMeaning: 2.7, byWords: 1.9 },
  /**
   * Least for the best unit to be shown as near. With meaning: `likeness + words * (words' confidence)`; by words alone:
   * the share of the question's content that the unit has.
   */
  near: { withMeaning: 0.35, words: 0.3, coverage: 0.3 },
  /** A speaker's own near quotes give way to others' answers below this strength. */
  theirOwn: 1.6,
  /** Other units are listed if they reach this share of the best score. */
  listed: 0.5,
} as const;
