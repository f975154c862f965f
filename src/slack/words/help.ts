/** The help, and what the bot says about a thread without words. */
export const helpWords = {
  helpTitle: 'Ask for a quote',
  help: 'Type what it should be about. The answer is a quote to the letter, with who said it, when, where, and a link that opens the source at that sentence.',
  helpTry: 'Try:',
  helpNarrow: 'Narrow it down, in any order:',
  filters: [
    ['"exact words"', 'the quote holds these very words'],
    ['by:rutte', 'who said it; also from:, speaker:'],
    ['outlet:interfax', 'where it was published'],
    ['since:2025-02 until:"last week"', 'when; also after:, before:, on:'],
    ['-sanctions', 'not with this word'],
  ],
  helpCheck: 'Check a quote that somebody has sent:',
  helpDigest: 'Quotes in this channel every morning:',
  helpDigestExample: 'digest on 09:00 weekdays about peace talks',
  helpAdd: 'Add an article, for those who may:',
  helpWhere:
    'Mention the bot in a channel or a thread to get the answer there; without words in a thread, it searches for what the thread is about. In a direct message, every message is a question.',
  nothingInThread:
    'There are no words in this thread to search with yet. Mention the bot with what the quote should be about.',
} as const;
