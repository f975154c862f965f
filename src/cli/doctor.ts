import { UsageError } from '../errors.ts';
import { extractQuotes } from '../quote/extract.ts';
import { readCorpus } from '../store/corpus.ts';
import type { Command } from './command.ts';

const count = (number: number, one: string) => `${number} ${one}${number === 1 ? '' : 's'}`;

export const doctor: Command = {
  name: 'doctor',
  summary: 'Checks a corpus: how much is in it, and every fault with its file, its line and the reason.',
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

    if (json) {
      const report = {
        articles: articles.length,
        quotes: quotes.length,
        quotesWithoutSpeaker: withoutSpeaker,
        faults,
        warnings,
      };
      terminal.out.write(`${JSON.stringify(report)}\n`);
    } else {
      terminal.out.write(
        `${corpusDir}: ${count(articles.length, 'article')}, ${count(quotes.length, 'quote')}, ${withoutSpeaker} without a speaker\n`,
      );
      for (const { file, line, reason } of faults) terminal.out.write(`fault   ${file}:${line}  ${reason}\n`);
      for (const { file, reason } of warnings) terminal.out.write(`warning ${file}  ${reason}\n`);
      if (articles.length + faults.length === 0)
        terminal.out.write('No *.md file is in this folder: each article is one such file.\n');
    }
    if (faults.length > 0) return 2;
    return articles.length > 0 ? 0 : 1;
  },
};
