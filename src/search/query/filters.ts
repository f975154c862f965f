import type { Article } from '../../article/article.ts';
import type { Collection } from '../index/collection.ts';
import { newestFirst, type Searched } from '../index/listing.ts';
import type { Filters, SearchResult } from '../match.ts';
import { fold, stem, wordsOf } from '../text/words.ts';

/** What the filters of a query let through, each on its own. */
export type Sieve = { readonly [Name in keyof Filters]: (unit: number, article: Article) => boolean };

function squeeze(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Every word of the value among the outlet's, or the beginning of its name however it is spaced. */
function isOutlet(outlet: string, value: string): boolean {
  const words = new Set(wordsOf(outlet).map(({ form }) => stem(form)));
  const wanted = wordsOf(value);
  if (wanted.length === 0) return false;
  return (
    wanted.every(({ form }) => words.has(stem(form))) ||
    squeeze(outlet.replace(/^the\s+/iu, '')).startsWith(squeeze(value))
  );
}

/** Speakers whom the articles, between them, name by every word of the value: any part of a name, or an office. */
function speakersCalled({ vocabulary, speakers }: Collection, value: string): Set<number> {
  const [first, ...others] = wordsOf(value).flatMap(({ form }) => {
    const known = vocabulary.number(form) >= 0 ? vocabulary.knownStem(form) : null;
    return known === null ? [] : [new Set(known < 0 ? [] : speakers.namedBy(known))];
  });
  return new Set([...(first ?? [])].filter((speaker) => others.every((other) => other.has(speaker))));
}

export function createSieve(collection: Collection, filters: Filters): Sieve {
  const { by, outlet, since, until } = filters;
  const called = by === null ? new Set<number>() : speakersCalled(collection, by);
  const outlets = new Map<string, boolean>();
  return {
    by: (unit) => by === null || called.has(collection.speakers.ofUnit[unit] ?? -1),
    outlet: (_, article) => {
      if (outlet === null) return true;
      const known = outlets.get(article.outlet) ?? isOutlet(article.outlet, outlet);
      outlets.set(article.outlet, known);
      return known;
    },
    since: (_, { date }) => since === null || date >= since,
    until: (_, { date }) => until === null || date <= until,
  };
}

function firstAndLast(articles: Iterable<Article>): string[] {
  let first: string | null = null;
  let last: string | null = null;
  for (const { date } of articles) {
    if (first === null || date < first) first = date;
    if (last === null || date > last) last = date;
  }
  return first === null || last === null ? [] : [...new Set([first, last])];
}

function* articlesOf(searched: Searched): Generator<Article> {
  for (const [, { article }] of newestFirst(searched)) yield article;
}

/** The filters of a query that nothing passes, each with the values that would find something. */
export function unmetFilters(filters: Filters, sieve: Sieve, searched: Searched): SearchResult['unmet'] {
  return (['by', 'outlet', 'since', 'until'] as const).flatMap((filter) => {
    const value = filters[filter];
    if (value === null) return [];
    for (const [unit, { article }] of newestFirst(searched)) if (sieve[filter](unit, article)) return [];
    const known =
      filter === 'by'
        ? searched.speakers()
        : filter === 'outlet'
          ? searched.outlets()
          : firstAndLast(articlesOf(searched));
    return [{ filter, value, known }];
  });
}
