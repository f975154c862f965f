import type { Article } from '../../article/article.ts';
import type { Located, Page, Query, SearchResult } from '../match.ts';
import type { Collection } from './collection.ts';
import type { Precedence } from './duplicates.ts';

/** Unit numbers from `first` up to, not including, `end`. */
export type Range = { readonly first: number; readonly end: number };

/** What a search reads. */
export type Searched = {
  readonly collection: Collection;
  /** By unit number. */
  readonly located: readonly (Located | undefined)[];
  /** The units of each article, first and end, the newest article first. */
  readonly newest: () => readonly Range[];
  readonly speakers: () => readonly string[];
  readonly outlets: () => readonly string[];
};

/** A unit's quote. One of a snapshot is read when it is looked at: take its fields, a spread would leave them out. */
export function locate({ located }: Searched, unit: number): Located | undefined {
  return located[unit];
}

/** Every article's units, the newest article first. */
export function byDate({ entries }: Collection, located: readonly (Located | undefined)[]): readonly Range[] {
  const articles = [...entries].flatMap(([id, { first, end }]) => {
    const date = first < end ? located[first]?.article.date : undefined;
    return date === undefined ? [] : [{ id, date, first, end }];
  });
  return articles.sort((one, other) => {
    if (one.date !== other.date) return one.date < other.date ? 1 : -1;
    return one.id < other.id ? -1 : 1;
  });
}

/** Of quotes that say the same the earliest precedes, as the likeliest source of the others. */
export function earliest(searched: Searched): Precedence {
  return (one, other) => {
    const [article, later] = [locate(searched, one)?.article, locate(searched, other)?.article];
    if (article === undefined || later === undefined) return later === undefined;
    if (article.date !== later.date) return article.date < later.date;
    return article.id === later.id ? one < other : article.id < later.id;
  };
}

/** The articles that say the same as a unit of `article`, the newest first, without further copies of one address. */
export function alsoIn(searched: Searched, unit: number, article: Article): readonly Article[] {
  const twins = searched.collection.twins.of(unit);
  if (twins === undefined) return [];
  const seen = new Set([`${article.outlet}\n${article.url}`]);
  const precedes = earliest(searched);
  return twins
    .toSorted((one, other) => (precedes(one, other) ? 1 : -1))
    .flatMap((twin) => {
      const found = locate(searched, twin)?.article;
      const source = `${found?.outlet}\n${found?.url}`;
      if (found === undefined || seen.has(source)) return [];
      seen.add(source);
      return [found];
    });
}

type Listed = readonly [unit: number, Located];

/** All units with their quotes: the newest article first, in it the order of the text. */
export function* newestFirst(searched: Searched): Generator<Listed> {
  for (const { first, end } of searched.newest())
    for (let unit = first; unit < end; unit += 1) {
      const one = locate(searched, unit);
      if (one !== undefined) yield [unit, one];
    }
}

/** Of those that say the same the earliest, where it stood. */
function merged(searched: Searched, listed: readonly Listed[]): readonly Listed[] {
  const { twins } = searched.collection;
  const precedes = earliest(searched);
  const first = new Map<readonly number[], number>();
  for (const [unit] of listed) {
    const said = twins.of(unit);
    const known = said && first.get(said);
    if (said && (known === undefined || precedes(unit, known))) first.set(said, unit);
  }
  return listed.filter(([unit]) => {
    const said = twins.of(unit);
    return said === undefined || first.get(said) === unit;
  });
}

/** For a query of filters alone, or of phrases of nothing but stop words: everything that passes, the newest first. */
export function listNewest(
  searched: Searched,
  accept: (unit: number) => boolean,
  { offset, limit, twins = 'merged' }: Page,
): Pick<SearchResult, 'matches' | 'total'> {
  const passing: Listed[] = [];
  for (const listed of newestFirst(searched)) if (accept(listed[0])) passing.push(listed);
  const shown = twins === 'merged' ? merged(searched, passing) : passing;
  const matches = shown.slice(offset, offset + limit).map(([unit, { quote, article }], at) => ({
    quote,
    article,
    also: alsoIn(searched, unit, article),
    score: 0,
    rank: offset + at + 1,
    matched: [],
    highlights: [],
    why: [],
  }));
  return { matches, total: shown.length };
}

/** Whether a query says nothing but what to leave out. */
export function isFiltered({ filters }: Query): boolean {
  return Object.values(filters).some((value) => value !== null);
}
