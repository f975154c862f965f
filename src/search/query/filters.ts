import type { Article } from '../../article/article.ts';
import { englishSearch } from '../../language/en/searching/search-language.ts';
import type { Collection } from '../index/collection.ts';
import { articleOfUnit, type IndexView, unitsNewestFirst } from '../index/index-view.ts';
import type { Filters, UnmetFilter } from '../match.ts';
import { fold, wordsOf } from '../text/words.ts';

/** One predicate per filter; a filter that is not set accepts everything. */
export type CompiledFilters = {
  readonly [Name in keyof Filters]: (unit: number, article: Article) => boolean;
};

/** Returns only the letters and digits of a text, folded. */
function squeeze(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** True if the outlet's name contains every word of the value, or starts with it when spaces are ignored. */
function isOutlet(outlet: string, value: string): boolean {
  const words = new Set(wordsOf(outlet).map(({ form }) => englishSearch.stem(form)));
  const wanted = wordsOf(value);
  if (wanted.length === 0) return false;
  return (
    wanted.every(({ form }) => words.has(englishSearch.stem(form))) ||
    squeeze(outlet.replace(/^the\s+/iu, '')).startsWith(squeeze(value))
  );
}

/** Returns the speakers whom some article names by each word of the value: part of a name, or an office. */
function speakersNamed({ vocabulary, speakers }: Collection, value: string): Set<number> {
  const [first, ...others] = wordsOf(value)
    .filter(({ form }) => !englishSearch.isStopWord(form))
    .map(({ form }) => {
      const stem = vocabulary.findStem(form);
      return new Set(stem < 0 ? [] : speakers.namedBy(stem));
    });
  return new Set([...(first ?? [])].filter((speaker) => others.every((other) => other.has(speaker))));
}

export function compileFilters(collection: Collection, filters: Filters): CompiledFilters {
  const { by, outlet, since, until } = filters;
  const named = by === null ? new Set<number>() : speakersNamed(collection, by);
  const outlets = new Map<string, boolean>();
  return {
    by: (unit) => by === null || named.has(collection.speakers.ofUnit[unit] ?? -1),
    outlet: (_, article) => {
      if (outlet === null) return true;
      const matches = outlets.get(article.outlet) ?? isOutlet(article.outlet, outlet);
      outlets.set(article.outlet, matches);
      return matches;
    },
    since: (_, { date }) => since === null || date >= since,
    until: (_, { date }) => until === null || date <= until,
  };
}

/** True if any filter is set. */
export function isFiltered(filters: Filters): boolean {
  return Object.values(filters).some((value) => value !== null);
}

function* articlesNewestFirst(view: IndexView): Generator<readonly [unit: number, article: Article]> {
  for (const unit of unitsNewestFirst(view)) {
    const article = articleOfUnit(view, unit);
    if (article !== undefined) yield [unit, article];
  }
}

function firstAndLastDate(view: IndexView): string[] {
  let first: string | null = null;
  let last: string | null = null;
  for (const [, { date }] of articlesNewestFirst(view)) {
    if (first === null || date < first) first = date;
    if (last === null || date > last) last = date;
  }
  return first === null || last === null ? [] : [...new Set([first, last])];
}

/** Returns the filters that exclude every quote, each with values that would not. */
export function unmetFilters(filters: Filters, compiled: CompiledFilters, view: IndexView): UnmetFilter[] {
  const knownValues = {
    by: view.speakers,
    outlet: view.outlets,
    since: () => firstAndLastDate(view),
    until: () => firstAndLastDate(view),
  };
  return (['by', 'outlet', 'since', 'until'] as const).flatMap((filter) => {
    const value = filters[filter];
    if (value === null) return [];
    for (const [unit, article] of articlesNewestFirst(view)) if (compiled[filter](unit, article)) return [];
    return [{ filter, value, known: knownValues[filter]() }];
  });
}
