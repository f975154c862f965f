import { QueryError } from '../errors.ts';
import type { QuoteIndex } from '../search/ranking-engine.ts';
import { type Candidate, candidateQuotesFor, multiParagraphStatements } from './candidates.ts';
import { claimOf } from './claims/claim.ts';
import { align, tokenWeight } from './comparison/alignment.ts';
import { type ComparedToken, comparedTokens } from './comparison/compared-tokens.ts';
import { differenceOf } from './comparison/difference.ts';
import { foldLookAlikes } from './comparison/look-alikes.ts';
import {
  exactVerdicts,
  hasMisleadingBrackets,
  isFine,
  isSign,
  preferredVerdict,
  similarMatch,
} from './exact.ts';
import { noPause, type Pause } from './pause.ts';
import { searchArticles } from './unquoted.ts';
import type { AllegedQuote, Verdict } from './verdict.ts';

/** In UTF-16 units: about 7,000 words, a long speech. */
const maxLength = 50_000;

/**
 * Minimum similarity (see `compare`) of an altered quote and its original; less similar texts are different quotes.
 * Measured by `npm run bench:check-altered`.
 */
const minSimilarity = 0.5;

/** Minimum weight of the common words of an altered quote and its original. */
const minCommonWeight = 2;

/** Returns the alleged text's tokens without omission signs and dashes at its ends. */
function allegedTokens(text: string): ComparedToken[] {
  const tokens = comparedTokens([{ text, start: 0 }]);
  const first = tokens.findIndex((token) => !isSign(token));
  const last = tokens.findLastIndex((token) => !isSign(token));
  return first < 0 ? [] : tokens.slice(first, last + 1);
}

/** Returns the total weight of tokens. */
const weigh = (tokens: readonly ComparedToken[]): number =>
  tokens.reduce((sum, token) => sum + tokenWeight(token), 0);

/**
 * Compares an alleged quote with the span of a candidate that it aligns with. The similarity, from 0 to 1, is Dice's
 * coefficient over word weights: `2 * common / (alleged + span)`.
 */
function compare(tokens: readonly ComparedToken[], candidate: Candidate) {
  const alignment = align(tokens, candidate.tokens);
  const common = alignment.pairs.flatMap(([at]) => tokens[at] ?? []);
  const [first, last] = [alignment.pairs[0]?.[1] ?? 0, alignment.pairs.at(-1)?.[1] ?? -1];
  const weight = weigh(common);
  const whole = weigh(tokens) + weigh(candidate.tokens.slice(first, last + 1));
  return { candidate, alignment, common, weight, similarity: whole === 0 ? 0 : (2 * weight) / whole };
}

function alteredVerdict(
  alleged: AllegedQuote,
  tokens: readonly ComparedToken[],
  best: ReturnType<typeof compare>,
  index: QuoteIndex,
): Verdict {
  const { candidate, alignment, common, similarity } = best;
  const { article } = candidate;
  const runs = differenceOf(tokens, candidate.tokens, alignment, {
    alleged: alleged.text,
    article: article.text,
  });
  // Without any other difference it is the words in brackets that alter the quote.
  const isDeclared = runs.every(({ kind }) => kind === 'same' || kind === 'inserted' || kind === 'omitted');
  const difference = isDeclared
    ? runs.map((run) => (run.kind === 'inserted' ? { ...run, kind: 'added' as const } : run))
    : runs;
  const highlights = difference.flatMap(({ kind, start, end }) =>
    (kind === 'dropped' || kind === 'changed') && end > start ? [{ start, end }] : [],
  );
  return {
    kind: 'altered',
    match: similarMatch(candidate, similarity, common, highlights),
    claim: alleged.speaker === null ? null : claimOf(alleged.speaker, { ...candidate, index }),
    difference,
    warnings: [],
  };
}

/** Fewer words of content than this identify no quote, unless they are a whole sentence. */
const minContentWords = 2;

