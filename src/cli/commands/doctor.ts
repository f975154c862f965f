import { databaseOf } from '../../config.ts';
import { StoreError, UsageError } from '../../errors.ts';
import { readCorpus } from '../../ingest/folder/read-folder.ts';
import { extractQuotes } from '../../quote/extract.ts';
import type { Quote } from '../../quote/quote.ts';
import { storeExists } from '../../store/database/database-url.ts';
import type { FeedbackSummary } from '../../store/feedback.ts';
import { openStore } from '../../store/store.ts';
import type { Command } from '../command.ts';
import { printable } from '../print/print.ts';

const count = (number: number, one: string) => `${number} ${one}${number === 1 ? '' : 's'}`;

const maxDoubted = 5;

type Feedback = FeedbackSummary | { readonly unreadable: string } | null;

/** Reads people's feedback on quotes, `null` if no bot has stored anything yet. */
async function readFeedback(url: string): Promise<Feedback> {
  if (!storeExists(url)) return null;
  const store = openStore(url, { error: () => undefined, info: () => undefined });
  try {
    return await store.feedback.summary(maxDoubted);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { unreadable: error.message };
  } finally {
    await store.close();
  }
}

function feedbackText(feedback: Feedback, quotes: readonly Quote[]): string {
  if (feedback === null) return '';
  if ('unreadable' in feedback) return `warning feedback  ${feedback.unreadable}\n`;
  if (feedback.up + feedback.down === 0) return 'feedback: none yet\n';
  const lines = [`feedback: ${feedback.up} found their quote useful, ${feedback.down} did not`];
  for (const { quoteId, up, down } of feedback.doubted) {
    const text = quotes.find(({ id }) => id === quoteId)?.segments[0]?.text ?? 'no longer in the corpus';
    lines.push(`doubted ${down} of ${up + down}  ${quoteId}  ${printable(text)}`);
  }
  return `${lines.join('\n')}\n`;
}

export const doctor: Command = {
  name: 'doctor',
  summary:
    'how much is in a corpus, every fault with its file, its line and the reason, and what people thought of the quotes',
  usage: '[--corpus DIR]',
  options: {},
  run: async ({ words, json, corpusDir }, terminal) => {
    if (words.length > 0)
      throw new UsageError(`doctor takes no words ("${words.join(' ')}"): name the folder with --corpus DIR`);
    const { articles, faults, files } = await readCorpus(corpusDir);
    const found = articles.map((article) => ({
      file: files.get(article.id),
      quotes: extractQuotes(article),
    }));
    const quotes = found.flatMap((one) => one.quotes);
    const withoutSpeaker = quotes.filter(({ speaker }) => speaker === null).length;
    const silent = found.flatMap(({ file = '', quotes: own }) => (own.length === 0 ? [file] : []));
    const warnings = silent.map((file) => ({
      file,
      reason: 'no direct quotation was found in this article',
    }));

    const feedback = await readFeedback(databaseOf(terminal.env));
    if (json) {
      const report = {
        articles: articles.length,
        quotes: quotes.length,
        quotesWithoutSpeaker: withoutSpeaker,
        faults,
        warnings,
        feedback,
      };
      terminal.out.write(`${JSON.stringify(report)}\n`);
    } else {
      terminal.out.write(
        `${corpusDir}: ${count(articles.length, 'article')}, ${count(quotes.length, 'quote')}, ${withoutSpeaker} without a speaker\n`,
      );
      for (const { file, line, reason } of faults)
        terminal.out.write(`fault   ${printable(file)}:${line}  ${printable(reason)}\n`);
      for (const { file, reason } of warnings) terminal.out.write(`warning ${printable(file)}  ${reason}\n`);
      terminal.out.write(feedbackText(feedback, quotes));
      if (articles.length + faults.length === 0)
        terminal.out.write('No *.md file is in this folder: each article is one such file.\n');
    }
    if (faults.length > 0) return 2;
    return articles.length > 0 ? 0 : 1;
  },
};
