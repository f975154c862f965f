import type { Article, Span } from '../article/article.ts';
import type { Quote } from '../quote/quote.ts';

/** Narrowing a query: each is as the person gave it, dates as resolved ISO days (inclusive at both ends). */
export type Filters = {
  readonly by: string | null;
  readonly outlet: string | null;
  readonly since: string | null;
  readonly until: string | null;
};

/** A question taken apart. */
export type Query = {
  /** As it was asked. */
  readonly text: string;
  /** What is left to search for when phrases and filters are taken out. */
  readonly words: string;
  /** Each must stand in the quote to the letter, but for case, accents and white space. */
  readonly phrases: readonly string[];
  readonly filters: Filters;
};

/** Why a match stands where it does: named parts whose sum is its score. */
export type Explanation = readonly { readonly part: string; readonly points: number }[];

/** A quote that answers a query. */
export type Match = {
  readonly quote: Quote;
  readonly article: Article;
  /** Other articles that quote the same words of the same speaker, the newest first. */
  readonly also: readonly Article[];
  readonly score: number;
  /** 1 for the best. */
  readonly rank: number;
  /** The query's words (as asked) that were found. */
  readonly matched: readonly string[];
  /** Where in `article.text`, inside the quote's segments, those words stand: what a card shows in bold. */
  readonly highlights: readonly Span[];
  readonly why: Explanation;
};

/** A quote with the article it stands in. */
export type Located = { readonly quote: Quote; readonly article: Article };

/** Whether the last word may still be in the typing, and so stands for all words that begin like it. */
export type LastWord = 'whole' | 'beginning';

/** Whether one statement in several articles is one match, or one for each article. */
export type Twinned = 'merged' | 'apart';

/** Which of the matches to hand out: `limit` of them after the first `offset`. */
export type Page = {
  readonly limit: number;
  readonly offset: number;
  /** `beginning` while somebody is still typing; `whole` unless said. */
  readonly lastWord?: LastWord;
  /** `merged` unless said. */
  readonly twins?: Twinned;
};

/** A word of the question that nothing has, and the word that was searched for in its stead. */
export type Replaced = { readonly asked: string; readonly as: string };

/** What a search comes to. `matches` empty is the honest "nothing found". */
export type SearchResult = {
  readonly matches: readonly Match[];
  /** How many quotes answer, of which `matches` holds the page that was asked for. */
  readonly total: number;
  /** Of an answer: the question's words that were taken for others, in the order asked. */
  readonly replaced: readonly Replaced[];
  /** With nothing found: topics that the corpus does have, nearest to the question first. */
  readonly topics: readonly string[];
  /** Filters that nothing in the corpus meets, each with the values there are. */
  readonly unmet: readonly {
    readonly filter: keyof Filters;
    readonly value: string;
    readonly known: readonly string[];
  }[];
};
