import type { Span } from '../article/article.ts';
import { turningInsertion } from '../language/en/checking/misleading-cuts.ts';
import type { Match, QuoteInArticle } from '../search/match.ts';
import type { QuoteIndex } from '../search/ranking-engine.ts';
import type { Candidate } from './candidates.ts';
import { type Claim, claimOf } from './claims/claim.ts';
import { type ComparedToken, dash, omission } from './comparison/compared-tokens.ts';
import { findVerbatim, type Verbatim } from './comparison/verbatim.ts';
import type { AllegedQuote, Extent, Verdict } from './verdict.ts';
import { deniedWarning, isPassedOn, nestedWarning } from './warnings/context-warnings.ts';
import { cutWarnings } from './warnings/cut-warnings.ts';
import { endsSentenceAt } from './warnings/sentence-context.ts';
import type { Warning } from './warnings/warning.ts';

const round = (number: number): number => Math.round(number * 1_000) / 1_000;

/** Returns a match whose score is the similarity, from 0 to 1. */
export function similarMatch(
  { quote, article }: QuoteInArticle,
  similarity: number,
  common: readonly ComparedToken[],
  highlights: readonly Span[],
): Match {
  const score = round(similarity);
  const matched = [...new Set(common.filter((token) => !isSign(token)).map(({ form }) => form))];
  return {
    quote,
    article,
    also: [],
    score,
    rank: 1,
    matched,
    highlights,
    why: [{ part: 'similarity', points: score }],
  };
}

/** True for omission signs and dashes. */
export const isSign = ({ core }: ComparedToken): boolean => core === omission || core === dash;

/** Returns the spans of the tokens from `first` to `last` (inclusive), one per segment. */
function spansOf(tokens: readonly ComparedToken[], { first, last }: { first: number; last: number }): Span[] {
  const spans: { piece: number; start: number; end: number }[] = [];
  for (const { piece, start, end } of tokens.slice(first, last + 1)) {
    const open = spans.at(-1);
    if (open?.piece === piece) open.end = end;
    else spans.push({ piece, start, end });
  }
  return spans.map(({ start, end }) => ({ start, end }));
}

const textOf = (
  text: string,
  tokens: readonly ComparedToken[],
  run: { first: number; last: number },
): string =>
  spansOf(tokens, run)
    .map(({ start, end }) => text.slice(start, end))
    .join(' ');

function extentOf(tokens: readonly ComparedToken[], { runs }: Verbatim): Extent {
  const [first, last] = [runs[0]?.first ?? 0, runs.at(-1)?.last ?? 0];
  if (first === 0 && last === tokens.length - 1) return 'quote';
  // An article may end a segment with a comma: a capital letter in the next segment starts a sentence.
  const begins = ({ core, piece }: ComparedToken, before: ComparedToken) =>
    piece !== before.piece && /^\p{Lu}/u.test(core);
  const ends = (at: number) => {
    const [token, next] = [tokens[at], tokens[at + 1]];
    if (token === undefined || next === undefined) return true;
    return /[.?!]/.test(token.trail) || begins(next, token);
  };
  return ends(first - 1) && ends(last) ? 'sentences' : 'part';
}

type Exact = Extract<Verdict, { kind: 'exact' }>;

/**
 * True if words in brackets replace words of the quote or turn its sense: at an edge where the quote's sentence goes
 * on, or with a negation, a number or a quantity. Other brackets explain, and leave the quotation exact.
 */
export function hasMisleadingBrackets(tokens: readonly ComparedToken[], candidate: Candidate): boolean {
  const found = findVerbatim(tokens, candidate.tokens);
  if (found === null) return false;
  const { runs, insertions } = found;
  const [first, last] = [runs[0]?.first ?? 0, runs.at(-1)?.last ?? 0];
  return insertions.some((insertion) => {
    const words = tokens.slice(insertion.first, insertion.last + 1).map(({ form }) => form);
    if (turningInsertion.test(words.join(' '))) return true;
    const atStart = insertion.first === 0 && first > 0 && !endsSentenceAt(candidate.tokens, first - 1);
    const atEnd = insertion.last === tokens.length - 1 && !endsSentenceAt(candidate.tokens, last);
    return atStart || atEnd;
  });
}

/** Words inside inner marks, or that the speaker passes on, are not the speaker's. */
function claimOnOthersWords(claim: Claim | null): Claim | null {
  return claim === null ? null : { ...claim, agreement: claim.agreement === 'right' ? 'wrong' : 'unclear' };
}

/** The verdict that an alleged quote is a candidate's own words; none where it is not. */
export function exactVerdicts(
  alleged: AllegedQuote,
  tokens: readonly ComparedToken[],
  candidate: Candidate,
  index: QuoteIndex,
): Exact[] {
  const found = findVerbatim(tokens, candidate.tokens);
  if (found === null || hasMisleadingBrackets(tokens, candidate)) return [];
  const { runs, insertions } = found;
  const extent = extentOf(candidate.tokens, found);
  const all = extent === 'quote' && runs.length === 1;
  const gaps = runs.slice(1).map(({ first }, at) => ({ first: (runs[at]?.last ?? 0) + 1, last: first - 1 }));
  const { text } = candidate.article;
  const nested = nestedWarning(
    candidate,
    runs.flatMap((run) => spansOf(candidate.tokens, run)),
  );
  const claim = alleged.speaker === null ? null : claimOf(alleged.speaker, { ...candidate, index });
  const isOthers = nested.length > 0 || (claim?.agreement === 'right' && isPassedOn(candidate));
  const warnings: Warning[] = [
    ...cutWarnings(text, candidate.tokens, found),
    ...nested,
    ...deniedWarning(candidate),
  ];
  return [
    {
      kind: 'exact',
      match: similarMatch(
        candidate,
        1,
        tokens,
        all ? [] : runs.flatMap((run) => spansOf(candidate.tokens, run)),
      ),
      claim: isOthers ? claimOnOthersWords(claim) : claim,
      extent,
      omissions: gaps.map((gap) => textOf(text, candidate.tokens, gap)),
      insertions: insertions.map((run) => textOf(alleged.text, tokens, run)),
      warnings,
    },
  ];
}

const extents: readonly Extent[] = ['quote', 'sentences', 'part'];
const agreements = ['right', 'unclear', 'wrong'] as const;
const claimRank = ({ claim }: Exact): number => (claim === null ? 0 : agreements.indexOf(claim.agreement));

/** True if nothing stands against an exact verdict: no warning, and the claimed speaker is right or nobody. */
export const isFine = (verdict: Exact): boolean => claimRank(verdict) === 0 && verdict.warnings.length === 0;

/** Of several quotes with the same words: one by the claimed speaker, then one without warnings, then a whole one. */
export function preferredVerdict(found: readonly Exact[]): Exact | undefined {
  return [...found].sort(
    (one, other) =>
      claimRank(one) - claimRank(other) ||
      Number(one.warnings.length > 0) - Number(other.warnings.length > 0) ||
      extents.indexOf(one.extent) - extents.indexOf(other.extent),
  )[0];
}
