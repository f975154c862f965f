import type { Article, Span } from '../article/article.ts';
import type { Quote } from '../quote/quote.ts';

/** Narrows a query. `by` and `outlet` as typed; `since` and `until` as ISO days, both inclusive. */
export type Filters = {
  readonly by: string | null;
  readonly outlet: string | null;
  readonly since: string | null;
  readonly until: string | null;
};

/** A parsed question. */
export type Query = {
  /** The question as typed. */
  readonly text: string;
  /** The words to search for: the question without phrases and filters. */
  readonly words: string;
  /** Each must occur in the quote; case, accents and white space are ignored. */
  readonly phrases: readonly string[];
  /** Must not occur in the quote, in any form. */
  readonly excluded: readonly string[];
  readonly filters: Filters;
};

/** The named parts of a match's score; their `points` add up to it. */
export type Explanation = readonly { readonly part: string; readonly points: number }[];

/** A quote with the article it is from. */
export type QuoteInArticle = { readonly quote: Quote; readonly article: Article };

/** A quote that answers a query. */
export type Match = QuoteInArticle & {
  /** Other articles with the same statement by the same speaker, newest first. */
  readonly also: readonly Article[];
  readonly score: number;
  /** 1 for the best match. */
  readonly rank: number;
  /** The query's words that were found, as typed. */
  readonly matched: readonly string[];
  /** Spans in `article.text`, inside the quote's segments, of the words found. Shown in bold. */
  readonly highlights: readonly Span[];
  readonly why: Explanation;
};

/** `beginning`: the last word is still being typed and matches every word that starts with it. */
export type LastWord = 'whole' | 'beginning';

/** `merged`: duplicates of one statement are one match. `separate`: each is a match of its own. */
export type DuplicateHandling = 'merged' | 'separate';

/** Which matches to return: `limit` of them, after skipping `offset`. */
export type Page = {
  readonly limit: number;
  readonly offset: number;
  /** Default: `whole`. */
  readonly lastWord?: LastWord;
  /** Default: `merged`. */
  readonly duplicates?: DuplicateHandling;
};

/** A word that no quote contains, and the similar word that was searched for instead. */
export type Correction = { readonly asked: string; readonly as: string };

/** A filter that excludes every quote, with values that would not. */
export type UnmetFilter = {
  readonly filter: keyof Filters;
  readonly value: string;
  readonly known: readonly string[];
};

/**
 * How sure a search is. `answer`: the first match answers the question. `near`: no quote says just that; the matches are
 * the closest there are. `none`: nothing is close.
 */
export type Confidence = 'answer' | 'near' | 'none';

/**
 * Whose words a question asks for: "Tusk on security guarantees". `person` as typed; `speakers` are the names it stands
 * for, none if the corpus quotes nobody of that name; `shown` says whose words the matches are.
 */
export type AskedSpeaker = {
  readonly person: string;
  readonly topic: string;
  readonly speakers: readonly string[];
  readonly shown: 'theirs' | 'others';
};

/** The result of a search. */
export type SearchResult = {
  readonly confidence: Confidence;
  /** How much speaks for the first match (see `strengthOf`); 0 if nothing was ranked. */
  readonly strength: number;
  /** None if `confidence` is `none`. */
  readonly matches: readonly Match[];
  /** `null` if the question asks for nobody's words in particular. */
  readonly asked: AskedSpeaker | null;
  /** Number of matches on all pages. */
  readonly total: number;
  /** Corrected words in the order typed; empty if nothing was found. */
  readonly replaced: readonly Correction[];
  /** Words that may be meant for names that no text has; they were not searched for. */
  readonly offered: readonly Correction[];
  /** If nothing was found: topics that the corpus has, nearest to the question first. */
  readonly topics: readonly string[];
  readonly unmet: readonly UnmetFilter[];
};
