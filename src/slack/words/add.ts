import { counted } from './counted.ts';

/** What the bot says when it adds articles. */
export const addWords = {
  addHow: 'Add what? Give the address of an article or a feed: “/nato-quote add https://…”.',
  adding: (address: string) => `Reading ${address} …`,
  mayNotAdd:
    'Only those whom the setting EDITORS names (workspace admins, unless it says otherwise) may add articles.',
  added: (quotes: number) => `Added, with ${quotes} ${quotes === 1 ? 'quote' : 'quotes'}:`,
  alreadyThere: 'The corpus has this already:',
  notAdded: (address: string) => `Not added: ${address}`,
  notSaved:
    'The article could not be saved. Try again in a minute; if it stays so, tell whoever runs the bot: its log has the reason.',
  nothingToAdd: 'No article was found at that address.',
  addProgress: (done: number, planned: number) =>
    done === 0
      ? `${counted(planned, 'article')} to read. “/nato-quote add stop” ends it after the one under way.`
      : `${done.toLocaleString('en-GB')} of ${counted(planned, 'article')} read. “/nato-quote add stop” ends it.`,
  addStopped: 'Stopping after the article under way.',
  nothingToStop: 'You are adding nothing just now.',
  notAllRead: (read: number, total: number) =>
    `${read.toLocaleString('en-GB')} of ${counted(total, 'new article')} read. Give the address again for the next ones.`,
  moreQuotes: (count: number) => `… and ${count} more.`,
  moreOutcomes: (count: number) => `… and ${count} more of the same list.`,
} as const;
