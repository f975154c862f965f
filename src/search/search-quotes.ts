import { articleOfUnit, type IndexView, quoteOfUnit } from './index/index-view.ts';
import { textFrequency } from './index/postings.ts';
import { listNewest } from './list-newest.ts';
import type { Page, Query, SearchResult } from './match.ts';
import { type Likeness, likenessTo } from './meaning/likeness.ts';
import type { Vector } from './meaning/vector.ts';
import { askedSpeaker } from './query/asked-speaker.ts';
import { type CompiledFilters, compileFilters, isFiltered, unmetFilters } from './query/filters.ts';
import { compilePhrases } from './query/phrases.ts';
import { analyseQuestion } from './query/question.ts';
import { rankAsked } from './rank-asked.ts';
import { type Accept, nothing, rankPage } from './rank-page.ts';
import { weights } from './ranking/weights.ts';
import { formsOf } from './text/words.ts';

/** Returns what of a query is searched for, by words and by meaning. Empty if it has only filters. */
export function searchedText({ phrases, words }: Query): string {
  return [...phrases, words].join(' ').trim();
}

/** Returns how like a question's vector the quotes are; `null` if there is none, or none of the quotes has a vector. */
function likenessOf(view: IndexView, meaning: Vector | null): Likeness | null {
  const table = view.vectors();
  const fits = meaning !== null && meaning.numbers.length === table?.shape.dims;
  return table !== null && fits ? likenessTo(meaning, table, weights.meaning.quote) : null;
}

/** Returns a test for all filters and phrases of a query; `null` if it has neither. */
function compileQuery(view: IndexView, query: Query, filters: CompiledFilters): Accept | null {
  if (!isFiltered(query.filters) && query.phrases.length === 0 && query.excluded.length === 0) return null;
  const { by, outlet, since, until } = filters;
  const hasPhrases = query.phrases.length === 0 ? null : compilePhrases(view.collection, query.phrases);
  const excluded = query.excluded.flatMap((word) =>
    formsOf(word).map((form) => view.collection.postings[view.collection.vocabulary.findStem(form)]),
  );
  return (unit) => {
    if (excluded.some((list) => textFrequency(list, unit) > 0)) return false;
    const article = articleOfUnit(view, unit);
    if (article === undefined || !by(unit, article) || !outlet(unit, article)) return false;
    if (!since(unit, article) || !until(unit, article)) return false;
    return hasPhrases === null || hasPhrases(unit, () => quoteOfUnit(view, unit)?.quote);
  };
}

/**
 * Searches for a query. Returns the requested page of matches; if nothing answers, topics and unmet filters.
 * @param meaning the vector of `searchedText(query)`; `null` ranks by words alone
 */
export function searchQuotes(
  view: IndexView,
  query: Query,
  page: Page,
  meaning: Vector | null = null,
): SearchResult {
  const { collection } = view;
  const filters = compileFilters(collection, query.filters);
  const accept = compileQuery(view, query, filters);
  const lastWord = page.lastWord ?? 'whole';
  const asked =
    query.filters.by !== null || query.phrases.length > 0 || lastWord === 'beginning'
      ? null
      : askedSpeaker(collection, query.words);
  const text = asked === null ? searchedText(query) : asked.topic;
  const question = analyseQuestion(collection, text, lastWord);
  const hasWords = question.terms.length > 0 || question.unknown.length > 0;
  const likeness = likenessOf(view, meaning);
  const rank = (accept: Accept | null) =>
    !hasWords && accept !== null
      ? listPage(view, accept, page)
      : rankPage(view, { query, question, likeness }, page, accept);
  const result = asked === null ? rank(accept) : rankAsked(view, asked, accept, rank);
  if (result.total > 0 || !isFiltered(query.filters)) return result;
  return { ...result, unmet: unmetFilters(query.filters, filters, view) };
}

function listPage(view: IndexView, accept: Accept, page: Page): SearchResult {
  const listed = listNewest(view, accept, page);
  return { ...nothing, ...listed, confidence: listed.total > 0 ? 'answer' : 'none' };
}
