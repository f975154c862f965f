import { setTimeout as wait } from 'node:timers/promises';
import type { FeedItem, Listing } from '../../article/feed.ts';
import { FetchError } from '../../errors.ts';
import type { Fetch, Fetched, Validators } from '../fetch/fetch.ts';
import type { FeedSource } from './feed-source.ts';

/** Fetches a feed and returns the items that pass its filter, or `null` if it has not changed. @throws FetchError */
async function readFeed(
  { url, keywords }: FeedSource,
  { politeFetch, readListing }: Pick<PollSettings, 'politeFetch' | 'readListing'>,
  validators: Validators | undefined,
): Promise<{ readonly items: readonly FeedItem[]; readonly validators: Validators } | null> {
  const answer = await politeFetch(url, { validators });
  if (answer.kind === 'unchanged') return null;
  const listing = await readListing(answer);
  if (listing?.kind !== 'feed') throw new FetchError(`${url} is no feed (RSS, Atom or JSON Feed)`);
  const passes = ({ title, summary }: FeedItem) => {
    const text = `${title} ${summary}`.toLowerCase();
    return keywords.length === 0 || keywords.some((word) => text.includes(word));
  };
  return { items: listing.items.filter(passes), validators: answer.validators };
}

/** Minutes between two fetches of a feed. Each failure in a row doubles them, up to `max`. */
const minutes = { usual: 15, max: 6 * 60 };

export type PollSettings = {
  readonly feeds: readonly FeedSource[];
  /** Sends one request at a time per host, as robots.txt allows. */
  readonly politeFetch: Fetch;
  /** Parses what a feed's address answered. @throws FetchError */
  readonly readListing: (answer: Fetched) => Promise<Listing | null>;
  /** Called with a feed's items whenever it has changed. Resolves when they are handled. */
  readonly onItems: (items: readonly FeedItem[], feed: FeedSource) => Promise<void>;
  /** Called for each failure. The feed is tried again later, at growing intervals. */
  readonly onFailure: (error: unknown, feed: FeedSource) => void;
  /** Returns a number from 0 to 1 that varies the pauses, so that feeds are not all fetched at once. */
  readonly random?: () => number;
  /** Resolves after so many milliseconds; rejects when `signal` aborts. */
  readonly pause?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
};

/** Polls feeds, each at its own interval, until `stop`, which waits for what is in progress. */
export function startPolling({
  feeds,
  politeFetch,
  readListing,
  onItems,
  onFailure,
  random = Math.random,
  pause = (milliseconds, signal) => wait(milliseconds, undefined, { signal }),
}: PollSettings): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;

  const poll = async (feed: FeedSource): Promise<void> => {
    let validators: Validators | undefined;
    let failures = 0;
    while (!signal.aborted) {
      try {
        const news = await readFeed(feed, { politeFetch, readListing }, validators);
        if (news !== null) {
          await onItems(news.items, feed);
          // Kept only now, so that items that could not be handled come again.
          validators = news.validators;
        }
        failures = 0;
      } catch (error) {
        failures++;
        onFailure(error, feed);
      }
      const delay = Math.min(minutes.usual * 2 ** failures, minutes.max) * (0.9 + 0.2 * random());
      await pause(delay * 60_000, signal).catch(() => undefined);
    }
  };
  const polling = feeds.map(poll);
  return {
    async stop() {
      stopping.abort();
      await Promise.all(polling);
    },
  };
}
