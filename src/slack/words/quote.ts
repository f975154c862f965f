import type { Speaker } from '../../quote/quote.ts';

/** The words on and around the card of a quote. */
export const quoteWords = {
  openSource: 'Open source',
  next: 'Next',
  previous: 'Previous',
  inContext: 'In context',
  noSpeaker: 'Speaker not named in the article',
  unnamedSpeaker: (as: string) => `“${as}”, not named in the article`,
  position: (rank: number, total: number) => `${rank} of ${total}`,
  alsoIn: (outlets: readonly string[], more: number) =>
    `also in ${new Intl.ListFormat('en-GB').format([...outlets, ...(more > 0 ? [`${more.toLocaleString('en-GB')} more`] : [])])}`,
  shortened: (shown: number, whole: number) =>
    `Shortened at the mark: ${shown.toLocaleString('en-GB')} of ${whole.toLocaleString('en-GB')} characters.`,
  wholeInContext: '“In context” shows the whole quote.',
  wholeInSource: '“Open source” leads to the whole quote.',
  wholeInSourceUnlinked: 'The source has the whole quote.',
  useful: 'Useful',
  usefulLabel: 'This quote was what I looked for',
  notUseful: 'Not what I looked for',
  notUsefulLabel: 'This quote was not what I looked for',
  feedbackKept: 'Thank you, that has been noted. Pressing the other button changes it.',
  close: 'Close',
  contextSummary:
    'The corpus’s own summary of the article, with the quote in bold. Only what is in quotation marks is anybody’s words.',
  contextFull: 'The article’s paragraph, with the quote in bold.',
  contextCut: 'This paragraph is longer than can be shown here. The source has all of it.',
  gone: 'That quote is no longer in the corpus. Ask again to see what there is now.',
  noneAfter: 'That was the last quote that answers this.',
  noneBefore: 'That was the first quote that answers this.',
  oldButton: 'That button is from an earlier version of the bot. Please ask again.',
  questionCut: (most: number) => `Only the first ${most} characters of the question were searched for.`,
  checkedCut: (most: number) =>
    `Only the first ${most.toLocaleString('en')} characters were checked. Check the rest by itself.`,
  turned: (controls: readonly string[]) =>
    `Invisible direction controls are in this quote (${controls.join(', ')}): its words may be shown in another order.`,
  shortenedMark: ' […]',
} as const;

/** Returns the speaker's name, or that the article names none. `mentioned` is what the article calls an unnamed one. */
export function speakerName(speaker: Speaker | null, mentioned: string): string {
  if (speaker === null) return quoteWords.noSpeaker;
  return speaker.kind === 'unnamed' ? quoteWords.unnamedSpeaker(mentioned) : speaker.name;
}
