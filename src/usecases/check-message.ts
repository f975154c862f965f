import { checkQuote } from '../check/check-quote.ts';
import { passagesOf } from '../check/passages.ts';
import type { AllegedQuote, Verdict } from '../check/verdict.ts';
import { QueryError } from '../errors.ts';
import type { QuoteIndex } from '../search/ranking-engine.ts';

/** One quotation of a message, and what the corpus says to it. */
export type Checked = { readonly alleged: AllegedQuote; readonly verdict: Verdict };

/** What checking a message comes to. */
export type CheckReport = {
  readonly checked: readonly Checked[];
  /** So many quotations after the last one were not checked. */
  readonly leftOut: number;
  /** Single words in marks, not checked because longer quotations stand beside them. */
  readonly tooShort: readonly string[];
};

/** So many quotations of one message are checked: more than a person reads, and far from holding up the bot. */
const mostPassages = 40;

/** In UTF-16 units. */
const maxMessage = 50_000;

/**
 * Checks every quotation in a message (but for a single word beside longer ones, which it names), or the message as a
 * whole where it has none in marks, and also where it is a quote that has marks of its own inside.
 * @throws QueryError for a message without a word, and for one of more than 50,000 characters.
 */
export async function checkMessage(message: string, index: QuoteIndex): Promise<CheckReport> {
  if (message.length > maxMessage)
    throw new QueryError(
      `the text to check has ${message.length} characters: ${maxMessage} are the most; check it in parts`,
    );
  if (!/[\p{L}\p{N}]/u.test(message))
    throw new QueryError('there is no word to check: give the quote as it was published, "…"');
  const { passages, tooShort } = passagesOf(message);
  const check = async (alleged: AllegedQuote): Promise<Checked> => ({
    alleged,
    verdict: await checkQuote(alleged, index),
  });
  if (passages.length > 0 && passages.every(({ text }) => text.length < message.length / 2)) {
    const whole = await check({ text: message.trim(), speaker: null });
    if (whole.verdict.kind === 'exact') return { checked: [whole], leftOut: 0, tooShort: [] };
  }
  const checked: Checked[] = [];
  for (const passage of passages.slice(0, mostPassages)) checked.push(await check(passage));
  return {
    checked,
    leftOut: Math.max(0, passages.length - mostPassages),
    tooShort,
  };
}
