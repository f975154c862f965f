import {
  articlesWithDuplicates,
  earliestFirst,
  type IndexView,
  quoteOfUnit,
  unitsNewestFirst,
} from './index/index-view.ts';
import type { Match, Page, SearchResult } from './match.ts';

/** Keeps the earliest unit of each duplicate group. */
function mergeDuplicates(view: IndexView, units: readonly number[]): readonly number[] {
  const { duplicates } = view.collection;
  const precedes = earliestFirst(view);
  const earliest = new Map<readonly number[], number>();
  for (const unit of units) {
    const group = duplicates.groupOf(unit);
    const known = group && earliest.get(group);
    if (group && (known === undefined || precedes(unit, known))) earliest.set(group, unit);
  }
  return units.filter((unit) => {
    const group = duplicates.groupOf(unit);
    return group === undefined || earliest.get(group) === unit;
  });
}

/** Lists the units that pass, newest first, without ranking: for queries that have filters but no words. */
export function listNewest(
  view: IndexView,
  accept: (unit: number) => boolean,
  { offset, limit, duplicates = 'merged' }: Page,
): Pick<SearchResult, 'matches' | 'total'> {
  const passing: number[] = [];
  for (const unit of unitsNewestFirst(view)) if (accept(unit)) passing.push(unit);
  const listed = duplicates === 'merged' ? mergeDuplicates(view, passing) : passing;
  const matches = listed.slice(offset, offset + limit).flatMap((unit, index): Match[] => {
    const found = quoteOfUnit(view, unit);
    if (found === undefined) return [];
    const also = articlesWithDuplicates(view, unit, found.article);
    const rank = offset + index + 1;
    return [{ ...found, also, score: 0, rank, matched: [], highlights: [], why: [] }];
  });
  return { matches, total: listed.length };
}
