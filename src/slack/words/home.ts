import { counted } from './counted.ts';

/** The words of the Home tab. */
export const homeWords = {
  homeTitle: 'Quotes, to the letter',
  homeCorpus: 'What there is',
  homeEmpty: 'The corpus has no article yet.',
  homeHolds: (articles: number, quotes: number) =>
    `${counted(quotes, 'quote')} in ${counted(articles, 'article')}`,
  homeBy: (speakers: number, outlets: number) =>
    `${counted(speakers, 'speaker')}, ${counted(outlets, 'outlet')}`,
  homeSpan: (first: string, last: string) => (first === last ? first : `${first} to ${last}`),
  homeLast: 'Last added:',
  homeQuestions: 'What you asked lately',
  homeNoQuestions: 'Nothing yet. Only you see this list.',
  homeForget: 'Forget these',
  homeDigests: 'Digests in your channels',
  homeNoDigests: 'None of your channels has a daily digest.',
  homeAllTopics: 'on everything',
  homeTopic: (topic: string) => `on “${topic}”`,
  homeUpTo: (size: number) => (size === 1 ? 'one quote' : `up to ${size} quotes`),
  homeMoreDigests: (more: number) => `and ${more} more`,
  homeUnknown: 'This cannot be read at the moment. It has not been lost.',
} as const;
