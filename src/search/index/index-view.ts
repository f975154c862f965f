import type { Article } from '../../article/article.ts';
import type { QuoteInArticle } from '../match.ts';
import type { VectorTable } from '../meaning/vector-table.ts';
import type { Collection } from './collection.ts';
import { type QuoteReference, readQuote } from './document-store.ts';
import type { Precedence } from './duplicates.ts';

/** Unit numbers from `first` to `end` (exclusive). */
export type UnitRange = { readonly first: number; readonly end: number };

/** What a search reads of an index. */
export type IndexView = {
  readonly collection: Collection;
  /** By unit number; `undefined` for removed units. */
  readonly references: readonly (QuoteReference | undefined)[];
  /** Returns each article's units, the newest article first. */
  readonly newest: () => readonly UnitRange[];
  readonly speakers: () => readonly string[];
  readonly outlets: () => readonly string[];
  /** The quotes' vectors by unit number; `null` if there are none. */
  readonly vectors: () => VectorTable | null;
};

/** Returns a unit's article without reading its quotes. */
export function articleOfUnit({ references }: IndexView, unit: number): Article | undefined {
  return references[unit]?.document.article;
}

export function quoteOfUnit({ references }: IndexView, unit: number): QuoteInArticle | undefined {
  const reference = references[unit];
  return reference && readQuote(reference);
}

/** Returns every article's units, by descending date, then by id. */
export function rangesByDate({ entries }: Collection, references: IndexView['references']): UnitRange[] {
  const articles = [...entries].flatMap(([id, { firstUnit: first, endUnit: end }]) => {
    const date = first < end ? references[first]?.document.article.date : undefined;
    return date === undefined ? [] : [{ id, date, first, end }];
  });
  return articles.sort((one, other) => {
    if (one.date !== other.date) return one.date < other.date ? 1 : -1;
    return one.id < other.id ? -1 : 1;
  });
}

/** Of duplicates, shows the earliest: the likeliest source of the others. */
export function earliestFirst(view: IndexView): Precedence {
  return (one, other) => {
    const [article, later] = [articleOfUnit(view, one), articleOfUnit(view, other)];
    if (article === undefined || later === undefined) return later === undefined;
    if (article.date !== later.date) return article.date < later.date;
    return article.id === later.id ? one < other : article.id < later.id;
  };
}

/** Returns the articles with duplicates of a unit of `article`, newest first, each outlet and URL once. */
export function articlesWithDuplicates(view: IndexView, unit: number, article: Article): readonly Article[] {
  const group = view.collection.duplicates.groupOf(unit);
  if (group === undefined) return [];
  const seen = new Set([`${article.outlet}\n${article.url}`]);
  const precedes = earliestFirst(view);
  return group
    .toSorted((one, other) => (precedes(one, other) ? 1 : -1))
    .flatMap((duplicate) => {
      const found = articleOfUnit(view, duplicate);
      const source = `${found?.outlet}\n${found?.url}`;
      if (found === undefined || seen.has(source)) return [];
      seen.add(source);
      return [found];
    });
}

/** Yields all units: the newest article first, its units in the order of the text. */
export function* unitsNewestFirst(view: IndexView): Generator<number> {
  for (const { first, end } of view.newest())
    for (let unit = first; unit < end; unit += 1) if (view.references[unit] !== undefined) yield unit;
}
