import {
  articleOfUnit,
  articlesWithDuplicates,
  earliestFirst,
  type IndexView,
  quoteOfUnit,
  unitsNewestFirst,
} from './index/index-view.ts';
import { listNewest } from './list-newest.ts';
import type { Match, Page, Query, SearchResult } from './match.ts';
import { type Likeness, likenessTo } from './meaning/likeness.ts';
import type { Vector } from './meaning/vector.ts';
import { type CompiledFilters, compileFilters, isFiltered, unmetFilters } from './query/filters.ts';
import { compilePhrases } from './query/phrases.ts';
import { analyseQuestion, type Question } from './query/question.ts';
import { hasTerm, isAnswered } from './ranking/confidence.ts';
import { explain } from './ranking/explain.ts';
import { type Ranking, rankUnits } from './ranking/rank-units.ts';
import { thresholds, weights } from './ranking/weights.ts';
import { highlightsOf } from './text/highlights.ts';
import { topicsOf } from './text/topics.ts';

const maxTopics = 5;
/** Topics are read from this many quotes: the nearest to the question, then the newest. */
const quotesForTopics = 60;

type Accept = (unit: number) => boolean;

const acceptAll: Accept = () => true;

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

const nothing: SearchResult = { matches: [], total: 0, replaced: [], topics: [], unmet: [] };

/** Returns a test for all filters and phrases of a query; `null` if it has neither. */
function compileQuery(view: IndexView, query: Query, filters: CompiledFilters): Accept | null {
  if (!isFiltered(query.filters) && query.phrases.length === 0) return null;
  const { by, outlet, since, until } = filters;
  const hasPhrases = query.phrases.length === 0 ? null : compilePhrases(view.collection, query.phrases);
  return (unit) => {
    const article = articleOfUnit(view, unit);
    if (article === undefined || !by(unit, article) || !outlet(unit, article)) return false;
    if (!since(unit, article) || !until(unit, article)) return false;
    return hasPhrases === null || hasPhrases(unit, () => quoteOfUnit(view, unit)?.quote);
  };
}

function toMatch(view: IndexView, question: Question, ranking: Ranking, unit: number, rank: number): Match[] {
  const { collection } = view;
  const found = quoteOfUnit(view, unit);
  if (found === undefined) return [];
  const stems = new Set(
    question.terms.filter((term) => hasTerm(collection, unit, term)).map(({ stem }) => stem),
  );
  const why = explain(collection, question, ranking, unit);
  const { quote, article } = found;
  return [
    {
      quote,
      article,
      also: articlesWithDuplicates(view, unit, article),
      score: why.reduce((sum, { points }) => sum + points, 0),
      rank,
      matched: [...new Set(question.asked.filter(({ stem }) => stems.has(stem)).map(({ word }) => word))],
      highlights: highlightsOf(quote, (form) => stems.has(collection.vocabulary.findStem(form))),
      why,
    },
  ];
}

/** Returns topics of the quotes nearest to a question. Each topic is a query that finds something. */
function topicsNear(view: IndexView, ranking: Ranking): string[] {
  const { collection } = view;
  const quotes = new Set(
    ranking.best.slice(0, quotesForTopics).flatMap(({ unit }) => quoteOfUnit(view, unit)?.quote ?? []),
  );
  for (const unit of quotes.size < quotesForTopics ? unitsNewestFirst(view) : []) {
    if (quotes.size >= quotesForTopics) break;
    const found = quoteOfUnit(view, unit);
    if (found !== undefined) quotes.add(found.quote);
  }
  const topics: string[] = [];
  for (const topic of topicsOf(quotes)) {
    const question = analyseQuestion(collection, topic, 'whole');
    if (isAnswered(collection, question, rankUnits(collection, question, 1, acceptAll))) topics.push(topic);
    if (topics.length === maxTopics) break;
  }
  return topics;
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
  const question = analyseQuestion(collection, searchedText(query), page.lastWord ?? 'whole');
  const hasWords = question.terms.length > 0 || question.unknown.length > 0;
  const result =
    !hasWords && accept !== null
      ? { ...nothing, ...listNewest(view, accept, page) }
      : rankPage(view, query, question, page, accept, likenessOf(view, meaning));
  if (result.total > 0 || !isFiltered(query.filters)) return result;
  return { ...result, unmet: unmetFilters(query.filters, filters, view) };
}

function rankPage(
  view: IndexView,
  query: Query,
  question: Question,
  page: Page,
  accept: Accept | null,
  likeness: Likeness | null,
): SearchResult {
  const { collection } = view;
  const end = page.offset + page.limit;
  const ranking = rankUnits(
    collection,
    question,
    Math.max(end, quotesForTopics),
    accept ?? acceptAll,
    page.duplicates === 'separate' ? undefined : earliestFirst(view),
    likeness,
  );
  const [best] = ranking.best;
  const answered = query.phrases.length > 0 || isAnswered(collection, question, ranking);
  if (best === undefined || !answered) {
    const unfiltered =
      accept === null ? ranking : rankUnits(collection, question, quotesForTopics, acceptAll);
    return { ...nothing, topics: topicsNear(view, unfiltered) };
  }
  const minScore = query.phrases.length > 0 ? 0 : best.score * thresholds.listed;
  const matches = ranking.best
    .slice(page.offset, end)
    .filter(({ score }) => score >= minScore)
    .flatMap(({ unit }, index) => toMatch(view, question, ranking, unit, page.offset + index + 1));
  return { ...nothing, matches, total: ranking.countFrom(minScore), replaced: question.replaced };
}
