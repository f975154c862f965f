import { extractQuotes } from '../quote/extract.ts';
import { createQuoteIndex, type QuoteIndex } from '../search/quote-index.ts';
import { readCorpus } from '../store/corpus.ts';

/** A folder of articles, indexed. `faults` are the files that were left out, each with the reason. */
export type OpenedCorpus = {
  readonly index: QuoteIndex;
  readonly faults: Awaited<ReturnType<typeof readCorpus>>['faults'];
};

/**
 * Reads a folder of articles, extracts their quotes and indexes them. A faulty file does not stop the others.
 * @throws CorpusError if the folder cannot be read.
 */
export async function openCorpus(dir: string): Promise<OpenedCorpus> {
  const { articles, faults } = await readCorpus(dir);
  const index = createQuoteIndex();
  for (const article of articles) index.add(article, extractQuotes(article));
  return { index, faults };
}
