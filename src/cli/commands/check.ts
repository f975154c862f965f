import { UsageError } from '../../errors.ts';
import type { Checked, CheckReport } from '../../usecases/check-message.ts';
import type { Command, CommandLine, ExitStatus, Terminal } from '../command.ts';
import { openUseCases } from '../open-use-cases.ts';
import { printReport } from '../print/check.ts';
import { matchRecord } from '../print/record.ts';

function checkedRecord({ alleged, verdict }: Checked) {
  return {
    verdict: verdict.kind,
    match: verdict.match === null ? null : matchRecord(verdict.match),
    difference: verdict.kind === 'altered' ? verdict.difference : null,
    alleged: alleged.text,
    claim: verdict.kind === 'not-found' ? null : verdict.claim,
    ...(verdict.kind === 'exact'
      ? { extent: verdict.extent, omissions: verdict.omissions, insertions: verdict.insertions }
      : {}),
    ...(verdict.kind === 'not-found' && verdict.outside !== null
      ? {
          outside: {
            title: verdict.outside.article.title,
            url: verdict.outside.article.url,
            text: verdict.outside.article.textKind,
            ...verdict.outside.span,
            inMarks: verdict.outside.inMarks,
          },
        }
      : {}),
  };
}

/** Whether a passage can be printed as it is: the words, and whom they are ascribed to. */
function isRight({ verdict }: Checked): boolean {
  return verdict.kind === 'exact' && verdict.claim?.agreement !== 'different';
}

const fromBestToWorst = ['exact', 'altered', 'not-found'];

/** The worst passage stands for the message; all of them follow where there are several. */
function reportRecord({ checked, leftOut, tooShort }: CheckReport) {
  const [worst] = [...checked].sort(
    (one, other) => fromBestToWorst.indexOf(other.verdict.kind) - fromBestToWorst.indexOf(one.verdict.kind),
  );
  if (worst === undefined) throw new UsageError('there is nothing to check');
  const several = checked.length > 1 ? { passages: checked.map(checkedRecord) } : {};
  return {
    ...checkedRecord(worst),
    ...several,
    ...(leftOut > 0 ? { leftOut } : {}),
    ...(tooShort.length > 0 ? { tooShort } : {}),
  };
}

async function run(line: CommandLine, terminal: Terminal): Promise<ExitStatus> {
  const text = line.words.join(' ');
  if (text.trim() === '')
    throw new UsageError('check what? nato-quote check "If talks start, they will not end on day one"');
  const useCases = await openUseCases(line, terminal);
  const report = await useCases.check(text);
  if (line.json) terminal.out.write(`${JSON.stringify(reportRecord(report))}\n`);
  else printReport(report, terminal);
  const isAll = report.leftOut === 0 && report.tooShort.length === 0;
  return isAll && report.checked.every(isRight) ? 0 : 1;
}

export const check: Command = {
  name: 'check',
  summary:
    'whether a quote is exact, altered (word by word) or not in the corpus; exit status 0 if all are exact',
  usage: 'TEXT…',
  options: {},
  run,
};
