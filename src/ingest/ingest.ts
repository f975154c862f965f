import { setImmediate as breathe } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { LRUCache } from 'lru-cache';
import type { Article } from '../article/article.ts';
import type { Fault } from '../article/file/fault.ts';
import type { OutletSite } from '../article/outlets.ts';
import type { Quote } from '../quote/quote.ts';
import type { SharedArticles, SharedChange } from '../store/articles/shared-articles.ts';
import type { Outcome } from './add.ts';
import { createIntake } from './add-sources.ts';
import { type Catalogue, createCatalogue } from './catalogue.ts';
import type { FeedSource } from './feed/feed-source.ts';
import { startPolling } from './feed/poll-feeds.ts';
import type { Fetch } from './fetch/fetch.ts';
import { removeUnfinished, saveArticle } from './folder/save-article.ts';
import { type CorpusChange, watchCorpus } from './folder/watch-folder.ts';
import type { OpenedCorpus } from './open-corpus.ts';
import { createReader } from './reading/reader.ts';

/** What feeding has to tell whoever keeps the log. */
export type FeedingReport = {
  /** A file of the corpus is broken; its article's last good version stays. */
  readonly fault: (fault: Fault) => void;
  /** A feed could not be read, and will be tried again. */
  readonly failure: (error: unknown, feed: FeedSource) => void;
  /** Articles have come or gone: answers are others than before. */
  readonly changed: () => void;
  /** A feed's item has been dealt with. */
  readonly outcome: (outcome: Outcome) => void;
};

export type FeedingParts = {
  /** The corpus folder, as it was opened. */
  readonly dir: string;
  readonly corpus: OpenedCorpus;
  /** Safe for addresses that people paste. */
  readonly fetch: Fetch;
  readonly feeds: readonly FeedSource[];
  /** Which sites may use which outlets' names. */
  readonly outlets: readonly OutletSite[];
  readonly report: FeedingReport;
  /** Where several replicas keep the articles that come in; without it they are saved in the folder. */
  readonly shared?: SharedArticles | null;
};

/** What came of an address. `total`: how many articles it leads to that the corpus did not have, whether read or not. */
export type Added = { readonly outcomes: readonly Outcome[]; readonly total: number };

export type AddOptions = {
  /** Ends the adding after the articles under way. */
  readonly signal?: AbortSignal;
  /** Called before the first article and after each: how many are done, how many will be read. */
  readonly onProgress?: (done: number, planned: number) => void;
};

/** At most so many articles are read for one person's request, and for one reading of a feed. */
const most = { forPerson: 200, forFeed: 2_000 };

/** A running bot's supply of articles. */
export type Feeding = {
  /** Adds what an address leads to, for a person; quotes answer from then on. @throws UsageError, FetchError */
  add(source: string, options?: AddOptions): Promise<Added>;
  /** Ends watching and polling, after what is under way. */
  stop(): Promise<void>;
};

// Between so many articles, answers get their turn.
const batch = 50;

async function fill(catalogue: Catalogue, articles: readonly Article[], signal: AbortSignal): Promise<void> {
  for (const [number, article] of articles.entries()) {
    if (number % batch === 0) await breathe();
    if (signal.aborted) return;
    catalogue.put(article);
  }
}

/**
 * Keeps an index in step with its corpus folder, takes in what people add, and reads feeds. The feeds' items
 * and added articles are saved in the folder, or where the replicas share them.
 */
