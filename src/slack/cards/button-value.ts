import { z } from 'zod';
import { limits } from '../outbound/limits.ts';

/** The value of a card's buttons: question, quote and rank, so that they work without stored state. */
export type ButtonValue = { readonly question: string; readonly quoteId: string; readonly rank: number };

const Wire = z.tuple([z.string(), z.string(), z.number().int().min(1)]);

/** Encodes a button's value: at most `limits.buttonValue` characters for a question of at most `limits.question`. */
export function encodeButtonValue({ question, quoteId, rank }: ButtonValue): string {
  return JSON.stringify([quoteId, question.slice(0, limits.question), rank]);
}

/** Decodes a button's value; `null` if this version of the bot did not write it. */
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
