import {
  articlesWithDuplicates,
  earliestFirst,
  type IndexView,
  quoteOfUnit,
  unitsNewestFirst,
} from './index/index-view.ts';
import type { Match, Page, Query, SearchResult } from './match.ts';
import type { Likeness } from './meaning/likeness.ts';
import { analyseQuestion, type Question } from './query/question.ts';
import { evidenceOf, hasTerm, judge, strengthOf } from './ranking/confidence.ts';
import { explain } from './ranking/explain.ts';
import { type Ranking, rankUnits } from './ranking/rank-units.ts';
import { thresholds } from './ranking/weights.ts';
import { highlightsOf } from './text/highlights.ts';
import { topicsOf } from './text/topics.ts';

const maxTopics = 5;
/** Topics are read from this many quotes: the nearest to the question, then the newest. */
const quotesForTopics = 60;

export type Accept = (unit: number) => boolean;

export const acceptAll: Accept = () => true;

/** What is searched for, by words and by meaning. */
export type Searched = {
  readonly query: Query;
  readonly question: Question;
  readonly likeness: Likeness | null;
};

export const nothing: SearchResult = {
  confidence: 'none',
  strength: 0,
  matches: [],
  asked: null,
  total: 0,
  replaced: [],
  offered: [],
  topics: [],
  unmet: [],
};

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
    const evidence = evidenceOf(collection, question, rankUnits(collection, question, 2, acceptAll));
    if (evidence !== null && judge(evidence) === 'answer') topics.push(topic);
    if (topics.length === maxTopics) break;
  }
  return topics;
}

/** Ranks what passes `accept`, and judges whether the best answers. If nothing is near, returns topics. */
export function rankPage(
  view: IndexView,
  { query, question, likeness }: Searched,
  page: Page,
  accept: Accept | null,
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
  const evidence = evidenceOf(collection, question, ranking);
  const strength = evidence === null ? 0 : strengthOf(evidence);
  const confidence = query.phrases.length > 0 || evidence === null ? 'answer' : judge(evidence);
  if (best === undefined || confidence === 'none') {
    const unfiltered =
      accept === null ? ranking : rankUnits(collection, question, quotesForTopics, acceptAll);
    return { ...nothing, offered: question.offered, topics: topicsNear(view, unfiltered), strength };
  }
  const minScore = query.phrases.length > 0 ? 0 : best.score * thresholds.listed;
  const matches = ranking.best
    .slice(page.offset, end)
    .filter(({ score }) => score >= minScore)
    .flatMap(({ unit }, index) => toMatch(view, question, ranking, unit, page.offset + index + 1));
  return {
    ...nothing,
    confidence,
    matches,
    total: ranking.countFrom(minScore),
    replaced: question.replaced,
    offered: question.offered,
    strength,
  };
}
