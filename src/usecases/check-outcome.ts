import { isFine } from '../check/exact.ts';
import type { Verdict } from '../check/verdict.ts';
import type { Checked, CheckReport } from './check-message.ts';

/** What a check says about the claimed speaker. */
export type SpeakerOutcome = 'right' | 'wrong' | 'none-claimed' | 'unclear';

/** True if a quotation can be published as it is: exact, without a warning, and not ascribed to somebody else. */
export const isCheckedFine = ({ verdict }: Checked): boolean => verdict.kind === 'exact' && isFine(verdict);

/** True if all quotations of a message can be published as they are. */
export const isReportFine = ({ checked, leftOut, tooShort }: CheckReport): boolean =>
  leftOut === 0 && tooShort.length === 0 && checked.length > 0 && checked.every(isCheckedFine);

/** Returns what a check says about the claimed speaker of one quotation. */
export function speakerOutcome({ alleged, verdict }: Checked): SpeakerOutcome {
  if (alleged.speaker === null) return 'none-claimed';
  return verdict.kind === 'not-found' ? 'unclear' : (verdict.claim?.agreement ?? 'none-claimed');
}

const verdictsFromBest: readonly Verdict['kind'][] = ['exact', 'altered', 'not-found'];
const speakersFromBest: readonly SpeakerOutcome[] = ['right', 'none-claimed', 'unclear', 'wrong'];

/** Returns the worst quotation of a report: by verdict, then by speaker, then by warnings; `undefined` if there is none. */
export function worstChecked({ checked }: CheckReport): Checked | undefined {
  return [...checked].sort(
    (one, other) =>
      verdictsFromBest.indexOf(other.verdict.kind) - verdictsFromBest.indexOf(one.verdict.kind) ||
      speakersFromBest.indexOf(speakerOutcome(other)) - speakersFromBest.indexOf(speakerOutcome(one)) ||
      Number(isCheckedFine(one)) - Number(isCheckedFine(other)),
  )[0];
}

/** Returns the worst verdict of a report; `not-found` if it has no quotation. */
export const reportVerdict = (report: CheckReport): Verdict['kind'] =>
  worstChecked(report)?.verdict.kind ?? 'not-found';

/** Returns the speaker outcome of the worst quotation. */
export function reportSpeaker(report: CheckReport): SpeakerOutcome {
  const worst = worstChecked(report);
  return worst === undefined ? 'none-claimed' : speakerOutcome(worst);
}
