/** The words of the search form and its results. */
export const searchWords = {
  searchTitle: 'Search quotes',
  search: 'Search',
  back: 'Back',
  cancel: 'Cancel',
  searchWords: 'What it is about',
  searchWordsHint: 'Words, or "exact words" in quotation marks',
  searchSpeaker: 'Who said it',
  searchSpeakerHint: 'Type a name',
  searchOutlet: 'Where it was published',
  searchOutletHint: 'Type the name of an outlet',
  searchSince: 'Not before',
  searchUntil: 'Not after',
  searchEmpty: 'Enter words, or choose a speaker, an outlet or a day.',
  searchBackwards: 'This day lies before the other one: no day is in both.',
  resultsTitle: 'Quotes found',
  results: (first: number, last: number, total: number) =>
    total === 1 ? '1 quote' : `Quotes ${first} to ${last} of ${total}`,
  pageBefore: 'Previous page',
  pageAfter: 'Next page',
} as const;
