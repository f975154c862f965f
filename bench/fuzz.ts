/**
 * Fuzzes every parser that reads text from outside, with runs of each character first and then with random inputs of
 * up to a million UTF-16 units (200,000 for what a worker reads). Exits with status 1 if a parser throws anything but
 * its own errors, or holds up the bot's own thread for too long.
 *
 *     npm run bench:fuzz -- --seconds 60 [--seed 1] [--budget MILLISECONDS] [--only page]
 */
import { parseArgs } from 'node:util';
import { type Input, inputFor, run, runCharacters } from './fuzz/inputs.ts';
import { described, measure } from './fuzz/measure.ts';
import { type Parser, parsers } from './fuzz/parsers.ts';
import { seeded } from './random.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    budget: { type: 'string', default: '200' },
    only: { type: 'string' },
  },
});
/** In UTF-16 units. Longer pages can be built that take minutes: the worker is ended at its limit, which a test tries. */
const longest = { main: 1_000_000, worker: 200_000 } as const;
/**
 * Milliseconds that one input may take on the bot's own thread; and in the worker, which is ended after that, so that
 * slower input is no failure but refused.
 */
const budgets = { main: Number(values.budget), worker: 10_000 };
/** The same for a single character repeated, which is the least of work. */
const budgetsOfRuns = { main: budgets.main / 2, worker: budgets.worker };

const chosen = parsers.filter(({ name }) => values.only === undefined || name.includes(values.only));
const random = seeded(Number(values.seed));
const ends = performance.now() + Number(values.seconds) * 1_000;
const totals = new Map(chosen.map(({ name }) => [name, { inputs: 0, worst: 0, slow: 0, threw: 0 }]));

async function tryOut(parser: Parser, input: Input, budget: number): Promise<void> {
  const total = totals.get(parser.name);
  if (total === undefined) return;
  let { milliseconds, error } = await measure(parser, input.text);
  // A machine with other work to do, or the collection of garbage, makes one run slow, but not three.
  for (let again = 0; again < 2 && parser.thread === 'main' && milliseconds > budget; again++)
    milliseconds = Math.min(milliseconds, (await measure(parser, input.text)).milliseconds);
  total.inputs += 1;
  total.worst = Math.max(total.worst, milliseconds);
  if (milliseconds > budget) {
    total.slow += 1;
    console.log(`SLOW ${milliseconds.toFixed(0)} ms: ${described(parser, input)}`);
  }
  if (error !== null) {
    total.threw += 1;
    console.log(`THREW ${String(error)}: ${described(parser, input)}`);
  }
}

/** Random inputs get at least half of the time. */
const runsEnd = performance.now() + Number(values.seconds) * 500;
for (const character of runCharacters)
  for (const parser of chosen) {
    if (performance.now() > runsEnd) break;
    const input = { text: run(character, longest[parser.thread]), how: 'one character repeated' };
    await tryOut(parser, input, budgetsOfRuns[parser.thread]);
  }
while (performance.now() < ends)
  for (const parser of chosen) {
    if (performance.now() > ends) break;
    await tryOut(parser, inputFor(random, parser, longest[parser.thread]), budgets[parser.thread]);
  }

let failures = 0;
for (const { name, thread } of chosen) {
  const { inputs, worst, slow, threw } = totals.get(name) ?? { inputs: 0, worst: 0, slow: 0, threw: 0 };
  failures += threw + (thread === 'main' ? slow : 0);
  console.log(
    `${name.padEnd(18)} ${thread.padEnd(7)} ${String(inputs).padStart(6)} inputs, slowest ${worst.toFixed(0).padStart(5)} ms, ${slow} too slow, ${threw} threw`,
  );
}
process.exitCode = failures > 0 ? 1 : 0;
