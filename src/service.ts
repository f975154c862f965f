import { setTimeout as after } from 'node:timers/promises';
import type { Config } from './config.ts';
import { createClients } from './digest/clients.ts';
import { createDigests } from './digest/digests.ts';
import { createEncoder } from './encoder/encoder.ts';
import { createMeaning, type Meaning } from './encoder/meaning.ts';
import { StoreError } from './errors.ts';
import { openArticles, type Supply, startSupply } from './ingest/start-ingest.ts';
import type { Logger } from './log.ts';
import type { QuoteIndex } from './search/ranking-engine.ts';
import { createSlackApp } from './slack/app.ts';
import { folderBeside } from './store/database/database-url.ts';
import { openStore } from './store/store.ts';
import { createDigestUseCases } from './usecases/digests.ts';
import { createUseCases, type UseCases } from './usecases/usecases.ts';
import { warmUp } from './usecases/warm-up.ts';

/** Everything that runs, to be stopped once. */
export type Service = {
  readonly useCases: UseCases;
  /** How many articles the bot answers from. */
  articles(): number;
  /** Resolves with a ConfigError when Slack refuses to be connected to any more: nothing can be answered then. */
  readonly refused: Promise<unknown>;
  /** Ends everything in order, within ten seconds, whatever hangs. */
  stop(): Promise<void>;
};

/** Every setting of a bot that connects to a Slack which is already there. */
export type ServiceConfig = Omit<Config, 'slack' | 'logLevel' | 'encoderFolder'> & {
  /** Default: none, and quotes are found by words alone. */
  readonly encoderFolder?: Config['encoderFolder'];
  readonly slack: Exclude<Config['slack'], { mode: 'local' }>;
  /** Milliseconds between two digests of a workspace, where it is not to be the usual. */
  readonly betweenPosts?: number;
};

/** Stopping waits this long for answers that are under way, for all parts to end, and for the store, in milliseconds. */
const [timeoutMs, partsWithin, storeWithin] = [7_000, 8_500, 1_000];

/** Waits for `ending`, but not beyond `limit` milliseconds; a failure is logged, as stopping goes on all the same. */
async function within(limit: number, ending: Promise<unknown>, log: Logger, name: string): Promise<void> {
  const enough = new AbortController();
  const ended = ending.catch((error: unknown) => log.error({ err: error }, `${name} did not stop in order`));
  const late = after(limit, 'late', { signal: enough.signal }).catch(() => 'ended');
  if ((await Promise.race([ended, late])) === 'late') log.warn(`${name} did not stop in time, and was left`);
  enough.abort();
}

function ignoreStoreError(error: unknown): void {
  if (!(error instanceof StoreError)) throw error;
}

/** A question waits this long for its vector, in milliseconds; then words alone answer. */
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

/** Builds the parts in order and starts them; `slack` is where the bot is to be reached. */
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
  // A store that cannot be used yet has been logged; tokens are decrypted as they are stored.
  if (slack.mode === 'oauth') await store.installations.encryptAnew().catch(ignoreStoreError);
  const clientOf = createClients(
    'botToken' in slack
      ? { apiUrl, botToken: slack.botToken }
      : { apiUrl, installations: store.installations },
  );
  const delivery = createDigests({ store, index, clientOf, log, betweenPosts });
  let supply: Supply | undefined;
  const app = await createSlackApp({
    slack,
    useCases,
    add: async (address, options) => supply?.add(address, options) ?? { outcomes: [], total: 0 },
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
  supply = startSupply(config, corpus, store.articles, log, () => {
    app.corpusChanged();
    meaning?.wake();
  });
  return {
    useCases,
    articles: () => index.articles().length,
    refused: app.refused,
    async stop() {
      await Promise.all([
        within(partsWithin, app.stop(timeoutMs), log, 'Slack'),
        within(partsWithin, delivery.stop(), log, 'a digest'),
        within(partsWithin, meaning?.stop() ?? Promise.resolve(), log, 'the encoder'),
        within(partsWithin, supply?.stop() ?? Promise.resolve(), log, 'the supply of articles'),
      ]);
      await within(storeWithin, store.close(), log, 'the store');
    },
  };
}
