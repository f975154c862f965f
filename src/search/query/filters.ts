import type { Article } from '../../article/article.ts';
import { englishSearch } from '../../language/en/searching/search-language.ts';
import type { Collection } from '../index/collection.ts';
import { articleOfUnit, type IndexView, unitsNewestFirst } from '../index/index-view.ts';
import type { Filters, UnmetFilter } from '../match.ts';
import { fold, wordsOf } from '../text/words.ts';
import { speakersNamedBy } from './asked-speaker.ts';

/** One predicate per filter; a filter that is not set accepts everything. */
export type CompiledFilters = {
  readonly [Name in keyof Filters]: (unit: number, article: Article) => boolean;
};

/** Returns only the letters and digits of a text, folded. */
function squeeze(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** True if a part of the outlet's name has these initials: "ap" in "The Times (Associated Press)". */
function hasInitials(outlet: string, value: string): boolean {
  const parts = outlet.split(/[^\p{L}\p{N}\s.'’-]+/u).map((part) => wordsOf(part).map(({ form }) => form));
  const wanted = squeeze(value);
  return (
    wanted.length > 1 &&
    parts.some((words) => {
      const initials = words.map((form) => form.charAt(0)).join('');
      return initials === wanted || (words[0] === 'the' && initials.slice(1) === wanted);
    })
  );
}

/**
 * True if the outlet's name contains every word of the value, starts with it when spaces are ignored, or has it for initials.
 */
function isOutlet(outlet: string, value: string): boolean {
  const words = new Set(wordsOf(outlet).map(({ form }) => englishSearch.stem(form)));
  const wanted = wordsOf(value);
  if (wanted.length === 0) return false;
  return (
    wanted.every(({ form }) => words.has(englishSearch.stem(form))) ||
    squeeze(outlet.replace(/^the\s+/iu, '')).startsWith(squeeze(value)) ||
    hasInitials(outlet, value)
  );
}

/** Returns the speakers whom some article names by each word of the value: part of a name, or an office. */
function speakersNamed(collection: Collection, value: string): Set<number> {
  const forms = wordsOf(value).map(({ form }) => form);
  return speakersNamedBy(
    collection,
    forms.filter((form) => !englishSearch.isStopWord(form)),
  );
}

export function compileFilters(collection: Collection, filters: Filters): CompiledFilters {
  const { by, outlet, since, until } = filters;
  const named = by === null ? new Set<number>() : speakersNamed(collection, by);
  const known = new Map<string, boolean>();
  const isFrom = (name: string, value: string) => {
    const key = `${name}\n${value}`;
    const matches = known.get(key) ?? isOutlet(name, value);
    known.set(key, matches);
    return matches;
  };
  return {
    // "from:interfax": of an outlet, where nobody of that name is quoted.
    by: (unit, article) =>
      by === null ||
      (named.size > 0 ? named.has(collection.speakers.ofUnit[unit] ?? -1) : isFrom(article.outlet, by)),
    outlet: (_, article) => outlet === null || isFrom(article.outlet, outlet),
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

/** Returns the range of all dates, as one value. */
function firstAndLastDate(view: IndexView): string[] {
  let first: string | null = null;
  let last: string | null = null;
  for (const [, { date }] of articlesNewestFirst(view)) {
    if (first === null || date < first) first = date;
    if (last === null || date > last) last = date;
  }
  if (first === null || last === null) return [];
  return [first === last ? first : `${first} to ${last}`];
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