export async function startFeeding({
  dir,
  corpus,
  fetch,
  feeds,
  outlets,
  report,
  shared = null,
}: FeedingParts): Promise<Feeding> {
  const { index } = corpus;
  const stopping = new AbortController();
  const { signal } = stopping;
  const fileOf = new Map(corpus.files);
  const catalogue = createCatalogue();
  const ready = fill(catalogue, index.articles(), signal);

  const reader = createReader();
  const takeIn = (article: Article, quotes: readonly Quote[]) => {
    index.add(article, quotes);
    catalogue.put(article);
    report.changed();
  };
  const intake = createIntake({
    catalogue,
    fetch,
    reader,
    outlets,
    keep: async (article, quotes) => {
      if (shared !== null) await shared.keep(article);
      else fileOf.set(article.id, await saveArticle(dir, article, fileOf.get(article.id)));
      takeIn(article, quotes ?? index.quotesOf(article.id));
    },
  });
  const reportFailure = (file: string, error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    report.fault({ file, line: 1, reason: `a change was not taken in: ${reason}` });
  };
  /** Takes in an article that came by way of `file`: its quotes are extracted in the reader's thread. */
  const read = async (article: Article, file: string) => {
    try {
      const { quotes, reason } = await reader.read('quotes', article, file);
      if (quotes === null) report.fault({ file, line: 1, reason });
      else takeIn(article, quotes);
    } catch (error) {
      if (!signal.aborted) reportFailure(file, error);
    }
  };
  /** Changes that come from elsewhere, one after the other; one that fails leaves the next alone. */
  let changing: Promise<void> = Promise.resolve();
  const inTurn = (file: string, step: () => Promise<void>) => {
    changing = changing.then(step).catch((error: unknown) => reportFailure(file, error));
  };
  const drop = (articleId: string) => {
    index.remove(articleId);
    catalogue.remove(articleId);
    report.changed();
  };
  /** What the replicas share: an article is gone when it is neither there nor in the folder. */
  const sharedIds = new Set<string>();
  const takeChange = async (change: CorpusChange) => {
    if (change.kind === 'faults') for (const fault of change.faults) report.fault(fault);
    else if (change.kind === 'removed') {
      fileOf.delete(change.articleId);
      if (!sharedIds.has(change.articleId)) drop(change.articleId);
    } else {
      fileOf.set(change.article.id, change.file);
      // What the bot has saved itself is told of as well, and is in already.
      if (!isDeepStrictEqual(catalogue.byId(change.article.id), change.article))
        await read(change.article, change.file);
    }
  };
  await removeUnfinished(dir);
  const watch = await watchCorpus(dir, corpus, (change) =>
    inTurn(change.kind === 'faults' ? dir : change.file, () => takeChange(change)),
  );
  const takeShared = async (change: SharedChange) => {
    if (change.kind === 'article') {
      sharedIds.add(change.article.id);
      await read(change.article, change.article.url);
      return;
    }
    sharedIds.delete(change.articleId);
    if (!fileOf.has(change.articleId)) drop(change.articleId);
  };
  const following = await shared?.follow((change) =>
    inTurn(change.kind === 'article' ? change.article.url : change.articleId, () => takeShared(change)),
  );
  await changing;

  // Items that came to nothing are not fetched again each time their feed brings something new.
  const turnedDown = new LRUCache<string, true>({ max: 20_000 });
  const polling = startPolling({
    feeds,
    visit: intake.visit,
    readListing: (answer) => reader.read('listing', answer, answer.url),
    onFailure: report.failure,
    onItems: async (items) => {
      await ready;
      // Feeds name the newest first.
      const fresh = items
        .filter(({ url }) => !turnedDown.has(url) && catalogue.byAddress(url) === null)
        .slice(0, most.forFeed);
      const failures: unknown[] = [];
      await intake.follow(
        fresh.map(({ url }) => ({ kind: 'address', source: url, page: null })),
        (outcome) => {
          if (outcome.kind === 'refused') turnedDown.set(outcome.source, true);
          if (outcome.kind === 'failed') failures.push(outcome.error);
          report.outcome(outcome);
        },
        { signal },
      );
      // The feed has to bring these items again.
      if (failures.length > 0) throw failures[0];
    },
  });

  return {
    async add(source, { signal: ending, onProgress } = {}) {
      await ready;
      const until = ending === undefined ? signal : AbortSignal.any([signal, ending]);
      const outcomes: Outcome[] = [];
      const { leads, total } = await intake.leads(source, most.forPerson, until);
      onProgress?.(0, leads.length);
      const onOutcome = (outcome: Outcome) => {
        outcomes.push(outcome);
        onProgress?.(outcomes.length, leads.length);
      };
      await intake.follow(leads, onOutcome, { signal: until });
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
