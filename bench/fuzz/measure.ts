import { NatoQuoteError } from '../../src/errors.ts';
import type { Input } from './inputs.ts';
import type { Parser } from './parsers.ts';

/** What one input came to: milliseconds of work, and what was thrown that no parser may throw. */
export type Outcome = { readonly milliseconds: number; readonly error: unknown };

/** Runs a parser once. An error of the parser's own is no failure. */
export async function measure(parser: Parser, text: string): Promise<Outcome> {
  const [started, cpuBefore] = [performance.now(), process.cpuUsage()];
  // Time that other programs of a busy machine took does not count.
  const elapsed = () => {
    const { user, system } = process.cpuUsage(cpuBefore);
    return Math.min(performance.now() - started, (user + system) / 1_000);
  };
  try {
    await parser.run(text);
    return { milliseconds: elapsed(), error: null };
  } catch (error) {
    return { milliseconds: elapsed(), error: error instanceof NatoQuoteError ? null : error };
  }
}

/** Describes an input in one line. */
export function described(parser: Parser, { text, how }: Input): string {
  return `${parser.name}, ${text.length} units, ${how}: ${JSON.stringify(text.slice(0, 60))}`;
}
