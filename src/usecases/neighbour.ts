import type { Match } from '../search/match.ts';
import type { Answer, UseCases } from './usecases.ts';

/** How far a quote can have moved in its answer, after re-indexing, and still be found again. */
const searchedAround = 50;

/** A match beside another one of the same answer; `match` is `null` at either end. */
export type Neighbour = { readonly answer: Answer; readonly match: Match | null };

/**
 * The match after (`step` 1) or before (-1) the quote that stood at `rank` when it was shown. The corpus
 * may have changed since: the quote is looked for first, and only where it is gone its old place counts.
 */
export async function neighbour(
  useCases: UseCases,
  question: string,
  quoteId: string,
  rank: number,
  step: 1 | -1,
): Promise<Neighbour> {
  const offset = Math.max(0, rank - 1 - searchedAround);
  const answer = await useCases.find(question, { limit: 2 * searchedAround + 1, offset });
  const { matches } = answer.result;
  const at = matches.findIndex(({ quote }) => quote.id === quoteId);
  // Where the quote has gone, the next one has moved up into its place.
  const wanted = at >= 0 ? at + step : rank - 1 - offset + (step === 1 ? 0 : -1);
  return { answer, match: matches[wanted] ?? null };
}
