import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { LRUCache } from 'lru-cache';
import type { Article } from '../article/article.ts';
import type { Fault } from '../article/file/fault.ts';
import type { OutletSite } from '../article/outlets.ts';
import type { Quote } from '../quote/quote.ts';
import type { SharedArticles, SharedChange } from '../store/articles/shared-articles.ts';
import type { AddOutcome } from './add.ts';
import { createSourceAdder } from './add-sources.ts';
import { type Catalogue, createCatalogue } from './catalogue.ts';
import type { FeedSource } from './feed/feed-source.ts';
import { startPolling } from './feed/poll-feeds.ts';
import type { Fetch } from './fetch/fetch.ts';
import { removeUnfinished, saveArticle } from './folder/save-article.ts';
import { type CorpusChange, watchCorpus } from './folder/watch-folder.ts';
import type { OpenedCorpus } from './open-corpus.ts';
import { createReader } from './reading/reader.ts';

/** Callbacks for the events of the ingest. */
export type IngestReport = {
  /** Called for a faulty file of the corpus. The last good version of its article stays. */
  readonly fault: (fault: Fault) => void;
  /** Called when a feed could not be read. It is tried again later. */
  readonly failure: (error: unknown, feed: FeedSource) => void;
  /** Called when articles were added or removed. */
  readonly changed: () => void;
  /** Called with the result of each item of a feed. */
  readonly outcome: (outcome: AddOutcome) => void;
};

export type IngestDependencies = {
  /** The corpus folder. */
  readonly dir: string;
  readonly corpus: OpenedCorpus;
  /** Safe for addresses that people paste. */
  readonly fetch: Fetch;
  readonly feeds: readonly FeedSource[];
  /** Which sites may use which outlets' names. */
  readonly outlets: readonly OutletSite[];
  readonly report: IngestReport;
  /** Where replicas share added articles. Without it, they are saved in the folder. */
  readonly shared?: SharedArticles | null;
};

/** The results of adding an address. `total` counts all new articles found there, also those that were not read. */
export type AddResult = { readonly outcomes: readonly AddOutcome[]; readonly total: number };

export type AddOptions = {
  /** When aborted, adding ends after the articles in progress. */
  readonly signal?: AbortSignal;
  /** Called before the first article and after each, with the number done and the number planned. */
  readonly onProgress?: (done: number, planned: number) => void;
};

/** The most articles that are read for one request of a person, and for one poll of a feed. */
const maxArticles = { perRequest: 200, perPoll: 2_000 };

/** The part of a running bot that adds articles. */
export type Ingest = {
  /** Adds the articles at an address, for a person. Their quotes can be found at once. @throws UsageError, FetchError */
  add(address: string, options?: AddOptions): Promise<AddResult>;
  /** Stops watching and polling, and waits for what is in progress. */
  stop(): Promise<void>;
};

// Articles that are indexed before other work gets a turn.
const batchSize = 50;

async function fill(catalogue: Catalogue, articles: readonly Article[], signal: AbortSignal): Promise<void> {
  for (const [number, article] of articles.entries()) {
    if (number % batchSize === 0) await yieldToEventLoop();
    if (signal.aborted) return;
    catalogue.put(article);
  }
}

/**
 * Keeps an index up to date with its corpus folder, adds what people ask to add, and polls feeds. Added articles are saved
 * in the folder, or shared with the other replicas.
 */
