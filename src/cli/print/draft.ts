import type { Verdict } from '../../check/verdict.ts';
import type { DraftQuotation, DraftReport } from '../../usecases/check-draft.ts';
import { isCheckedFine } from '../../usecases/check-outcome.ts';
import type { Terminal } from '../command.ts';
import { headline, remarks, runText } from './check.ts';
import { checkedRecord } from './check-record.ts';
import { printable, styled } from './print.ts';

/** A draft's file and the verdicts on its quotations. */
export type CheckedFile = { readonly file: string; readonly report: DraftReport };

/** What a line of the list says about a quotation, in the order of the summary. */
const outcomes = {
  exact: { mark: '✓', words: 'exact' },
  altered: { mark: '✗', words: 'altered' },
  otherSpeaker: { mark: '✗', words: 'somebody else’s' },
  misleading: { mark: '✗', words: 'misleading' },
  unclear: { mark: '?', words: 'of an unclear speaker' },
  notFound: { mark: '?', words: 'not in the corpus' },
  tooShort: { mark: '–', words: 'too short' },
} as const;
type Outcome = keyof typeof outcomes;

function outcomeOf(quotation: DraftQuotation): Outcome {
  const { verdict } = quotation;
  if (verdict.kind === 'altered') return 'altered';
  if (verdict.kind === 'not-found') return verdict.tooShort ? 'tooShort' : 'notFound';
  if (isCheckedFine(quotation)) return 'exact';
  if (verdict.claim?.agreement === 'wrong') return 'otherSpeaker';
  return verdict.warnings.length > 0 ? 'misleading' : 'unclear';
}

/** True if nothing in a draft needs to be mended: what is too short to be checked is only listed. */
export const isDraftFine = ({ quotations }: DraftReport): boolean =>
  quotations.every((one) => ['exact', 'tooShort'].includes(outcomeOf(one)));

function countsOf(files: readonly CheckedFile[]): Record<Outcome, number> {
  const counts = {
    exact: 0,
    altered: 0,
    otherSpeaker: 0,
    misleading: 0,
    unclear: 0,
    notFound: 0,
    tooShort: 0,
  };
  for (const { report } of files) {
    for (const one of report.quotations) counts[outcomeOf(one)] += 1;
    counts.tooShort += report.tooShort.length;
  }
  return counts;
}

function summaryOf(files: readonly CheckedFile[]): string {
  const counts = Object.entries(countsOf(files)) as [Outcome, number][];
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  const parts = counts
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${outcomes[name].words}`);
  return all === 0 ? 'no quotation' : `${all} ${all === 1 ? 'quotation' : 'quotations'}: ${parts.join(', ')}`;
}

/** Returns the difference or the remarks on a quotation, one line each. */
function details(verdict: Verdict, terminal: Terminal): string[] {
  const difference =
    verdict.kind === 'altered' ? [verdict.difference.map((run) => runText(run, terminal)).join(' ')] : [];
  return [...difference, ...remarks(verdict)];
}

/** Prints a list for a person: place, mark and verdict of each quotation, and a summary. */
export function printDrafts(files: readonly CheckedFile[], terminal: Terminal): void {
  const { out } = terminal;
  for (const { file, report } of files) {
    const lines = [
      ...report.quotations.map((one) => ({ ...one, outcome: outcomeOf(one), text: one.alleged.text })),
      ...report.tooShort.map((one) => ({ ...one, outcome: 'tooShort' as const, verdict: null })),
    ].sort((one, other) => one.line - other.line || one.column - other.column);
    for (const { line, column, outcome, text, verdict } of lines) {
      const { mark, words } = outcomes[outcome];
      const shown = text.length > 80 ? `${printable(text.slice(0, 79))}…` : printable(text);
      out.write(
        `${printable(file)}:${line}:${column} ${styled(`${mark} ${words}`, 'bold', terminal)} “${shown}”\n`,
      );
      if (verdict === null || outcome === 'exact') continue;
      for (const detail of details(verdict, terminal)) out.write(`    ${detail}\n`);
    }
  }
  out.write(`${styled(summaryOf(files), 'bold', terminal)}\n`);
}

const escaped = (text: string): string =>
  text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const escapedProperty = (text: string): string => escaped(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

/** Prints GitHub's workflow commands: an error at each quotation that needs to be mended. */
export function printAnnotations(files: readonly CheckedFile[], terminal: Terminal): void {
  for (const { file, report } of files)
    for (const one of report.quotations) {
      const outcome = outcomeOf(one);
      if (outcome === 'exact' || outcome === 'tooShort') continue;
      const place = `file=${escapedProperty(file)},line=${one.line},col=${one.column}`;
      const message = [
        `“${one.alleged.text}”`,
        headline(one.verdict),
        ...details(one.verdict, terminal),
      ].join('\n');
      terminal.out.write(
        `::error ${place},title=${escapedProperty(`Quotation ${outcomes[outcome].words}`)}::${escaped(message)}\n`,
      );
    }
  terminal.out.write(`${summaryOf(files)}\n`);
}

/** The drafts as `check --json` prints them. */
export const draftsRecord = (files: readonly CheckedFile[]) => ({
  files: files.map(({ file, report }) => ({
    file,
    passages: report.quotations.map((one) => ({
      line: one.line,
      column: one.column,
      outcome: outcomeOf(one),
      ...checkedRecord(one),
    })),
    tooShort: report.tooShort,
  })),
  summary: countsOf(files),
});
