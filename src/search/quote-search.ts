import {
  alsoIn,
  earliest,
  isFiltered,
  listNewest,
  locate,
  newestFirst,
  type Searched,
} from './index/listing.ts';
import type { Match, Page, Query, SearchResult } from './match.ts';
import { createSieve, type Sieve, unmetFilters } from './query/filters.ts';
import { phraseCheck } from './query/phrases.ts';
import { ask, type Question } from './query/question.ts';
import { hasTerm, isAnswered } from './ranking/confidence.ts';
import { explain } from './ranking/explain.ts';
import { type Ranking, rankUnits } from './ranking/ranking.ts';
import { thresholds } from './ranking/weights.ts';
import { highlightsOf } from './text/highlights.ts';
import { topicsOf } from './text/topics.ts';

const mostTopics = 5;
/** How many quotes topics are read from, nearest and newest first. */
const quotesWithTopics = 60;

const nothing: SearchResult = { matches: [], total: 0, replaced: [], topics: [], unmet: [] };

/** Whether a unit passes all filters and has all phrases; `null` where the query asks for neither. */
function acceptance(searched: Searched, query: Query, sieve: Sieve): ((unit: number) => boolean) | null {
  if (!isFiltered(query) && query.phrases.length === 0) return null;
  const { by, outlet, since, until } = sieve;
  const hasPhrases =
    query.phrases.length === 0 ? () => true : phraseCheck(searched.collection, query.phrases);
  return (unit) => {
    const one = locate(searched, unit);
    if (one === undefined || !by(unit, one.article) || !outlet(unit, one.article)) return false;
    return since(unit, one.article) && until(unit, one.article) && hasPhrases(unit, () => one.quote);
  };
}

function matchOf(
  searched: Searched,
  question: Question,
  ranking: Ranking,
  unit: number,
  rank: number,
): Match[] {
  const { collection } = searched;
  const one = locate(searched, unit);
  if (one === undefined) return [];
  const has = new Set(
    question.terms.filter((term) => hasTerm(collection, unit, term)).map(({ stem }) => stem),
  );
  const why = explain(collection, question, ranking, unit);
  const { quote, article } = one;
  return [
    {
      quote,
      article,
      also: alsoIn(searched, unit, article),
      score: why.reduce((sum, { points }) => sum + points, 0),
      rank,
      matched: [...new Set(question.asked.filter(({ stem }) => has.has(stem)).map(({ word }) => word))],
      highlights: highlightsOf(quote, (form) => has.has(collection.vocabulary.knownStem(form))),
      why,
    },
  ];
}

/** Topics that the quotes nearest to a question have, each of which finds something. */
function topicsNear(searched: Searched, ranking: Ranking): string[] {
  const { collection } = searched;
  const quotes = new Set(
    ranking.best.slice(0, quotesWithTopics).flatMap(({ unit }) => locate(searched, unit)?.quote ?? []),
  );
  for (const [, { quote }] of quotes.size < quotesWithTopics ? newestFirst(searched) : []) {
    if (quotes.size >= quotesWithTopics) break;
    quotes.add(quote);
  }
  const found: string[] = [];
  for (const topic of topicsOf(quotes)) {
    const question = ask(collection, topic, 'whole');
    if (
      isAnswered(
        collection,
        question,
        rankUnits(collection, question, 1, () => true),
      )
    )
      found.push(topic);
    if (found.length === mostTopics) break;
  }
  return found;
}

/** Carries out a query: the page of matches asked for, or what else there is where nothing answers. */
export function searchQuotes(searched: Searched, query: Query, page: Page): SearchResult {
  const { collection } = searched;
  const sieve = createSieve(collection, query.filters);
  const accept = acceptance(searched, query, sieve);
  const question = ask(collection, [...query.phrases, query.words].join(' '), page.lastWord ?? 'whole');
  const wordless = question.terms.length === 0 && question.unknown.length === 0;
  const result =
    wordless && accept !== null
      ? { ...nothing, ...listNewest(searched, accept, page) }
      : rankPage(searched, query, question, page, accept);
  if (result.total > 0 || !isFiltered(query)) return result;
  return { ...result, unmet: unmetFilters(query.filters, sieve, searched) };
}

function rankPage(
  searched: Searched,
  query: Query,
  question: Question,
  page: Page,
  accept: ((unit: number) => boolean) | null,
): SearchResult {
  const { collection } = searched;
  const end = page.offset + page.limit;
  const ranking = rankUnits(
    collection,
    question,
    Math.max(end, quotesWithTopics),
    accept ?? (() => true),
    page.twins === 'apart' ? undefined : earliest(searched),
  );
  const [best] = ranking.best;
  const answered = query.phrases.length > 0 || isAnswered(collection, question, ranking);
  if (best === undefined || !answered) {
    const anywhere =
      accept === null ? ranking : rankUnits(collection, question, quotesWithTopics, () => true);
    return { ...nothing, topics: topicsNear(searched, anywhere) };
  }
  const enough = query.phrases.length > 0 ? 0 : best.score * thresholds.listed;
  const matches = ranking.best
    .slice(page.offset, end)
    .filter(({ score }) => score >= enough)
    .flatMap(({ unit }, at) => matchOf(searched, question, ranking, unit, page.offset + at + 1));
  return { ...nothing, matches, total: ranking.reaching(enough), replaced: question.replaced };
}
