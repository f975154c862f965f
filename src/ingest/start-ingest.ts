import { join } from 'node:path';
import type { Config } from '../config.ts';
import { CorpusError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { SharedArticles } from '../store/articles/shared-articles.ts';
import { folderBeside } from '../store/database/database-url.ts';
import { createFetch } from './fetch/fetch.ts';
import { createReachable } from './fetch/reachable.ts';
import type { Ingest } from './ingest.ts';
import { type OpenedCorpus, openCorpus, openStoredCorpus } from './open-corpus.ts';

type IngestSettings = Pick<Config, 'corpusDir' | 'databaseUrl' | 'ingest'>;

/** Opens the corpus, with a snapshot of its index beside the store if one can be saved. @throws CorpusError if the folder cannot be read */
export async function openArticles(
  { corpusDir, databaseUrl }: IngestSettings,
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
 * Starts the ingest without waiting for it. The modules that it needs (HTML, feeds) are loaded only now, so that the bot
 * answers questions earlier. `shared` is where replicas share their articles, `null` for a single process. `changed` is
 * called when articles were added or removed.
 */
export function startIngestInBackground(
  { corpusDir, ingest }: IngestSettings,
  corpus: OpenedCorpus,
  shared: SharedArticles | null,
  log: Logger,
  changed: () => void,
): Ingest {
  const web = createFetch({ reachable: createReachable(ingest.privateSources), contact: ingest.contact });
  const starting: Promise<Ingest> = import('./ingest.ts').then(({ startIngest }) =>
    startIngest({
      dir: corpusDir,
      corpus,
      fetch: web.fetch,
      feeds: ingest.feeds,
      outlets: ingest.outlets,
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
        (started) => started.stop(),
        () => undefined,
      );
      await web.close();
    },
  };
}
