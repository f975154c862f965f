import { databaseOf, encoderFolderOf } from '../config.ts';
import { createEncoder } from '../encoder/encoder.ts';
import { createMeaning } from '../encoder/meaning.ts';
import type { QuoteIndex } from '../search/ranking-engine.ts';
import { folderBeside } from '../store/database/database-url.ts';
import type { Terminal } from './command.ts';
import { printable } from './print/print.ts';

/**
 * Makes the vectors of all quotes, so that every question is answered by meaning as well, and returns the index that does.
 * Returns `index` itself if meaning is switched off, or if the encoder cannot be used, which is said on `err`.
 * @throws ConfigError
 */
export async function findByMeaning(
  index: QuoteIndex,
  { env, err, interactive }: Terminal,
): Promise<QuoteIndex> {
  const folder = encoderFolderOf(env);
  if (folder === null) return index;
  const report = (error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    err.write(`nato-quote: found by words alone where vectors are missing: ${printable(reason)}\n`);
  };
  const meaning = createMeaning({
    index,
    startEncoder: () => createEncoder({ folder }),
    folder: folderBeside(databaseOf(env)),
    onError: report,
    onProgress: (waiting) => {
      if (interactive) err.write(`\r\u001b[K${waiting === 0 ? '' : `${waiting} articles are being read`}`);
    },
  });
  meaning.start();
  // A failure has been reported, and words still answer.
  await meaning.caughtUp().catch(() => undefined);
  return meaning.index;
}