export async function startIngest({
  dir,
  corpus,
  fetch,
  feeds,
  outlets,
  report,
  shared = null,
}: IngestDependencies): Promise<Ingest> {
  const { index } = corpus;
  const stopping = new AbortController();
  const { signal } = stopping;
  const fileOf = new Map(corpus.files);
  const catalogue = createCatalogue();
  const ready = fill(catalogue, index.articles(), signal);

  const reader = createReader();
  const indexArticle = (article: Article, quotes: readonly Quote[]) => {
    index.add(article, quotes);
    catalogue.put(article);
    report.changed();
  };
  const adder = createSourceAdder({
    catalogue,
    fetch,
    reader,
    outlets,
    keep: async (article, quotes) => {
      if (shared !== null) await shared.keep(article);
      else fileOf.set(article.id, await saveArticle(dir, article, fileOf.get(article.id)));
      indexArticle(article, quotes ?? index.quotesOf(article.id));
    },
  });
  const reportFailure = (file: string, error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    report.fault({ file, line: 1, reason: `a change was not taken in: ${reason}` });
  };
  /** Extracts the quotes of an article in the reader's thread and indexes it. `file` is what faults name. */
  const extractAndIndex = async (article: Article, file: string) => {
    try {
      const { quotes, reason } = await reader.read('quotes', article, file);
      if (quotes === null) report.fault({ file, line: 1, reason });
      else indexArticle(article, quotes);
    } catch (error) {
      if (!signal.aborted) reportFailure(file, error);
    }
  };
  /** Changes from the folder and from other replicas, one at a time. A failed one does not stop the next. */
  let changing: Promise<void> = Promise.resolve();
  const enqueue = (file: string, step: () => Promise<void>) => {
    changing = changing.then(step).catch((error: unknown) => reportFailure(file, error));
  };
  const remove = (articleId: string) => {
    index.remove(articleId);
    catalogue.remove(articleId);
    report.changed();
  };
  /** The articles that replicas share. An article is removed when it is neither shared nor in the folder. */
  const sharedIds = new Set<string>();
  const applyChange = async (change: CorpusChange) => {
    if (change.kind === 'faults') for (const fault of change.faults) report.fault(fault);
    else if (change.kind === 'removed') {
      fileOf.delete(change.articleId);
      if (!sharedIds.has(change.articleId)) remove(change.articleId);
    } else {
      fileOf.set(change.article.id, change.file);
      // Files that the bot itself saved are reported too, and are indexed already.
      if (!isDeepStrictEqual(catalogue.byId(change.article.id), change.article))
        await extractAndIndex(change.article, change.file);
    }
  };
  await removeUnfinished(dir);
  const watch = await watchCorpus(dir, corpus, (change) =>
    enqueue(change.kind === 'faults' ? dir : change.file, () => applyChange(change)),
  );
  const applyShared = async (change: SharedChange) => {
    if (change.kind === 'article') {
      sharedIds.add(change.article.id);
      await extractAndIndex(change.article, change.article.url);
      return;
    }
    sharedIds.delete(change.articleId);
    if (!fileOf.has(change.articleId)) remove(change.articleId);
  };
  const following = await shared?.follow((change) =>
    enqueue(change.kind === 'article' ? change.article.url : change.articleId, () => applyShared(change)),
  );
  await changing;

  // Refused items are not fetched again when their feed changes.
  const refused = new LRUCache<string, true>({ max: 20_000 });
  const polling = startPolling({
    feeds,
    politeFetch: adder.politeFetch,
    readListing: (answer) => reader.read('listing', answer, answer.url),
    onFailure: report.failure,
    onItems: async (items) => {
      await ready;
      // Feeds list the newest items first.
      const fresh = items
        .filter(({ url }) => !refused.has(url) && catalogue.byAddress(url) === null)
        .slice(0, maxArticles.perPoll);
      const failures: unknown[] = [];
      await adder.add(
        fresh.map(({ url }) => ({ kind: 'address', location: url, page: null })),
        (outcome) => {
          if (outcome.kind === 'refused') refused.set(outcome.source, true);
          if (outcome.kind === 'failed') failures.push(outcome.error);
          report.outcome(outcome);
        },
        { signal },
      );
      // Makes the next poll fetch these items again.
      if (failures.length > 0) throw failures[0];
    },
  });

  return {
    async add(address, { signal: cancelled, onProgress } = {}) {
      await ready;
      const stopSignal = cancelled === undefined ? signal : AbortSignal.any([signal, cancelled]);
      const outcomes: AddOutcome[] = [];
      const { sources, total } = await adder.find(address, maxArticles.perRequest, stopSignal);
      onProgress?.(0, sources.length);
      const onOutcome = (outcome: AddOutcome) => {
        outcomes.push(outcome);
        onProgress?.(outcomes.length, sources.length);
      };
      await adder.add(sources, onOutcome, { signal: stopSignal });
      return { outcomes, total };
    },
    async stop() {
      stopping.abort();
      await reader.close();
      await Promise.all([polling.stop(), watch.close(), following?.close()]);
      await changing;
    },
  };
}
