import {
  comparisons,
  factiveNegation,
  frame,
  gapContrast,
  leadingCondition,
  limitingSentence,
  negations,
  ownSubjects,
  reportingVerbs,
  trailingCondition,
  trailingContrast,
  trailingFrame,
} from '../../language/en/checking/misleading-cuts.ts';
import type { ComparedToken } from '../comparison/compared-tokens.ts';
import type { Verbatim } from '../comparison/verbatim.ts';
import { leftOut, plainText, sentenceEnd, type TokenRange, verbatimText } from './sentence-context.ts';
import type { Warning, WarningKind } from './warning.ts';

/** True if a clause ends with the token at `index`: at `;` or `:`, or at a comma before a conjunction. */
function endsClause(tokens: readonly ComparedToken[], index: number): boolean {
  const trail = tokens[index]?.trail ?? '';
  if (/[;:]/.test(trail) || tokens[index]?.core === '-') return true;
  return trail.includes(',') && /^(?:and|but|or|so|yet|because)$/.test(tokens[index + 1]?.form ?? '');
}

/** Returns the part of a lead that belongs to the clause of the first quoted word. */
function lastClause(tokens: readonly ComparedToken[], { first, last }: TokenRange): TokenRange {
  let start = last + 1;
  while (start > first && !endsClause(tokens, start - 1)) start -= 1;
  return { first: start, last };
}

/** Returns the part of a lead behind its last `;`, where a condition or a frame no longer reaches. */
function lastPart(tokens: readonly ComparedToken[], { first, last }: TokenRange): TokenRange {
  let start = last + 1;
  while (start > first && !(tokens[start - 1]?.trail ?? '').includes(';')) start -= 1;
  return { first: start, last };
}

const doubts = /^doubt(?:s|ed)?$/;
const clauseStarts: ReadonlySet<string> = new Set(['that', 'if', 'whether']);

/** True if a word negates or limits what follows it. */
function isNegation(tokens: readonly ComparedToken[], index: number): boolean {
  const { form = '', trail = '' } = tokens[index] ?? {};
  if (/n't$/.test(form.replace(/’/g, "'"))) return true;
  if (!negations.has(form)) return false;
  // "So no, we are not losing": an interjection.
  if (form === 'no' && trail.includes(',')) return false;
  const needed = comparisons[form];
  return needed === undefined || needed.includes(tokens[index + 1]?.form ?? '');
}

function hasNegation(tokens: readonly ComparedToken[], range: TokenRange): boolean {
  if (factiveNegation.test(plainText(tokens, range))) return false;
  for (let index = range.first; index <= range.last; index += 1) {
    // "I doubt (that) they will come" negates; "whoever doubts it should come" does not.
    const isDoubt = doubts.test(tokens[index]?.form ?? '');
    const governs = !isDoubt || index === range.last || clauseStarts.has(tokens[index + 1]?.form ?? '');
    if (governs && isNegation(tokens, index)) return true;
  }
  return false;
}

/** True if the lead reports what somebody other than the speaker says or thinks. */
function reportsOthers(tokens: readonly ComparedToken[], range: TokenRange): boolean {
  for (let index = range.first; index <= range.last; index += 1) {
    if (!reportingVerbs.has(tokens[index]?.form ?? '')) continue;
    const before = tokens.slice(Math.max(range.first, index - 4), index).map(({ form }) => form);
    if (!before.some((form) => ownSubjects.has(form))) return true;
  }
  return false;
}

function leadKind(tokens: readonly ComparedToken[], lead: TokenRange): WarningKind | null {
  if (lead.last < lead.first) return null;
  const part = lastPart(tokens, lead);
  const text = plainText(tokens, part);
  if (leadingCondition.test(text)) return 'condition';
  if (frame.test(text) || reportsOthers(tokens, lastClause(tokens, part))) return 'frame';
  return hasNegation(tokens, lastClause(tokens, part)) ? 'negation' : null;
}

function tailKind(tokens: readonly ComparedToken[], tail: TokenRange): WarningKind | null {
  if (tail.last < tail.first) return null;
  const text = plainText(tokens, tail);
  if (trailingCondition.test(text)) return 'condition';
  if (trailingFrame.test(text)) return 'frame';
  if (trailingContrast.test(text)) return 'contrast';
  return (tokens[tail.last]?.trail ?? '').includes('?') ? 'question' : null;
}

function gapKind(tokens: readonly ComparedToken[], gap: TokenRange): WarningKind | null {
  // Whole sentences may go: they have a sense of their own.
  const wholeSentences =
    sentenceEnd(tokens, gap.last) === gap.last &&
    (gap.first === 0 || sentenceEnd(tokens, gap.first - 1) === gap.first - 1);
  if (wholeSentences) return limitingSentence.test(plainText(tokens, gap)) ? 'condition' : null;
  const text = plainText(tokens, gap);
  if (leadingCondition.test(text) || trailingCondition.test(text)) return 'condition';
  if (frame.test(text) || reportsOthers(tokens, gap)) return 'frame';
  if (hasNegation(tokens, gap)) return 'negation';
  return gapContrast.test(text) ? 'contrast' : null;
}

/** Returns a warning for each cut or marked gap that turns the sense of what is quoted. */
export function cutWarnings(
  articleText: string,
  tokens: readonly ComparedToken[],
  verbatim: Pick<Verbatim, 'runs'>,
): Warning[] {
  const { lead, tail, gaps, next } = leftOut(tokens, verbatim);
  const found: [WarningKind | null, TokenRange][] = [
    [leadKind(tokens, lead), lead],
    ...gaps.map((gap): [WarningKind | null, TokenRange] => [gapKind(tokens, gap), gap]),
    [tailKind(tokens, tail), tail],
    [limitingSentence.test(plainText(tokens, next)) ? 'condition' : null, next],
  ];
  return found.flatMap(([kind, range]) =>
    kind === null ? [] : [{ kind, words: verbatimText(articleText, tokens, range) }],
  );
}
