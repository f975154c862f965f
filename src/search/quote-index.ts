import MiniSearch from 'minisearch';
import type { Article, Span } from '../article/article.ts';
import type { Quote, Speaker } from '../quote/quote.ts';
import type { Filters, Match, Query, SearchResult } from './match.ts';
import { fold, isStopWord, stem, wordsOf } from './words.ts';

/** Which of the matches to hand out: `limit` of them after the first `offset`. */
export type Page = { readonly limit: number; readonly offset: number };

/** A quote with the article it stands in. */
export type Located = { readonly quote: Quote; readonly article: Article };

/** All quotes of a corpus, to be asked. Nothing in it waits, reads a file or looks at a clock. */
export type QuoteIndex = {
  /** Takes in an article with its quotes; one with the same id is replaced. */
  add(article: Article, quotes: readonly Quote[]): void;
  /** Forgets an article and its quotes; an id that is not there is no error. */
  remove(articleId: string): void;
  search(query: Query, page: Page): SearchResult;
  quote(id: string): Located | null;
  articles(): readonly Article[];
  /** Names of the persons and organisations that are quoted, in alphabetical order. */
  speakers(): readonly string[];
  outlets(): readonly string[];
};

type Unit = { id: string; text: string; context: string; speaker: string; title: string };

function speakerText(speaker: Speaker | null): string {
  if (speaker === null || speaker.kind === 'unnamed') return '';
  return speaker.kind === 'person' ? `${speaker.name} ${speaker.role ?? ''}` : speaker.name;
}

function unitOf({ quote, article }: Located): Unit {
  const paragraph = article.paragraphs[quote.paragraph];
  return {
    id: quote.id,
    text: quote.segments.map((segment) => segment.text).join(' '),
    context: paragraph === undefined ? '' : article.text.slice(paragraph.start, paragraph.end),
    speaker: speakerText(quote.speaker),
    title: article.title,
  };
}

function containsWords(text: string, wanted: string): boolean {
  const has = new Set(wordsOf(text).map(({ form }) => stem(form)));
  return wordsOf(wanted).every(({ form }) => has.has(stem(form)));
}

function meets(filters: Filters, { quote, article }: Located): boolean {
  const { by, outlet, since, until } = filters;
  return (
    (by === null || containsWords(speakerText(quote.speaker), by)) &&
    (outlet === null || containsWords(article.outlet, outlet)) &&
    (since === null || article.date >= since) &&
    (until === null || article.date <= until)
  );
}

function highlightsOf(quote: Quote, stems: ReadonlySet<string>): Span[] {
  return quote.segments.flatMap((segment) =>
    wordsOf(segment.text)
      .filter(({ form }) => !isStopWord(form) && stems.has(stem(form)))
      .map(({ start, end }) => ({ start: segment.start + start, end: segment.start + end })),
  );
}

export function createQuoteIndex(): QuoteIndex {
  const located = new Map<string, Located>();
  const articles = new Map<string, { article: Article; quotes: readonly Quote[] }>();
  const units = new MiniSearch<Unit>({
    fields: ['text', 'context', 'speaker', 'title'],
    tokenize: (text) => wordsOf(text).map(({ form }) => form),
    processTerm: (form) => (isStopWord(form) ? null : stem(form)),
    searchOptions: { boost: { text: 3 } },
  });

  function remove(articleId: string): void {
    for (const quote of articles.get(articleId)?.quotes ?? []) {
      units.discard(quote.id);
      located.delete(quote.id);
    }
    articles.delete(articleId);
  }

  function unmet(filters: Filters): SearchResult['unmet'] {
    const all = [...located.values()];
    const none = { by: null, outlet: null, since: null, until: null };
    const known = {
      by: speakers(),
      outlet: outlets(),
      since: all.map(({ article }) => article.date),
      until: all.map(({ article }) => article.date),
    };
    return (['by', 'outlet', 'since', 'until'] as const).flatMap((filter) => {
      const value = filters[filter];
      if (value === null || all.some((one) => meets({ ...none, [filter]: value }, one))) return [];
      return [{ filter, value, known: [...new Set(known[filter])].sort() }];
    });
  }

  function speakers(): string[] {
    const names = [...located.values()].flatMap(({ quote: { speaker } }) =>
      speaker === null || speaker.kind === 'unnamed' ? [] : [speaker.name],
    );
    return [...new Set(names)].sort();
  }

  function outlets(): string[] {
    return [...new Set([...articles.values()].map(({ article }) => article.outlet))].sort();
  }

  function search(query: Query, { limit, offset }: Page): SearchResult {
    const words = wordsOf([query.words, ...query.phrases].join(' ')).filter(({ form }) => !isStopWord(form));
    const found = words.length === 0 ? [] : units.search(words.map(({ form }) => form).join(' '));
    const ranked = words.length > 0 ? found : [...located.keys()].map((id) => ({ id, score: 0 }));
    const kept = ranked.flatMap(({ id, score }) => {
      const one = located.get(id);
      if (one === undefined || !meets(query.filters, one)) return [];
      const said = fold(one.quote.segments.map(({ text }) => text).join(' ')).replace(/\s+/gu, ' ');
      return query.phrases.every((phrase) => said.includes(fold(phrase))) ? [{ ...one, score }] : [];
    });
    const stems = new Set(words.map(({ form }) => stem(form)));
    const matches: Match[] = kept.slice(offset, offset + limit).map((one, at) => ({
      ...one,
      rank: offset + at + 1,
      matched: words
        .filter(({ form }) => containsWords(Object.values(unitOf(one)).join(' '), form))
        .map(({ form }) => form),
      highlights: highlightsOf(one.quote, stems),
      why: [{ part: 'words', points: one.score }],
    }));
    return { matches, total: kept.length, topics: [], unmet: unmet(query.filters) };
  }

  return {
    add(article, quotes) {
      remove(article.id);
      articles.set(article.id, { article, quotes });
      for (const quote of quotes) {
        located.set(quote.id, { quote, article });
        units.add(unitOf({ quote, article }));
      }
    },
    remove,
    search,
    quote: (id) => located.get(id) ?? null,
    articles: () => [...articles.values()].map(({ article }) => article),
    speakers,
    outlets,
  };
}
