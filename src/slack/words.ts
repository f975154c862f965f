import { addWords } from './words/add.ts';
import { agentWords } from './words/agent.ts';
import { checkWords } from './words/check.ts';
import { errorWords } from './words/errors.ts';
import { helpWords } from './words/help.ts';
import { homeWords } from './words/home.ts';
import { nothingFoundWords } from './words/nothing-found.ts';
import { quoteWords } from './words/quote.ts';
import { searchWords } from './words/search.ts';
import { shareWords } from './words/share.ts';

/** Every sentence that the bot says in Slack, except those about digests. Quotes and names are data. */
export const words = {
  ...quoteWords,
  ...shareWords,
  ...searchWords,
  ...agentWords,
  ...homeWords,
  ...nothingFoundWords,
  ...helpWords,
  ...checkWords,
  ...addWords,
  ...errorWords,
} as const;
