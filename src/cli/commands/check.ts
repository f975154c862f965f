import { readFile } from 'node:fs/promises';
import { UsageError } from '../../errors.ts';
import { readQuestions } from '../../search/index/test-collection.ts';
import type { CheckReport } from '../../usecases/check-message.ts';
import { isReportFine } from '../../usecases/check-outcome.ts';
import type { Command, CommandLine, ExitStatus, Terminal } from '../command.ts';
import { openUseCases } from '../open-use-cases.ts';
import { printReport } from '../print/check.ts';
import { reportRecord } from '../print/check-record.ts';
import {
  type CheckedFile,
  draftsRecord,
  isDraftFine,
  printAnnotations,
  printDrafts,
} from '../print/draft.ts';
import { areFiles, readDraft } from '../read-draft.ts';

const statusOf = (report: CheckReport): ExitStatus => (isReportFine(report) ? 0 : 1);

/** Checks each `{ id, text }` line of a file; prints one JSON line each, with the id and the exit status it would have. */
async function checkClaims(file: string, line: CommandLine, terminal: Terminal): Promise<ExitStatus> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`--claims ${file}: ${error instanceof Error ? error.message : error}`);
  });
  const claims = readQuestions(text, file);
  const useCases = await openUseCases(line, terminal);
  let worst: ExitStatus = 0;
  for (const { id, text: claim } of claims) {
    const report = await useCases.check(claim);
    const status = statusOf(report);
    if (status !== 0) worst = status;
    terminal.out.write(`${JSON.stringify({ id, status, ...reportRecord(report) })}\n`);
  }
  return worst;
}

/** Checks every quotation in files or on standard input. */
async function checkFiles(line: CommandLine, terminal: Terminal): Promise<ExitStatus> {
  const { format = 'text' } = line.options;
  if (format !== 'text' && format !== 'github')
    throw new UsageError(`--format ${format}: there are text (the default) and github`);
  const drafts: { file: string; text: string }[] = [];
  for (const file of line.words) drafts.push({ file, text: await readDraft(file, terminal) });
  const useCases = await openUseCases(line, terminal);
  const files: CheckedFile[] = [];
  for (const { file, text } of drafts) files.push({ file, report: await useCases.checkDraft(text) });
  if (line.json) terminal.out.write(`${JSON.stringify(draftsRecord(files))}\n`);
  else if (format === 'github') printAnnotations(files, terminal);
  else printDrafts(files, terminal);
  return files.every(({ report }) => isDraftFine(report)) ? 0 : 1;
}

async function run(line: CommandLine, terminal: Terminal): Promise<ExitStatus> {
  const { claims, format } = line.options;
  if (typeof claims === 'string') return checkClaims(claims, line, terminal);
  if (await areFiles(line.words)) return checkFiles(line, terminal);
  if (format !== undefined)
    throw new UsageError('--format is for files: nato-quote check --format github draft.md');
  const text = line.words.join(' ');
  if (text.trim() === '')
    throw new UsageError('nothing to check: nato-quote check "If talks start, they will not end on day one"');
  const useCases = await openUseCases(line, terminal);
  const report = await useCases.check(text);
  if (line.json) terminal.out.write(`${JSON.stringify(reportRecord(report))}\n`);
  else printReport(report, terminal);
  return statusOf(report);
}

export const check: Command = {
  name: 'check',
  summary: 'whether a quote is exact, altered (word by word) or not in the corpus, and whose it is',
  details:
    'Words that all name files are drafts to check (Markdown, text, HTML, DOCX; - is standard input): each quotation is listed with its line and column. Exit status 0 only if every quotation is exact, nothing that is left out turns its sense, and the speaker is right.',
  usage: 'TEXT… | FILE… | - | --claims FILE.jsonl',
  options: {
    format: {
      type: 'string',
      value: 'text|github',
      help: 'of a draft: a list, or annotations for GitHub Actions',
    },
    claims: {
      type: 'string',
      value: 'FILE',
      help: 'check each { "id", "text" } line of a file; one JSON line each',
    },
  },
  run,
};
