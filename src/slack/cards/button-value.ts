import { z } from 'zod';
import { limits } from '../outbound/limits.ts';

/** What a card's buttons carry, so that they work on any message at any time: what was asked, and which quote this is. */
export type ButtonValue = { readonly question: string; readonly quoteId: string; readonly rank: number };

const Wire = z.tuple([z.string(), z.string(), z.number().int().min(1)]);

/** At most `limits.buttonValue` characters for a question of at most `limits.question` (see `questionOf`). */
export function encodeButtonValue({ question, quoteId, rank }: ButtonValue): string {
  return JSON.stringify([quoteId, question.slice(0, limits.question), rank]);
}

/** `null` for a value that this version of the bot did not write. */
export function decodeButtonValue(value: string | undefined): ButtonValue | null {
  try {
    const wire = Wire.safeParse(JSON.parse(value ?? ''));
    if (!wire.success) return null;
    const [quoteId, question, rank] = wire.data;
    return { quoteId, question, rank };
  } catch {
    return null;
  }
}
