import { QueryError } from '../errors.ts';
import type { QuoteIndex } from '../search/ranking-engine.ts';
import { align, tokenWeight } from './alignment.ts';
import { type Candidate, candidatesFor, multiParagraphStatements } from './candidates.ts';
import { claimOf } from './claim.ts';
import { type ComparedToken, comparedTokens } from './compared-tokens.ts';
import { differenceOf } from './difference.ts';
import { exactVerdicts, hasMisleadingBrackets, isFine, isSign, matchOf, preferredVerdict } from './exact.ts';
import { foldLookAlikes } from './look-alikes.ts';
import { searchArticles } from './unquoted.ts';
import type { AllegedQuote, Verdict } from './verdict.ts';

/** In UTF-16 units: about 7,000 words, a long speech. */
const longest = 50_000;

/**
 * From this share of common words (by weight, over both texts; `npm run bench:check-altered` measures it) two texts
 * are one quote and its altered form; below it they are two.
 */
const alteredFrom = 0.5;

/** And fewer words in common than this, by weight, are too few to call any quote altered. */
const commonAtLeast = 2;

/** The alleged text's tokens without the signs of omission and the dashes around it. */
function allegedTokens(text: string): ComparedToken[] {
  const tokens = comparedTokens([{ text, start: 0 }]);
  const first = tokens.findIndex((token) => !isSign(token));
  const last = tokens.findLastIndex((token) => !isSign(token));
  return first < 0 ? [] : tokens.slice(first, last + 1);
}

const weigh = (tokens: readonly ComparedToken[]): number =>
  tokens.reduce((sum, token) => sum + tokenWeight(token), 0);

/**
 * How alike an alleged quote and the stretch of a quote are that it is compared with, from 0 to 1: Dice's
 * coefficient of their words in common, in order and by weight.
 */
function compared(tokens: readonly ComparedToken[], candidate: Candidate) {
  const alignment = align(tokens, candidate.tokens);
  const common = alignment.pairs.flatMap(([at]) => tokens[at] ?? []);
  const [first, last] = [alignment.pairs[0]?.[1] ?? 0, alignment.pairs.at(-1)?.[1] ?? -1];
  const weight = weigh(common);
  const whole = weigh(tokens) + weigh(candidate.tokens.slice(first, last + 1));
  return { candidate, alignment, common, weight, similarity: whole === 0 ? 0 : (2 * weight) / whole };
}

function altered(
  alleged: AllegedQuote,
  tokens: readonly ComparedToken[],
  best: ReturnType<typeof compared>,
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
    match: matchOf(candidate, similarity, common, highlights),
    claim: alleged.speaker === null ? null : claimOf(alleged.speaker, { ...candidate, index }),
    difference,
    warnings: [],
  };
}

/** Fewer words of content than this identify no quote, unless they are a whole sentence. */
const contentWordsAtLeast = 2;

/**
 * Compares an alleged quote with the corpus. Exact is decided by its characters; altered by how alike it and the
 * likeliest quotes are (`alteredFrom`). Letters of another alphabet are read as the Latin letters that they look
 * like, with a warning.
 * @throws QueryError for a text without a word, or of more than 50,000 characters.
 */
export async function checkQuote(alleged: AllegedQuote, index: QuoteIndex): Promise<Verdict> {
  const verdict = await withLookAlikes(alleged, index);
  if (verdict.match === null) return verdict;
  const { match } = verdict;
  // Of a statement over several paragraphs only the first of its quotes is known by this id.
  const isWhole = index.quote(match.quote.id)?.quote.segments.length === match.quote.segments.length;
  return isWhole ? { ...verdict, match: { ...match, also: index.also(match.quote.id) } } : verdict;
}

async function withLookAlikes(alleged: AllegedQuote, index: QuoteIndex): Promise<Verdict> {
  const written = await verdictOn(alleged, index);
  if (written.kind === 'exact') return written;
  const { text, words } = foldLookAlikes(alleged.text);
  if (words.length === 0) return written;
  const folded = await verdictOn({ ...alleged, text }, index);
  if (folded.kind === 'not-found') return written;
  return { ...folded, warnings: [...folded.warnings, { kind: 'letters', words: words.join(' ') }] };
}

async function verdictOn(alleged: AllegedQuote, index: QuoteIndex): Promise<Verdict> {
  if (alleged.text.length > longest)
    throw new QueryError(
      `the quote has ${alleged.text.length} characters: up to ${longest} can be checked at once; check it in parts`,
    );
  const tokens = allegedTokens(alleged.text);
  if (tokens.length === 0)
    throw new QueryError('there is no word to check: give the quote as it was published');
  const tooShort = tokens.filter((token) => tokenWeight(token) === 1).length < contentWordsAtLeast;
  const likely = await candidatesFor(tokens, index);
  const exact = likely.flatMap((candidate) => exactVerdicts(alleged, tokens, candidate, index));
  const first = preferredVerdict(exact);
  if (first !== undefined && isFine(first) && !(tooShort && first.extent === 'part')) return first;
  // The search may leave out what has no rare word, or another person's quote of the same words.
  const { candidates, outside } = searchArticles(tokens, index);
  const longer = multiParagraphStatements(likely, index);
  const others = [...candidates, ...longer];
  const found = preferredVerdict([
    ...exact,
    ...others.flatMap((candidate) => exactVerdicts(alleged, tokens, candidate, index)),
  ]);
  if (found !== undefined && !(tooShort && found.extent === 'part')) return found;
  if (found !== undefined) return { kind: 'not-found', match: null, outside: null, tooShort };

  const bracketed = [...likely, ...others].find((candidate) => hasMisleadingBrackets(tokens, candidate));
  if (bracketed !== undefined) return altered(alleged, tokens, compared(tokens, bracketed), index);
  const [nearest] = [...likely, ...longer]
    .map((candidate) => compared(tokens, candidate))
    .sort((one, other) => other.similarity - one.similarity);
  if (nearest === undefined || nearest.weight === 0)
    return { kind: 'not-found', match: null, outside, tooShort };
  const { similarity, weight, candidate, common } = nearest;
  if (outside === null && similarity >= alteredFrom && weight >= commonAtLeast)
    return altered(alleged, tokens, nearest, index);
  return { kind: 'not-found', match: matchOf(candidate, similarity, common, []), outside, tooShort };
}
