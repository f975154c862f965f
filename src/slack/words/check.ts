/** What the bot says when it checks or finds a quote in a message. */
export const checkWords = {
  checkExact: 'Exact.',
  checkMisleading: 'The words are exact, but misleading as quoted.',
  checkNoQuote: 'Too short: these words could be from any quote.',
  checkOtherSpeaker: 'The words are exact, but somebody else said them.',
  checkAltered: 'Altered.',
  checkOutside: 'Not a quote of the corpus, but in one of its articles.',
  checkNotFound: 'Not in the corpus.',
  checkSentences: 'It is a part of a longer quote.',
  checkPart: 'It is a part of a longer sentence.',
  checkOmitted: (left: string) => `Left out, and marked so: “${left}”`,
  checkInserted: (put: string) => `Put in, and marked so: “${put}”`,
  checkSaidBy: (by: string, claimed: string) => `Said by ${by}, not by ${claimed}.`,
  checkClaimed: (claimed: string, by: string) => `Ascribed to ${claimed}. In the article: ${by}.`,
  checkWordByWord: 'Word by word (dropped words struck through, added words in bold):',
  checkAdded: (added: string) => `added: “${added}”`,
  checkDropped: (dropped: string) => `dropped: “${dropped}”`,
  checkChanged: (from: string, to: string) => `changed: “${from}” became “${to}”`,
  checkMoreChanges: (count: number) => `… and ${count} more ${count === 1 ? 'difference' : 'differences'}`,
  checkNearest: 'The nearest quote is another one:',
  checkQuote: 'The quote:',
  checkInSummary: (title: string) =>
    `The words stand in the corpus’s own summary of “${title}”, not all of them in quotation marks.`,
  checkInArticle: (title: string) =>
    `The words stand in “${title}”, but not all of them in quotation marks: they are the outlet’s.`,
  checkFragment: (title: string) =>
    `The words stand in quotation marks in “${title}”, but are too few for a statement of their own.`,
  checkLeftOut: (count: number) =>
    `${count} more ${count === 1 ? 'quotation was' : 'quotations were'} left out here. Check ${count === 1 ? 'it' : 'them'} one by one with /nato-quote check "…".`,
  checkTooShort: (short: readonly string[], more: number) =>
    `${new Intl.ListFormat('en-GB').format([...short.map((word) => `“${word}”`), ...(more > 0 ? [`${more} more`] : [])])} ${short.length + more === 1 ? 'is' : 'are'} too short to be checked beside others: check ${short.length + more === 1 ? 'it by itself' : 'each by itself'}.`,
  checkHow:
    'Give the quote to check in quotation marks: /nato-quote check "…". It may name the speaker: "…" — Mark Rutte.',
  checkNothing: 'There are no words in that message to check.',
  findNothing: 'There are no words in that message to search with.',
  cannotAnswer: {
    outside:
      'The bot is not a member of this conversation, so the answer cannot go into its thread. Here it is for you; to post it, type “/invite” and the bot’s name first.',
    archived: 'This channel is archived, so the answer cannot go into its thread. Here it is for you.',
    restricted:
      'This workspace’s rules do not let the bot post here, so the answer cannot go into the thread. Here it is for you.',
  },
  findDone: 'The answer is in the message’s thread.',
} as const;
