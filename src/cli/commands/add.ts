import { NatoQuoteError, UsageError } from '../../errors.ts';
import type { AddOutcome } from '../../ingest/add.ts';
import { createSourceAdder } from '../../ingest/add-sources.ts';
import { createCatalogue } from '../../ingest/catalogue.ts';
import { createFetch } from '../../ingest/fetch/fetch.ts';
import { createReachable, parsePrivateSources } from '../../ingest/fetch/reachable.ts';
import { readCorpus } from '../../ingest/folder/read-folder.ts';
import { removeUnfinished, saveArticle } from '../../ingest/folder/save-article.ts';
import { parseOutlets } from '../../ingest/parse-outlets.ts';
import type { Given } from '../../ingest/reading/make-article.ts';
import { createReader } from '../../ingest/reading/reader.ts';
import type { ArticleSource } from '../../ingest/sources.ts';
import type { Command, CommandLine, Terminal } from '../command.ts';
import { printable } from '../print/print.ts';
import { createProgress } from '../print/progress.ts';

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Returns an outcome for `--json`. */
function record(outcome: AddOutcome) {
  const { kind, source } = outcome;
  if (outcome.kind === 'failed') return { outcome: kind, source, reasons: [reasonOf(outcome.error)] };
  if (outcome.kind === 'refused') return { outcome: kind, source, reasons: outcome.reasons };
  const { id, title, outlet, url, date, also = [] } = outcome.article;
  const quotes =
    outcome.kind === 'added'
      ? outcome.quotes.map(({ segments, speaker }) => ({
          quote: segments.map(({ text }) => text).join(' … '),
          speaker: speaker?.kind === 'unnamed' ? null : (speaker?.name ?? null),
        }))
      : undefined;
  const leftOut = outcome.kind === 'added' ? outcome.leftOut : undefined;
  return { outcome: kind, source, article: { id, title, outlet, url, date, also }, quotes, leftOut };
}

/** More articles of one feed or sitemap are left for the next time. */
const defaultLimit = 1_000;

const words: Readonly<Record<AddOutcome['kind'], string>> = {
  added: 'added',
  copy: 'a copy of',
  known: 'already there',
  refused: 'refused',
  failed: 'not saved',
};

function print(outcome: AddOutcome, detail: 'full' | 'line', { out, err }: Terminal): void {
  if (outcome.kind === 'refused') {
    for (const reason of outcome.reasons)
      err.write(`${words.refused}: ${printable(outcome.source)}: ${printable(reason)}\n`);
    return;
  }
  if (outcome.kind === 'failed') {
    const reason = printable(reasonOf(outcome.error));
    err.write(`${words.failed}: ${printable(outcome.source)}: ${reason}\n`);
    return;
  }
  // Most articles of a list that is fetched again are known: print only new ones.
  if (outcome.kind === 'known' && detail === 'line') return;
  const { title, outlet, date } = outcome.article;
  out.write(`${words[outcome.kind]}: ${printable(title)} (${printable(outlet)}, ${date})\n`);
  if (outcome.kind !== 'added') return;
  for (const reason of outcome.leftOut) err.write(`${printable(title)}: ${printable(reason)}\n`);
  if (detail === 'line') return;
  for (const { segments, speaker } of outcome.quotes) {
    const name = speaker === null || speaker.kind === 'unnamed' ? 'speaker not named' : speaker.name;
    out.write(`  “${printable(segments.map(({ text }) => text).join('” … “'))}” — ${printable(name)}\n`);
  }
}

function givenIn({ options }: CommandLine): Given {
  const given: Record<string, string> = {};
  for (const key of ['title', 'outlet', 'url', 'date'])
    if (typeof options[key] === 'string') given[key] = options[key];
  return given;
}

function limitIn({ options }: CommandLine): number {
  if (options.limit === undefined) return defaultLimit;
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1)
    throw new UsageError(`--limit ${options.limit}: write a whole number from 1 on`);
  return limit;
}

