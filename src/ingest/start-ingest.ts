import { join } from 'node:path';
import type { Config } from '../config.ts';
import { CorpusError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { SharedArticles } from '../store/articles/shared-articles.ts';
import { folderBeside } from '../store/database/database-url.ts';
import { createFetch } from './fetch/fetch.ts';
import { createReachable } from './fetch/reachable.ts';
import type { Feeding } from './ingest.ts';
import { type OpenedCorpus, openCorpus, openStoredCorpus } from './open-corpus.ts';

/** A running bot's articles: those of its folder, and the ways for more to come in. */
export type Supply = {
  /** Adds what an http(s) address leads to. @throws UsageError, FetchError */
  readonly add: Feeding['add'];
  readonly stop: () => Promise<void>;
};

type SupplySettings = Pick<Config, 'corpusDir' | 'databaseUrl' | 'intake'>;

/** The corpus, from a snapshot beside the store where it is worth it. @throws CorpusError if the folder cannot be read. */
export async function openArticles(
  { corpusDir, databaseUrl }: SupplySettings,
  log: Logger,
): Promise<OpenedCorpus> {
  try {
    return await openStoredCorpus(corpusDir, join(folderBeside(databaseUrl), 'index.snapshot'));
  } catch (error) {
    if (error instanceof CorpusError) throw error;
    log.warn({ err: error }, 'no snapshot of the index can be kept: every start reads the whole corpus');
    return openCorpus(corpusDir);
  }
}

/**
 * Watches the folder, reads the feeds and stands ready to add. What that takes (HTML, feeds) is loaded only
 * now, so that the bot answers before it. `shared` is where replicas keep their articles, where there are
 * several. `changed` is called when articles have come or gone.
 */
export function startSupply(
  { corpusDir, intake }: SupplySettings,
  corpus: OpenedCorpus,
  shared: SharedArticles | null,
  log: Logger,
  changed: () => void,
): Supply {
  const web = createFetch({ reachable: createReachable(intake.privateSources), contact: intake.contact });
  const starting: Promise<Feeding> = import('./ingest.ts').then(({ startFeeding }) =>
    startFeeding({
      dir: corpusDir,
      corpus,
      fetch: web.fetch,
      feeds: intake.feeds,
      outlets: intake.outlets,
      shared,
      report: {
        changed,
        fault: ({ file, line, reason }) => log.error({ file, line }, reason),
        failure: (error, { url }) =>
          log.warn({ feed: url, err: error }, 'a feed could not be read, and is tried again later'),
        outcome: (outcome) =>
          outcome.kind === 'failed'
            ? log.error({ source: outcome.source, err: outcome.error }, 'an article could not be saved')
            : log.info({ source: outcome.source, outcome: outcome.kind }, 'an item of a feed'),
      },
    }),
  );
  starting.catch((error: unknown) =>
    log.error({ err: error }, 'the corpus folder cannot be watched: new articles need a restart'),
  );
  return {
    add: async (address, options) => (await starting).add(address, options),
    async stop() {
      await starting.then(
        (feeding) => feeding.stop(),
        () => undefined,
      );
      await web.close();
    },
  };
}
