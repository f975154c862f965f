import { noVerb, verbAfter } from '../analysis/cue-verbs.ts';
import { mentionContextOf } from '../analysis/mention-context.ts';
import type { Mention } from '../analysis/mentions/mention.ts';
import type { ParagraphAnalysis } from '../analysis/paragraph-analysis.ts';

/** True if a verb of speaking follows the commas around a name: "her spokesman, Jon Kalda, said". */
function speaksAfterCommas({ tokens }: ParagraphAnalysis, { from, to }: Mention): boolean {
  return tokens[from - 1]?.text === ',' && tokens[to]?.text === ',' && verbAfter(tokens, to + 1).distance < 2;
}

/** True if a mention is the subject of a verb of speaking: "Berg said", but not "Berg’s plan". */
export function isReporting(paragraph: ParagraphAnalysis, mention: Mention): boolean {
  const context = mentionContextOf(paragraph, mention);
  if (context.contraction) return false;
  return (
    context.verbAfter.distance < noVerb ||
    context.verbBefore.distance < 3 ||
    speaksAfterCommas(paragraph, mention)
  );
}
