import type { Match } from '../search/match.ts';
import type { Answer, UseCases } from './usecases.ts';

/** A shown quote is found again if its rank has changed by at most this. */
const maxShift = 50;

/** The match before or after another one; `match` is `null` at either end of the answer. */
export type Neighbour = { readonly answer: Answer; readonly match: Match | null };

/**
 * Returns the match after (`step` 1) or before (-1) a quote that was shown at `rank`. The corpus may have changed since
 * then: the quote is looked up by its id, and its old rank is used only if it is gone.
 */
export async function neighbour(
  useCases: UseCases,
  question: string,
  quoteId: string,
  rank: number,
  step: 1 | -1,
): Promise<Neighbour> {
  const offset = Math.max(0, rank - 1 - maxShift);
  const answer = await useCases.find(question, { limit: 2 * maxShift + 1, offset });
  const { matches, confidence } = answer.result;
  if (confidence !== 'answer') return { answer, match: null };
  const index = matches.findIndex(({ quote }) => quote.id === quoteId);
  // If the quote is gone, the next one has moved up to its rank.
  const wanted = index >= 0 ? index + step : rank - 1 - offset + (step === 1 ? 0 : -1);
  return { answer, match: matches[wanted] ?? null };
}
