import type { Article } from '../article/article.ts';
import type { Quote } from '../quote/quote.ts';
import type { Page, Query, QuoteInArticle, SearchResult } from './match.ts';
import type { QuoteVectors } from './meaning/quote-vectors.ts';
import type { Vector } from './meaning/vector.ts';

/** A value now or later: an engine may run in this process or elsewhere. */
export type Awaitable<Value> = Value | Promise<Value>;

/**
 * Finds and ranks quotes. What uses it does not know how. Changes take effect in the order they are made: a search sees
 * all changes made before it, also if the engine applies them later.
 */
export type RankingEngine = {
  /** @param meaning the vector of the question's words; `null` or none ranks by words alone */
  search(query: Query, page: Page, meaning?: Vector | null): Awaitable<SearchResult>;
  /** Adds an article with its quotes. An article with the same id is replaced. */
  add(article: Article, quotes: readonly Quote[]): void;
  /** Removes an article and its quotes, if it is there. */
  remove(articleId: string): void;
  /** Returns the engine's state as bytes. `source` identifies the state of the corpus that was indexed. */
  snapshot(source: string): Awaitable<Uint8Array>;
};

/** The articles and quotes of a corpus. */
export type QuoteCatalogue = {
  quote(id: string): QuoteInArticle | null;
  /** Returns other articles with the same statement, newest first; none for an unknown id. */
  also(quoteId: string): readonly Article[];
  articles(): readonly Article[];
  /** Returns the number of quotes. */
  size(): number;
  /** Returns an article's quotes in the order of its text; none for an unknown id. */
  quotesOf(articleId: string): readonly Quote[];
  /** Returns the names of all persons and organisations quoted, sorted. */
  speakers(): readonly string[];
  outlets(): readonly string[];
};

/** A corpus that can be read and searched. */
export type QuoteIndex = RankingEngine & QuoteCatalogue & { readonly vectors: QuoteVectors };
