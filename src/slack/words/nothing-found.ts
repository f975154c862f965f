import { closestWords, offeredLine } from '../../usecases/closest.ts';

/** What the bot says when a question, or a word of it, finds nothing. */
export const nothingFoundWords = {
  replaced: (asked: readonly string[], as: readonly string[]) =>
    `Nothing has ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(asked.map((word) => `“${word}”`))}: searched for ${new Intl.ListFormat('en-GB').format(as.map((word) => `“${word}”`))}.`,
  nothingFound: (question: string) => `Nothing found for “${question}”.`,
  nothingFoundHint: 'No quote in the corpus comes close to that.',
  closest: closestWords,
  offered: offeredLine,
  topics: 'The corpus does have:',
  unmet: (filter: string, value: string) => `Nothing in the corpus meets ${filter}:${value}.`,
  known: (values: string) => `There is: ${values}.`,
} as const;
