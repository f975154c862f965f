import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { checkQuote } from '../check/check-quote.ts';
import { allegedQuotesIn } from '../check/passages.ts';
import type { AllegedQuote, Verdict } from '../check/verdict.ts';
import { QueryError } from '../errors.ts';
import type { QuoteIndex } from '../search/ranking-engine.ts';

/** One quotation of a message, and the verdict on it. */
export type Checked = { readonly alleged: AllegedQuote; readonly verdict: Verdict };

/** The verdicts on a message's quotations. */
export type CheckReport = {
  readonly checked: readonly Checked[];
  /** Number of further quotations that were not checked. */
  readonly leftOut: number;
  /** Single words in quotation marks, not checked because the message has longer quotations. */
  readonly tooShort: readonly string[];
};

/** Only this many quotations of one message are checked. */
const maxPassages = 40;

/** In UTF-16 units. */
const maxMessage = 50_000;

/**
 * Checks every quotation in a message, or the whole message if it has no quotation marks. A message that is itself an
 * exact quote, with quotation marks inside, is one quotation.
 * @throws QueryError if the message has no word, or more than 50,000 characters
 */
export async function checkMessage(message: string, index: QuoteIndex): Promise<CheckReport> {
  if (message.length > maxMessage)
    throw new QueryError(
      `the text to check has ${message.length} characters: ${maxMessage} are the most; check it in parts`,
    );
  if (!/[\p{L}\p{N}]/u.test(message))
    throw new QueryError('there is no word to check: give the quote as it was published, "…"');
  const { passages, tooShort } = allegedQuotesIn(message);
  const check = async ({ text, speaker }: AllegedQuote): Promise<Checked> => {
    const alleged = { text, speaker };
    return { alleged, verdict: await checkQuote(alleged, index, yieldToEventLoop) };
  };
  if (passages.length > 0 && passages.every(({ text }) => text.length < message.length / 2)) {
    const whole = await check({ text: message.trim(), speaker: null });
    if (whole.verdict.kind === 'exact') return { checked: [whole], leftOut: 0, tooShort: [] };
  }
  const checked: Checked[] = [];
  for (const passage of passages.slice(0, maxPassages)) checked.push(await check(passage));
  return {
    checked,
    leftOut: Math.max(0, passages.length - maxPassages),
    tooShort: [...new Set(tooShort.map(({ text }) => text))],
  };
}
