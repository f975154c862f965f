import { type AnsweredThreads, createAnsweredThreads } from './answered-threads.ts';
import { createSharedArticles, type SharedArticles } from './articles/shared-articles.ts';
import { createConnection, type StoreLog } from './database/connection.ts';
import { parseDatabaseUrl } from './database/database-url.ts';
import { createLedger, type Ledger } from './digests/ledger.ts';
import { createShownQuotes, type ShownQuotes } from './digests/shown-quotes.ts';
import { createSubscriptions, type SubscriptionStore } from './digests/subscriptions.ts';
import { createHandledEvents, type HandledEvents } from './events.ts';
import { createFeedback, type FeedbackStore } from './feedback.ts';
import { createFirstSeen, type FirstSeen } from './first-seen.ts';
import { createInstallations, type InstallationStore } from './installations/installations.ts';
import { createTokenCipher } from './installations/token-cipher.ts';
import { createQuestionStore, type QuestionStore } from './questions.ts';
import { createWaitingEvents, type WaitingEvents } from './waiting-events.ts';

/**
 * What must survive a restart. Every call opens the database if necessary and throws a `StoreError` if it cannot be used;
 * only `events` continues without it.
 */
export type Store = {
  readonly subscriptions: SubscriptionStore;
  readonly deliveries: Ledger;
  readonly shownQuotes: ShownQuotes;
  readonly firstSeen: FirstSeen;
  readonly events: HandledEvents;
  readonly threads: AnsweredThreads;
  readonly waiting: WaitingEvents;
  readonly feedback: FeedbackStore;
  readonly questions: QuestionStore;
  readonly installations: InstallationStore;
  /** The articles that replicas share; `null` with SQLite: there the corpus folder has them. */
  readonly articles: SharedArticles | null;
  /** Resolves if the store can be used. @throws StoreError saying why not, and what to do */
  readonly check: () => Promise<void>;
  /** Waits for queries in progress and closes the database; later calls throw. */
  readonly close: () => Promise<void>;
};

/**
 * Opens the store at `url` (see DATABASE_URL). Returns at once: the database is opened, created and migrated by
 * the first call that succeeds. `tokenKeys` (see TOKEN_KEYS) encrypt the tokens of installations; without one none
 * can be stored. @throws ConfigError for a malformed address
 */
export function openStore(url: string | undefined, log: StoreLog, tokenKeys: readonly Buffer[] = []): Store {
  const database = parseDatabaseUrl(url);
  const { close, ...connection } = createConnection(database, log);
  return {
    subscriptions: createSubscriptions(connection),
    deliveries: createLedger(connection),
    shownQuotes: createShownQuotes(connection),
    firstSeen: createFirstSeen(connection),
    events: createHandledEvents(connection),
    threads: createAnsweredThreads(connection),
    waiting: createWaitingEvents(connection),
    feedback: createFeedback(connection),
    questions: createQuestionStore(connection),
    installations: createInstallations(connection, createTokenCipher(tokenKeys), log),
    articles: database.engine === 'postgres' ? createSharedArticles(connection, database.url, log) : null,
    check: () => connection.read(async () => undefined),
    close,
  };
}
