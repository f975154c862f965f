import type { Article } from '../article/article.ts';
import type { QuoteIndex } from '../search/ranking-engine.ts';

/** The size of a corpus. `span` is from its oldest to its newest article, as ISO days; `null` if it is empty. */
export type Overview = {
  readonly articles: readonly Article[];
  readonly quotes: number;
  readonly speakers: number;
  readonly outlets: number;
  readonly span: { readonly first: string; readonly last: string } | null;
};

/** Reads all articles: call it once per change of the corpus, not per question. */
export function overviewOf(index: QuoteIndex): Overview {
  const articles = index.articles();
  const [first] = articles;
  const span = first === undefined ? null : { first: first.date, last: first.date };
  if (span !== null)
    for (const { date } of articles) {
      if (date < span.first) span.first = date;
      if (date > span.last) span.last = date;
    }
  return {
    articles,
    quotes: index.size(),
    speakers: index.speakers().length,
    outlets: index.outlets().length,
    span,
  };
}
