import { setTimeout as after } from 'node:timers/promises';
import type { Config } from './config.ts';
import { createClients } from './digest/clients.ts';
import { createDigests } from './digest/digests.ts';
import { createEncoder } from './encoder/encoder.ts';
import { createMeaning, type Meaning } from './encoder/meaning.ts';
import { StoreError } from './errors.ts';
import type { Ingest } from './ingest/ingest.ts';
import { openArticles, startIngestInBackground } from './ingest/start-ingest.ts';
import type { Logger } from './log.ts';
import type { QuoteIndex } from './search/ranking-engine.ts';
import { createSlackApp } from './slack/app.ts';
import { folderBeside } from './store/database/database-url.ts';
import { openStore } from './store/store.ts';
import { createDigestUseCases } from './usecases/digest/digests.ts';
import { createUseCases, type UseCases } from './usecases/usecases.ts';
import { warmUp } from './usecases/warm-up.ts';

/** The running bot. */
export type Service = {
  readonly useCases: UseCases;
  /** How many articles the bot answers from. */
  articles(): number;
  /** Resolves with a ConfigError when Slack refuses further connections, as nothing can be answered then. */
  readonly refused: Promise<unknown>;
  /** Stops everything in order, within ten seconds even if a part hangs. */
  stop(): Promise<void>;
};

/** The settings of a bot that connects to a running Slack. */
export type ServiceConfig = Omit<Config, 'slack' | 'logLevel' | 'encoderFolder'> & {
  /** The folder of the encoder. Default: none, so that quotes are found by words alone. */
  readonly encoderFolder?: Config['encoderFolder'];
  readonly slack: Exclude<Config['slack'], { mode: 'local' }>;
  /** Milliseconds between two digests of a workspace. Default 250. */
  readonly betweenPosts?: number;
};

/** How long stopping waits for answers in progress, for each part, and for the store, in milliseconds. */
const stopTimeouts = { answers: 7_000, part: 8_500, store: 1_000 };

/** Waits for `ending`, at most `limit` milliseconds. Logs a failure instead of throwing, so that stopping goes on. */
async function within(limit: number, ending: Promise<unknown>, log: Logger, name: string): Promise<void> {
  const timer = new AbortController();
  const ended = ending.catch((error: unknown) => log.error({ err: error }, `${name} did not stop in order`));
  const late = after(limit, 'late', { signal: timer.signal }).catch(() => 'ended');
  if ((await Promise.race([ended, late])) === 'late') log.warn(`${name} did not stop in time, and was left`);
  timer.abort();
}

function ignoreStoreError(error: unknown): void {
  if (!(error instanceof StoreError)) throw error;
}

/** Milliseconds that a question waits for its vector. After that, only words are searched for. */
const maxEncoderWait = 100;

function meaningOf(index: QuoteIndex, config: ServiceConfig, log: Logger): Meaning | null {
  const { encoderFolder = null, databaseUrl } = config;
  if (encoderFolder === null) return null;
  return createMeaning({
    index,
    startEncoder: () => createEncoder({ folder: encoderFolder, maxWait: maxEncoderWait }),
    folder: folderBeside(databaseUrl),
    onError: (error) =>
      log.warn({ err: error }, 'quotes are found by their words alone, as far as vectors are missing'),
  });
}

/** Builds the parts in order and starts them. */
export async function startService(config: ServiceConfig, log: Logger): Promise<Service> {
  const { corpusDir, databaseUrl, slack, editors, questionsPerMinute, betweenPosts = 250 } = config;
  const corpus = await openArticles(config, log);
  const { index, faults } = corpus;
  for (const { file, line, reason } of faults) log.error({ file, line }, reason);
  if (index.articles().length === 0)
    log.warn(
      { corpusDir },
      `the corpus has no usable article: nato-quote doctor --corpus ${corpusDir} says why`,
    );
  const meaning = meaningOf(index, config, log);
  const useCases = createUseCases({ index: meaning?.index ?? index, today: () => new Date() });
  const { apiUrl } = slack;
  const store = openStore(databaseUrl, log, slack.mode === 'oauth' ? slack.tokenKeys : []);
  // A store that cannot be used yet has logged that. Tokens with an old key can still be decrypted.
  if (slack.mode === 'oauth') await store.installations.encryptAnew().catch(ignoreStoreError);
  const clientOf = createClients(
    'botToken' in slack
      ? { apiUrl, botToken: slack.botToken }
      : { apiUrl, installations: store.installations },
  );
  const delivery = createDigests({ store, index, clientOf, log, betweenPosts });
  let ingest: Ingest | undefined;
  const app = await createSlackApp({
    slack,
    useCases,
    add: async (address, options) => ingest?.add(address, options) ?? { outcomes: [], total: 0 },
    digests: createDigestUseCases({ store, index, now: Date.now, wake: delivery.wake }),
    log,
    handled: store.events,
    installations: store.installations,
    memory: store,
    editors,
    questionsPerMinute,
  });
  await app.start();
  delivery.start();
  log.info({ articles: index.articles().length, mode: slack.mode }, 'ready');
  warmUp(useCases)
    .catch((error: unknown) => log.warn({ err: error }, 'the first questions will take longer'))
    .finally(() => meaning?.start());
  ingest = startIngestInBackground(config, corpus, store.articles, log, () => {
    app.corpusChanged();
    meaning?.wake();
  });
  return {
    useCases,
    articles: () => index.articles().length,
    refused: app.refused,
    async stop() {
      await Promise.all([
        within(stopTimeouts.part, app.stop(stopTimeouts.answers), log, 'Slack'),
        within(stopTimeouts.part, delivery.stop(), log, 'a digest'),
        within(stopTimeouts.part, meaning?.stop() ?? Promise.resolve(), log, 'the encoder'),
        within(stopTimeouts.part, ingest?.stop() ?? Promise.resolve(), log, 'the ingest'),
      ]);
      await within(stopTimeouts.store, store.close(), log, 'the store');
    },
  };
}
