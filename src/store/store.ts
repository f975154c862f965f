import { type AnsweredThreads, createAnsweredThreads } from './answered-threads.ts';
import { createSharedArticles, type SharedArticles } from './articles/shared-articles.ts';
import { createGuard, type StoreLog } from './database/connection.ts';
import { placeOf } from './database/database-url.ts';
import { createLedger, type Ledger } from './digests/ledger.ts';
import { createShownQuotes, type ShownQuotes } from './digests/shown-quotes.ts';
import { createSubscriptions, type SubscriptionStore } from './digests/subscriptions.ts';
import { createHandledEvents, type HandledEvents } from './events.ts';
import { createFeedback, type FeedbackStore } from './feedback.ts';
import { type Arrivals, createArrivals } from './first-seen.ts';
import { createInstallations, type InstallationStore } from './installations/installations.ts';
import { createTokenCipher } from './installations/token-cipher.ts';
import { createRecentQuestions, type RecentQuestions } from './questions.ts';

/**
 * What must survive a restart. Every call opens the database if need be and throws a `StoreError` when
 * it cannot be used; the events alone go on without it.
 */
export type Store = {
  readonly subscriptions: SubscriptionStore;
  readonly deliveries: Ledger;
  readonly shown: ShownQuotes;
  readonly arrivals: Arrivals;
  readonly events: HandledEvents;
  readonly threads: AnsweredThreads;
  readonly feedback: FeedbackStore;
  readonly questions: RecentQuestions;
  readonly installations: InstallationStore;
  /** The articles that replicas share; `null` with SQLite, where they are files in the corpus folder. */
  readonly articles: SharedArticles | null;
  /** Resolves when the store can be used. @throws StoreError saying why it cannot, and what to do. */
  readonly check: () => Promise<void>;
  /** Waits for what is under way and lets go of the database; calls after it throw. */
  readonly close: () => Promise<void>;
};

/**
 * The store at `url` (see DATABASE_URL). Returns at once: the database is opened, created and migrated by
 * the first call that succeeds. `tokenKeys` (see TOKEN_KEYS) encrypt the tokens of installations; without one none
 * can be stored. @throws ConfigError when the address itself makes no sense.
 */
export function openStore(url: string | undefined, log: StoreLog, tokenKeys: readonly Buffer[] = []): Store {
  const place = placeOf(url);
  const { close, ...door } = createGuard(place, log);
  return {
    subscriptions: createSubscriptions(door),
    deliveries: createLedger(door),
    shown: createShownQuotes(door),
    arrivals: createArrivals(door),
    events: createHandledEvents(door),
    threads: createAnsweredThreads(door),
    feedback: createFeedback(door),
    questions: createRecentQuestions(door),
    installations: createInstallations(door, createTokenCipher(tokenKeys), log),
    articles: place.engine === 'postgres' ? createSharedArticles(door, place.url, log) : null,
    check: () => door.read(async () => undefined),
    close,
  };
}
