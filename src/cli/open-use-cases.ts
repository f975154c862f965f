import { CorpusError } from '../errors.ts';
import { openCorpus } from '../ingest/open-corpus.ts';
import { createUseCases, type UseCases } from '../usecases/usecases.ts';
import type { CommandLine, Terminal } from './command.ts';
import { findByMeaning } from './find-by-meaning.ts';
import { printable } from './print/print.ts';

/**
 * Opens the corpus of a command line. Faulty files are reported on `err` and left out.
 * @throws CorpusError if no article is left
 */
export async function openUseCases(
  { corpusDir }: CommandLine,
  terminal: Terminal,
  search: 'words' | 'words and meaning' = 'words',
): Promise<UseCases> {
  const { index, faults } = await openCorpus(corpusDir);
  for (const { file, line, reason } of faults)
    terminal.err.write(`nato-quote: ${printable(file)}:${line}: ${printable(reason)}\n`);
  if (index.articles().length === 0)
    throw new CorpusError(
      `no usable article in ${corpusDir}: nato-quote doctor --corpus ${corpusDir} says why`,
    );
  const searched = search === 'words' ? index : await findByMeaning(index, terminal);
  return createUseCases({ index: searched, today: () => new Date() });
}
