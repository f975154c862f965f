import { UsageError } from '../../errors.ts';
import type { Checked, CheckReport } from '../../usecases/check-message.ts';
import { speakerOutcome, worstChecked } from '../../usecases/check-outcome.ts';
import { matchRecord } from './record.ts';

/** One quotation as `check --json` prints it. */
export function checkedRecord(checked: Checked) {
  const { alleged, verdict } = checked;
  return {
    verdict: verdict.kind,
    speaker: speakerOutcome(checked),
    alleged: alleged.text,
    claim: alleged.speaker,
    match: verdict.match === null ? null : matchRecord(verdict.match),
    difference: verdict.kind === 'altered' ? verdict.difference : null,
    extent: verdict.kind === 'exact' ? verdict.extent : null,
    omissions: verdict.kind === 'exact' ? verdict.omissions : [],
    insertions: verdict.kind === 'exact' ? verdict.insertions : [],
    warnings: verdict.kind === 'not-found' ? [] : verdict.warnings,
    ...(verdict.kind === 'not-found' && verdict.tooShort ? { tooShort: [alleged.text] } : {}),
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

/** A report as `check --json` prints it: the worst quotation; all of them follow as `passages` if there are several. */
export function reportRecord(report: CheckReport) {
  const { checked, leftOut, tooShort } = report;
  const worst = worstChecked(report);
  if (worst === undefined) throw new UsageError('there is nothing to check');
  const several = checked.length > 1 ? { passages: checked.map(checkedRecord) } : {};
  return {
    ...checkedRecord(worst),
    ...several,
    ...(leftOut > 0 ? { leftOut } : {}),
    ...(tooShort.length > 0 ? { tooShort } : {}),
  };
}
