import type { Collection } from './collection.ts';
import { hasTerm, isAnswered } from './evidence.ts';
import { explain } from './explain.ts';
import { createSieve, type Sieve, unmetFilters } from './filters.ts';
import { highlightsOf } from './highlights.ts';
import type { Located, Match, Page, Query, SearchResult } from './match.ts';
import { phraseCheck } from './phrases.ts';
import { ask, type Question } from './question.ts';
import { type Ranking, rankUnits } from './ranking.ts';
import { topicsOf } from './topics.ts';
import { thresholds } from './weights.ts';

/** What a search reads. */
export type Searched = {
  readonly collection: Collection;
  readonly located: ReadonlyMap<string, Located>;
  readonly speakers: () => readonly string[];
  readonly outlets: () => readonly string[];
};

const mostTopics = 5;
/** How many quotes topics are read from, nearest and newest first. */
const quotesWithTopics = 60;

const nothing: SearchResult = { matches: [], total: 0, topics: [], unmet: [] };

function locate({ collection, located }: Searched, unit: number): Located | undefined {
  return located.get(collection.units.ids[unit] ?? '');
}

/** All living units with their quotes, the newest articles first, in the order of the text. */
function newestFirst(searched: Searched): [number, Located][] {
  const places = [...searched.collection.entries.values()];
  const units = places.flatMap(({ first, end }) =>
    Array.from({ length: end - first }, (_, at): [number, Located | undefined] => [
      first + at,
      locate(searched, first + at),
    ]),
  );
  return units
    .flatMap(([unit, one]) => (one === undefined ? [] : [[unit, one] as [number, Located]]))
    .sort(([unit, one], [other, another]) =>
      one.article.date !== another.article.date
        ? one.article.date < another.article.date
          ? 1
          : -1
        : one.article.id !== another.article.id
          ? one.article.id < another.article.id
            ? -1
            : 1
          : unit - other,
    );
}

/** Whether a unit passes all filters and has all phrases; `null` where the query asks for neither. */
function acceptance(searched: Searched, query: Query, sieve: Sieve): ((unit: number) => boolean) | null {
  const filtered = Object.values(query.filters).some((value) => value !== null);
  if (!filtered && query.phrases.length === 0) return null;
  const hasPhrases = phraseCheck(searched.collection, query.phrases);
  return (unit) => {
    const one = locate(searched, unit);
    if (one === undefined) return false;
    const { by, outlet, since, until } = sieve;
    const passes = [by, outlet, since, until].every((lets) => lets(unit, one.article));
    return passes && (query.phrases.length === 0 || hasPhrases(unit, one.quote));
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
  return [
    {
      ...one,
      score: why.reduce((sum, { points }) => sum + points, 0),
      rank,
      matched: [...new Set(question.asked.filter(({ stem }) => has.has(stem)).map(({ word }) => word))],
      highlights: highlightsOf(one.quote, (form) => has.has(collection.vocabulary.knownStem(form))),
      why,
    },
  ];
}

/** A query of filters alone, or of phrases of nothing but stop words: everything that passes, the newest first. */
function listNewest(searched: Searched, accept: (unit: number) => boolean, page: Page): SearchResult {
  const passing = newestFirst(searched).filter(([unit]) => accept(unit));
  const matches = passing.slice(page.offset, page.offset + page.limit).map(([, one], at) => ({
    ...one,
    score: 0,
    rank: page.offset + at + 1,
    matched: [],
    highlights: [],
    why: [],
  }));
  return { ...nothing, matches, total: passing.length };
}

/** Topics that the quotes nearest to a question have, each of which finds something. */
function topicsNear(searched: Searched, ranking: Ranking): string[] {
  const { collection } = searched;
  const near = ranking.best.slice(0, quotesWithTopics).flatMap(({ unit }) => locate(searched, unit) ?? []);
  const newest = near.length < quotesWithTopics ? newestFirst(searched).slice(0, quotesWithTopics) : [];
  const quotes = new Set([...near.map(({ quote }) => quote), ...newest.map(([, { quote }]) => quote)]);
  const found: string[] = [];
  for (const topic of topicsOf(
    [...quotes].map(({ segments }) => segments.map(({ text }) => text).join(' … ')),
  )) {
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
      ? listNewest(searched, accept, page)
      : rankPage(searched, query, question, page, accept);
  if (result.matches.length > 0 || result.total > 0) return result;
  const units = newestFirst(searched).map(([unit, { article }]) => [unit, article] as const);
  const known = { speakers: searched.speakers(), outlets: searched.outlets() };
  return { ...result, unmet: unmetFilters(query.filters, sieve, units, known) };
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
  const ranking = rankUnits(collection, question, Math.max(end, quotesWithTopics), accept ?? (() => true));
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
  return { ...nothing, matches, total: ranking.reaching(enough) };
}
