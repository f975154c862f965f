import { setTimeout as wait } from 'node:timers/promises';
import type { FeedItem, Listing } from '../../article/feed.ts';
import { FetchError } from '../../errors.ts';
import type { Fetch, Fetched, Validators } from '../fetch/fetch.ts';
import type { FeedSource } from './feed-source.ts';

/** Fetches a feed's items that pass its filter. `null` where nothing is new. @throws FetchError */
async function readFeed(
  { url, keywords }: FeedSource,
  { visit, readListing }: Pick<PollSettings, 'visit' | 'readListing'>,
  validators: Validators | undefined,
): Promise<{ readonly items: readonly FeedItem[]; readonly validators: Validators } | null> {
  const answer = await visit(url, { validators });
  if (answer.kind === 'unchanged') return null;
  const listing = await readListing(answer);
  if (listing?.kind !== 'feed') throw new FetchError(`${url} is no feed (RSS, Atom or JSON Feed)`);
  const passes = ({ title, summary }: FeedItem) => {
    const text = `${title} ${summary}`.toLowerCase();
    return keywords.length === 0 || keywords.some((word) => text.includes(word));
  };
  return { items: listing.items.filter(passes), validators: answer.validators };
}

/** Minutes between two looks at a feed, and at most after failures, each of which doubles the pause. */
const minutes = { usual: 15, longest: 6 * 60 };

export type PollSettings = {
  readonly feeds: readonly FeedSource[];
  /** Polite: one request at a time per host, robots.txt heeded. */
  readonly visit: Fetch;
  /** Reads what a feed's address answers. @throws FetchError */
  readonly readListing: (answer: Fetched) => Promise<Listing | null>;
  /** Given each feed's items whenever the feed has changed; resolves when they are dealt with. */
  readonly onItems: (items: readonly FeedItem[], feed: FeedSource) => Promise<void>;
  /** Told of each failure; the feed is tried again later, ever more rarely. */
  readonly onFailure: (error: unknown, feed: FeedSource) => void;
  /** A number from 0 to 1, by which pauses differ so that feeds are not all asked at once. */
  readonly random?: () => number;
  /** Resolves after so many milliseconds; rejects when `signal` ends the waiting. */
  readonly pause?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
};

/** Reads feeds again and again, each on its own time, until `stop`, which waits for what is under way. */
export function startPolling({
  feeds,
  visit,
  readListing,
  onItems,
  onFailure,
  random = Math.random,
  pause = (milliseconds, signal) => wait(milliseconds, undefined, { signal }),
}: PollSettings): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;

  const follow = async (feed: FeedSource): Promise<void> => {
    let validators: Validators | undefined;
    let failures = 0;
    while (!signal.aborted) {
      try {
        const news = await readFeed(feed, { visit, readListing }, validators);
        if (news !== null) {
          await onItems(news.items, feed);
          // Only now: items that could not be dealt with are to come again.
          validators = news.validators;
        }
        failures = 0;
      } catch (error) {
        failures++;
        onFailure(error, feed);
      }
      const delay = Math.min(minutes.usual * 2 ** failures, minutes.longest) * (0.9 + 0.2 * random());
      await pause(delay * 60_000, signal).catch(() => undefined);
    }
  };
  const followed = feeds.map(follow);
  return {
    async stop() {
      stopping.abort();
      await Promise.all(followed);
    },
  };
}
