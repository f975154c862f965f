import type { Collection } from './collection.ts';
import type { Located, Page, Query, SearchResult } from './match.ts';

/** What a search reads. */
export type Searched = {
  readonly collection: Collection;
  readonly located: ReadonlyMap<string, Located>;
  readonly speakers: () => readonly string[];
  readonly outlets: () => readonly string[];
};

export function locate({ collection, located }: Searched, unit: number): Located | undefined {
  return located.get(collection.units.ids[unit] ?? '');
}

/** All units with their quotes: the newest article first, in it the order of the text. */
export function* newestFirst(searched: Searched): Generator<readonly [number, Located]> {
  const articles = [...searched.collection.entries].flatMap(([id, { first, end }]) => {
    const date = first < end ? locate(searched, first)?.article.date : undefined;
    return date === undefined ? [] : [{ id, date, first, end }];
  });
  articles.sort((one, other) => {
    if (one.date !== other.date) return one.date < other.date ? 1 : -1;
    return one.id < other.id ? -1 : 1;
  });
  for (const { first, end } of articles)
    for (let unit = first; unit < end; unit += 1) {
      const one = locate(searched, unit);
      if (one !== undefined) yield [unit, one];
    }
}

/** For a query of filters alone, or of phrases of nothing but stop words: everything that passes, the newest first. */
export function listNewest(
  searched: Searched,
  accept: (unit: number) => boolean,
  { offset, limit }: Page,
): Pick<SearchResult, 'matches' | 'total'> {
  const passing: Located[] = [];
  for (const [unit, one] of newestFirst(searched)) if (accept(unit)) passing.push(one);
  const matches = passing
    .slice(offset, offset + limit)
    .map((one, at) => ({ ...one, score: 0, rank: offset + at + 1, matched: [], highlights: [], why: [] }));
  return { matches, total: passing.length };
}

/** Whether a query says nothing but what to leave out. */
export function isFiltered({ filters }: Query): boolean {
  return Object.values(filters).some((value) => value !== null);
}
