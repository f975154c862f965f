import { expect, it } from 'vitest';
import { inputFor, run, runCharacters } from '../bench/fuzz/inputs.ts';
import { described, measure } from '../bench/fuzz/measure.ts';
import { parsers } from '../bench/fuzz/parsers.ts';
import { seeded } from '../bench/random.ts';

/**
 * In milliseconds, at the lengths below: linear time is a hundredth of it, quadratic time several times as much.
 * `npm run bench:fuzz` tries longer texts and holds them against the real limit.
 */
const generous = 1_000;
const lengthOfRuns = 60_000;
const randomInputs = 40;
/** Pages take time to be built from their tags, and are read in a worker. */
const longest = { main: 60_000, worker: 6_000 } as const;

it.each(parsers)('$name: a run of any character takes linear time', async (parser) => {
  const length = Math.min(lengthOfRuns, 10 * longest[parser.thread]);
  for (const character of runCharacters) {
    const text = run(character, length);
    const { milliseconds, error } = await measure(parser, text);
    expect(error, JSON.stringify(character)).toBeNull();
    expect(milliseconds, JSON.stringify(character)).toBeLessThan(generous);
  }
});

it.each(parsers)(
  '$name: any text takes linear time, and throws only errors of the bot’s own',
  async (parser) => {
    const random = seeded(11);
    for (let count = 0; count < randomInputs; count++) {
      const input = inputFor(random, parser, longest[parser.thread]);
      const { milliseconds, error } = await measure(parser, input.text);
      expect(error, described(parser, input)).toBeNull();
      expect(milliseconds, described(parser, input)).toBeLessThan(generous);
    }
  },
);
