import type { Difference, Run } from '../../check/comparison/difference.ts';
import type { Verdict } from '../../check/verdict.ts';
import { warningTexts } from '../../check/warnings/warning.ts';
import type { Checked, CheckReport } from '../../usecases/check-message.ts';
import type { Terminal } from '../command.ts';
import { printable, printMatch, speakerLine, styled } from './print.ts';

const extents = {
  quote: '',
  sentences: ', part of a longer quote',
  part: ', but a part of a longer sentence',
};

/** Formats a run like `git diff --word-diff`: `[-article-]` `{+alleged quote+}`. */
export function runText({ kind, alleged, article }: Run, terminal: Terminal): string {
  const [mine, theirs] = [printable(alleged), printable(article)];
  if (kind === 'same') return theirs;
  if (kind === 'inserted' || kind === 'omitted') return styled(mine, 'dim', terminal);
  const dropped = theirs === '' ? '' : styled(`[-${theirs}-]`, 'strikethrough', terminal);
  const added = mine === '' ? '' : styled(`{+${mine}+}`, 'bold', terminal);
  return [dropped, added].filter((part) => part !== '').join('');
}

function runList(difference: Difference): string[] {
  return difference.flatMap(({ kind, alleged, article }) => {
    const [mine, theirs] = [printable(alleged), printable(article)];
    if (kind === 'added') return [`added: “${mine}”`];
    if (kind === 'dropped') return [`dropped: “${theirs}”`];
    return kind === 'changed' ? [`changed: “${theirs}” became “${mine}”`] : [];
  });
}

/** Returns remarks on a verdict, one line each. */
export function remarks(verdict: Verdict): string[] {
  if (verdict.kind === 'not-found') {
    const { outside } = verdict;
    if (verdict.tooShort) return ['too short: these words identify no quote'];
    if (outside === null) return [];
    const { article, inMarks, span } = outside;
    const words = `“${printable(article.text.slice(span.start, span.end))}”`;
    const where = inMarks
      ? 'is in quotation marks, but too short for a statement,'
      : article.textKind === 'summary'
        ? 'is not all in quotation marks: it is the corpus’s own summary'
        : 'is not all in quotation marks: it is the outlet’s own text';
    return [`${words} ${where} in “${printable(article.title)}”, ${printable(article.outlet)}`];
  }
  const { claim, match } = verdict;
  const by = printable(speakerLine(match));
  const claimed =
    claim === null || claim.agreement === 'right'
      ? []
      : claim.agreement === 'wrong'
        ? [`said by ${by}, not by ${printable(claim.speaker)}`]
        : [`ascribed to ${printable(claim.speaker)}; the article has: ${by}`];
  if (verdict.kind === 'altered') return [...runList(verdict.difference), ...claimed];
  const { omissions, insertions, warnings } = verdict;
  return [
    ...warnings.map(({ kind, words }) => `${warningTexts[kind]}: “${printable(words)}”`),
    ...omissions.map((words) => `left out, and marked so: “${printable(words)}”`),
    ...insertions.map((words) => `put in, and marked so: “${printable(words)}”`),
    ...claimed,
  ];
}

export function headline(verdict: Verdict): string {
  if (verdict.kind === 'exact') {
    if (verdict.warnings.length > 0) return 'exact words, but misleading';
    const wrong = verdict.claim?.agreement === 'wrong' ? ' words, but another speaker' : '';
    return `exact${wrong}${extents[verdict.extent]}`;
  }
  if (verdict.kind === 'altered') return 'altered';
  if (verdict.outside !== null) return 'not found as a quote, but in an article';
  return verdict.match === null ? 'not found' : 'not found; the nearest is another quote';
}

function printChecked({ alleged, verdict }: Checked, terminal: Terminal): void {
  const { out } = terminal;
  out.write(`${styled(headline(verdict), 'bold', terminal)}\n`);
  const shown =
    verdict.kind === 'altered'
      ? verdict.difference.map((run) => runText(run, terminal)).join(' ')
      : printable(alleged.text);
  out.write(
    `  ${shown.length > 2_000 && verdict.kind !== 'altered' ? `${shown.slice(0, 2_000)}…` : shown}\n`,
  );
  for (const remark of remarks(verdict)) out.write(`  ${remark}\n`);
  if (verdict.match !== null) printMatch(verdict.match, terminal, 'plain');
}

/** Prints a check for a person. */
export function printReport({ checked, leftOut, tooShort }: CheckReport, terminal: Terminal): void {
  for (const [index, one] of checked.entries()) {
    if (index > 0) terminal.out.write('\n');
    printChecked(one, terminal);
  }
  if (leftOut > 0)
    terminal.out.write(`\n${leftOut} more quotations were not checked: give them by themselves.\n`);
  for (const [index, word] of tooShort.entries())
    terminal.out.write(
      `${index === 0 ? '\n' : ''}“${printable(word)}” is too short to be checked beside others: give it by itself.\n`,
    );
}