async function run(line: CommandLine, terminal: Terminal) {
  if (line.words.length === 0)
    throw new UsageError('nothing to add: nato-quote add https://… (or a file, a feed, a folder)');
  const { articles, files } = await readCorpus(line.corpusDir);
  const dryRun = line.options['dry-run'] === true;
  if (!dryRun) await removeUnfinished(line.corpusDir);
  const fileOf = new Map(files);
  const web = createFetch({
    reachable: createReachable(parsePrivateSources(terminal.env.PRIVATE_SOURCES ?? '')),
    contact: terminal.env.CRAWLER_CONTACT ?? '',
  });
  const reader = createReader();
  const adder = createSourceAdder({
    catalogue: createCatalogue(articles),
    fetch: web.fetch,
    reader,
    outlets: parseOutlets(terminal.env.OUTLETS ?? ''),
    keep: async (article) => {
      if (!dryRun) fileOf.set(article.id, await saveArticle(line.corpusDir, article, fileOf.get(article.id)));
    },
  });

  const limit = limitIn(line);
  const stopping = new AbortController();
  // A second Ctrl-C ends the program at once.
  const stop = () => {
    terminal.err.write('stopping after the articles under way\n');
    stopping.abort();
  };
  process.once('SIGINT', stop);
  const outcomes: AddOutcome[] = [];
  let total = 0;
  const report = (outcome: AddOutcome, detail: 'full' | 'line') => {
    outcomes.push(outcome);
    if (!line.json) print(outcome, detail, terminal);
  };
  try {
    const found: ArticleSource[] = [];
    for (const source of line.words)
      try {
        const { sources, total: all } = await adder.find(source, limit, stopping.signal);
        total += all;
        for (const one of sources) found.push(one);
      } catch (error) {
        if (!(error instanceof NatoQuoteError) || line.words.length === 1) throw error;
        report({ kind: 'refused', source, reasons: [error.message] }, 'line');
      }
    const given = givenIn(line);
    if (found.length > 1 && Object.keys(given).length > 0)
      throw new UsageError(`--${Object.keys(given)[0]} is for one article: here are ${found.length}`);
    const progress = createProgress(terminal, found.length);
    const detail = found.length === 1 ? 'full' : 'line';
    await adder.add(
      found,
      (outcome) => {
        progress.clear();
        report(outcome, detail);
        progress.step();
      },
      { given, signal: stopping.signal },
    );
    progress.clear();
  } finally {
    process.off('SIGINT', stop);
    await reader.close();
    await web.close();
  }

  const read = outcomes.length;
  if (read < total)
    terminal.err.write(
      `${read} of ${total} articles read: run it again for the next ones, or raise --limit (now ${limit})\n`,
    );
  const count = (kind: AddOutcome['kind']) => outcomes.filter((outcome) => outcome.kind === kind).length;
  const counts = {
    added: count('added'),
    known: count('known'),
    copies: count('copy'),
    refused: count('refused'),
    failed: count('failed'),
  };
  if (line.json)
    terminal.out.write(`${JSON.stringify({ dryRun, counts, outcomes: outcomes.map(record) })}\n`);
  else
    terminal.out.write(
      `${counts.added} added, ${counts.known} already there, ${counts.copies} copies, ${counts.refused} refused${counts.failed > 0 ? `, ${counts.failed} not saved` : ''}${dryRun ? ' (dry run: nothing was saved)' : ''}\n`,
    );
  if (outcomes.length === 0) return 1;
  return counts.failed > 0 || counts.refused === outcomes.length ? 2 : 0;
}

export const add: Command = {
  name: 'add',
  summary: 'fetches articles into the corpus: pages, feeds, sitemaps, files and folders',
  usage:
    'URL|FILE|FOLDER… [--dry-run] [--limit N] [--title TITLE] [--outlet NAME] [--url ADDRESS] [--date DAY]',
  options: {
    'dry-run': { type: 'boolean', help: 'show what would be added, and save nothing' },
    limit: {
      type: 'string',
      value: 'N',
      help: `at most so many new articles of a feed or sitemap (default ${defaultLimit})`,
    },
    title: { type: 'string', value: 'TITLE', help: 'the title, where the page or file does not say' },
    outlet: { type: 'string', value: 'NAME', help: 'who published it, where the page or file does not say' },
    url: { type: 'string', value: 'ADDRESS', help: 'where it stands, for a file that does not say' },
    date: { type: 'string', value: 'YYYY-MM-DD', help: 'its day, where the page or file does not say' },
  },
  run,
};