/** So many words in a row identify a quote with one word of content: "tell you where the holes are". */
const minWords = 6;

/**
 * Checks an alleged quote against the corpus. It is exact if a quote has the same characters (typography aside), altered
 * if a quote is similar enough (`minSimilarity`). Letters of another alphabet are read as the Latin letters that they look
 * like, with a warning.
 * @throws QueryError for a text without a word, or of more than 50,000 characters.
 */
export async function checkQuote(
  alleged: AllegedQuote,
  index: QuoteIndex,
  pause: Pause = noPause,
): Promise<Verdict> {
  const verdict = await withLookAlikes(alleged, index, pause);
  if (verdict.match === null) return verdict;
  const { match } = verdict;
  // A statement of several paragraphs has the id of its first quote only; duplicates are of whole quotes.
  const isWhole = index.quote(match.quote.id)?.quote.segments.length === match.quote.segments.length;
  return isWhole ? { ...verdict, match: { ...match, also: index.also(match.quote.id) } } : verdict;
}

async function withLookAlikes(alleged: AllegedQuote, index: QuoteIndex, pause: Pause): Promise<Verdict> {
  const written = await verdictOn(alleged, index, pause);
  if (written.kind === 'exact') return written;
  const { text, words } = foldLookAlikes(alleged.text);
  if (words.length === 0) return written;
  const folded = await verdictOn({ ...alleged, text }, index, pause);
  if (folded.kind === 'not-found') return written;
  return { ...folded, warnings: [...folded.warnings, { kind: 'letters', words: words.join(' ') }] };
}

async function verdictOn(alleged: AllegedQuote, index: QuoteIndex, pause: Pause): Promise<Verdict> {
  if (alleged.text.length > maxLength)
    throw new QueryError(
      `the quote has ${alleged.text.length} characters: up to ${maxLength} can be checked at once; check it in parts`,
    );
  const tokens = allegedTokens(alleged.text);
  if (tokens.length === 0)
    throw new QueryError('there is no word to check: give the quote as it was published');
  const contentWords = tokens.filter((token) => tokenWeight(token) === 1).length;
  const tooShort = contentWords < (tokens.length < minWords ? minContentWords : 1);
  const likely = await candidateQuotesFor(tokens, index, pause);
  const exact = likely.flatMap((candidate) => exactVerdicts(alleged, tokens, candidate, index));
  const first = preferredVerdict(exact);
  if (first !== undefined && isFine(first) && !(tooShort && first.extent === 'part')) return first;
  // The search may miss a quote without rare words, or the same words by another speaker.
  await pause();
  const { candidates, outside } = await searchArticles(tokens, index, pause);
  const longer = multiParagraphStatements(likely, index);
  const others = [...candidates, ...longer];
  const found = preferredVerdict([
    ...exact,
    ...others.flatMap((candidate) => exactVerdicts(alleged, tokens, candidate, index)),
  ]);
  if (found !== undefined && !(tooShort && found.extent === 'part')) return found;
  if (found !== undefined) return { kind: 'not-found', match: null, outside: null, tooShort };

  const bracketed = [...likely, ...others].find((candidate) => hasMisleadingBrackets(tokens, candidate));
  if (bracketed !== undefined) return alteredVerdict(alleged, tokens, compare(tokens, bracketed), index);
  const [nearest] = [...likely, ...longer]
    .map((candidate) => compare(tokens, candidate))
    .sort((one, other) => other.similarity - one.similarity);
  if (nearest === undefined || nearest.weight === 0)
    return { kind: 'not-found', match: null, outside, tooShort };
  const { similarity, weight, candidate, common } = nearest;
  if (outside === null && similarity >= minSimilarity && weight >= minCommonWeight)
    return alteredVerdict(alleged, tokens, nearest, index);
  return { kind: 'not-found', match: similarMatch(candidate, similarity, common, []), outside, tooShort };
}
