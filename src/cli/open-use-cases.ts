import { CorpusError } from '../errors.ts';
import { openCorpus } from '../ingest/open-corpus.ts';
import { createUseCases, type UseCases } from '../usecases/usecases.ts';
import type { CommandLine, Terminal } from './command.ts';
import { printable } from './print/print.ts';

/**
 * Opens the corpus of a command line. Faulty files are reported on `err` and left out.
 * @throws CorpusError if no article is left
 */
export async function openUseCases({ corpusDir }: CommandLine, terminal: Terminal): Promise<UseCases> {
  const { index, faults } = await openCorpus(corpusDir);
  for (const { file, line, reason } of faults)
    terminal.err.write(`nato-quote: ${printable(file)}:${line}: ${printable(reason)}\n`);
  if (index.articles().length === 0)
    throw new CorpusError(
      `no usable article in ${corpusDir}: nato-quote doctor --corpus ${corpusDir} says why`,
    );
  return createUseCases({ index, today: () => new Date() });
}
