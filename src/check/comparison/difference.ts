import type { Alignment } from './alignment.ts';
import { type ComparedToken, omission, sameToken } from './compared-tokens.ts';
import { insertionsOf } from './verbatim.ts';

/**
 * A span of an alleged quote and the article's span in its place. Each is a slice of its text; either may be empty.
 * `inserted` words are in square brackets and `omitted` words are marked by an ellipsis: the writer declares both.
 * `added`, `dropped` and `changed` words are not declared.
 */
export type Run = {
  readonly kind: 'same' | 'added' | 'dropped' | 'changed' | 'inserted' | 'omitted';
  readonly alleged: string;
  readonly article: string;
  /** Span of `article` in the article's text, in UTF-16 units; `start === end` if it is empty. */
  readonly start: number;
  readonly end: number;
};

/** The runs of an alleged quote from its first word to its last. */
export type Difference = readonly Run[];

type Step = { kind: Run['kind']; alleged: ComparedToken[]; actual: ComparedToken[] };

function kindOf(
  alleged: readonly ComparedToken[],
  actual: readonly ComparedToken[],
  inserted: ReadonlySet<ComparedToken>,
) {
  if (alleged.some(({ core }) => core === omission)) {
    const rest = alleged.filter((token) => token.core !== omission && !inserted.has(token));
    if (rest.length === 0) return 'omitted';
  }
  if (alleged.length === 0) return 'dropped';
  if (actual.length > 0) return 'changed';
  return alleged.every((token) => inserted.has(token)) ? 'inserted' : 'added';
}

/**
 * Returns how many actual words before the first pair (`step` -1) or after the last (1) were replaced by unpaired
 * alleged words there: at most `max`, and none beyond the sentence or the segment.
 */
function replacedAtEdge(actual: readonly ComparedToken[], edge: number, step: 1 | -1, max: number): number {
  let count = 0;
  while (count < max) {
    const [nearer, further] = [actual[edge + step * count], actual[edge + step * (count + 1)]];
    const former = step === 1 ? nearer : further;
    if (further === undefined || nearer?.piece !== further.piece || /[.?!]/.test(former?.trail ?? '')) break;
    count++;
  }
  return count;
}

/** Returns the pairs, and the unpaired tokens between them, in order. */
function stepsOf(
  alleged: readonly ComparedToken[],
  actual: readonly ComparedToken[],
  { pairs }: Alignment,
): Step[] {
  const inserted = new Set(
    insertionsOf(alleged, actual).flatMap(({ first, last }) => alleged.slice(first, last + 1)),
  );
  const steps: Step[] = [];
  const [first, last] = [pairs[0] ?? [0, 0], pairs.at(-1) ?? [0, 0]];
  let at = 0;
  let from = first[1] - replacedAtEdge(actual, first[1], -1, first[0]);
  const between = (one: readonly ComparedToken[], other: readonly ComparedToken[]) => {
    if (one.length + other.length > 0)
      steps.push({ kind: kindOf(one, other, inserted), alleged: [...one], actual: [...other] });
  };
  const cutOff = (index: number) => alleged[index] === undefined || alleged[index]?.core === omission;
  const joint = (index: number) => actual[index]?.piece !== actual[index + 1]?.piece;
  for (const [one, other] of pairs) {
    between(alleged.slice(at, one), actual.slice(from, other));
    const [mine, theirs] = [alleged[one], actual[other]];
    if (mine === undefined || theirs === undefined) break;
    const edges = {
      opens: cutOff(one - 1) || joint(other - 1),
      closes: cutOff(one + 1) || joint(other),
    };
    steps.push({
      kind: sameToken(mine, theirs, edges) ? 'same' : 'changed',
      alleged: [mine],
      actual: [theirs],
    });
    at = one + 1;
    from = other + 1;
  }
  const after = replacedAtEdge(actual, last[1], 1, alleged.length - at);
  between(alleged.slice(at), actual.slice(from, from + after));
  return steps;
}

const undeclared: ReadonlySet<Run['kind']> = new Set(['added', 'dropped', 'changed']);

/** Joins neighbouring steps of one kind, and undeclared differences of two kinds into a change. */
function merged(steps: readonly Step[]): Step[] {
  const joined: Step[] = [];
  for (const step of steps) {
    const last = joined.at(-1);
    const sameSegment =
      last?.actual.at(-1)?.piece === step.actual[0]?.piece ||
      last?.actual.length === 0 ||
      step.actual.length === 0;
    const touch =
      last !== undefined &&
      (last.kind === step.kind || (undeclared.has(last.kind) && undeclared.has(step.kind)));
    if (last === undefined || !touch || !sameSegment) {
      joined.push({ ...step });
      continue;
    }
    last.alleged = [...last.alleged, ...step.alleged];
    last.actual = [...last.actual, ...step.actual];
    if (last.kind !== step.kind) last.kind = 'changed';
  }
  return joined;
}

/** Splits a step at the ends of segments, so that each run is one slice of the article. */
function withinSegments(step: Step): Step[] {
  const cut = step.actual.findIndex((token) => token.piece !== step.actual[0]?.piece);
  if (cut < 0) return [step];
  const rest = { kind: 'dropped' as const, alleged: [], actual: step.actual.slice(cut) };
  return [
    { ...step, actual: step.actual.slice(0, cut) },
    ...withinSegments({ ...rest, kind: step.kind === 'omitted' ? 'omitted' : rest.kind }),
  ];
}

/**
 * Returns the difference between an alleged quote and the span of the actual one it is aligned with. Words that differ
 * only in case or punctuation are `changed`. Joined, the runs' `alleged` are the alleged text (white space aside), and
 * their `article` the span of the article.
 */
export function differenceOf(
  alleged: readonly ComparedToken[],
  actual: readonly ComparedToken[],
  alignment: Alignment,
  text: { readonly alleged: string; readonly article: string },
): Difference {
  let end = actual[alignment.pairs[0]?.[1] ?? 0]?.start ?? 0;
  return merged(stepsOf(alleged, actual, alignment).flatMap(withinSegments)).map((step) => {
    const start = step.actual[0]?.start ?? end;
    end = step.actual.at(-1)?.end ?? start;
    return {
      kind: step.kind,
      alleged: text.alleged.slice(step.alleged[0]?.start ?? 0, step.alleged.at(-1)?.end ?? 0),
      article: text.article.slice(start, end),
      start,
      end,
    };
  });
}
