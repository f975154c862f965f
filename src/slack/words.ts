import type { Speaker } from '../quote/quote.ts';
import { closestWords, offeredLine } from '../usecases/closest.ts';
import type { Selection } from '../usecases/digest-selection.ts';
import type { Weekday } from '../usecases/digests.ts';

/** A number with what it counts: “1 quote”, “1,200 quotes”. */
const counted = (count: number, one: string) =>
  `${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`;

/** Every sentence that the bot says in Slack, in one place, ready to be translated. Quotes and names are data. */
export const words = {
  openSource: 'Open source',
  next: 'Next',
  previous: 'Previous',
  inContext: 'In context',
  share: 'Share to channel',
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
  sharedBy: (name: string) => `shared by ${name}`,
  shared: 'Shared in this channel.',
  cannotShare: {
    outside:
      'The bot is not a member here, so it cannot post. Type “/invite” and the bot’s name, then press Share again.',
    archived: 'This channel is archived, so nothing can be posted in it.',
    restricted:
      'This workspace’s rules do not let the bot post here. A workspace admin, or an owner of the channel, can change who may post.',
  },
  questionCut: (most: number) => `Only the first ${most} characters of the question were searched for.`,
  checkedCut: (most: number) =>
    `Only the first ${most.toLocaleString('en')} characters were checked. Check the rest by itself.`,
  turned: (controls: readonly string[]) =>
    `Invisible direction controls are in this quote (${controls.join(', ')}): its words may be shown in another order.`,
  shortenedMark: ' […]',

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
  shareElsewhere: 'Share',
  shareTitle: 'Share this quote',
  shareWhere: 'Conversation',
  shareWhereHint: 'The bot posts the quote there and says that you shared it.',
  cannotShareThere: {
    outside:
      'The bot is not a member there, so it cannot post. Type “/invite” and the bot’s name in that channel, or choose another one.',
    archived: 'That channel is archived, so nothing can be posted in it. Choose another one.',
    restricted:
      'This workspace’s rules do not let the bot post there. Choose another channel, or ask a workspace admin.',
  },
  sharedIn: 'The quote has been posted in ',

  greeting: 'Ask me for a quote',
  greetingHow:
    'Every message here is a question. In a thread, the next one can go on from it: “and by Macron?” Type “help” for more.',
  promptsTitle: 'Try one of these',
  working: 'is looking for the quote…',

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
  everyDay: 'every day',
  weekdays: 'weekdays',

  replaced: (asked: readonly string[], as: readonly string[]) =>
    `Nothing has ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(asked.map((word) => `“${word}”`))}: searched for ${new Intl.ListFormat('en-GB').format(as.map((word) => `“${word}”`))}.`,
  nothingFound: (question: string) => `Nothing found for “${question}”.`,
  nothingFoundHint: 'No quote in the corpus comes close to that.',
  closest: closestWords,
  offered: offeredLine,
  topics: 'The corpus does have:',
  unmet: (filter: string, value: string) => `Nothing in the corpus meets ${filter}:${value}.`,
  known: (values: string) => `There is: ${values}.`,

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

  failed: 'That did not work, and nothing was changed.',
  tryAgain:
    'Please try again in a moment. If it happens again, give the people who run this bot the time and this word:',
  cannotAnswerHere: {
    outside:
      'The bot is not a member of this channel. Type “/invite” and the bot’s name here, then ask again.',
    archived: 'This channel is archived, so nothing can be posted in it. Ask elsewhere.',
    restricted:
      'This workspace’s rules do not let the bot post here. Ask with /nato-quote, whose answer is for you alone.',
  },
  missingScope: (scope: string) =>
    `The bot lacks the permission “${scope}”. A workspace admin can grant it by reinstalling the app from its manifest.`,
  tooMany: (seconds: number) =>
    `That was more than this bot answers one person in a minute. Please wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}, and ask again.`,
  mayNotEdit:
    'Adding articles and changing digests is for the people whom this bot’s settings name: workspace admins, unless EDITORS says otherwise. Ask one of them.',
  notInstalled:
    'The bot is not installed in this workspace, or was taken out of it. Whoever runs the bot can give you its installation page, /slack/install.',
  stopping: 'The bot is being restarted. Please ask again in a moment.',
  slackBusy: 'Slack is taking fewer messages than usual from this bot. Please ask again in a minute.',
} as const;

/** Who said it, as a reader is told: the name, or that there is none. */
export function speakerName(speaker: Speaker | null, mentioned: string): string {
  if (speaker === null) return words.noSpeaker;
  return speaker.kind === 'unnamed' ? words.unnamedSpeaker(mentioned) : speaker.name;
}

/** `2025-02-13` as people read it. */
export function readableDay(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** Days of the week (1, Monday, to 7) as people say them. */
export function weekdays(days: readonly number[]): string {
  const sorted = [...days].sort();
  if (sorted.join('') === '1234567') return words.everyDay;
  if (sorted.join('') === '12345') return words.weekdays;
  const name = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  return sorted.map((day) => name.format(Date.UTC(2024, 0, day))).join(', ');
}

const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const count = (many: number, one: string) => `${many} ${many === 1 ? one : `${one}s`}`;

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** What the bot says of digests. Topics, names and quotes are data. */
export const digestWords = {
  title: (topic: string) => (topic === '' ? 'Quotes of the day' : `Quotes on ${topic}`),
  /** The one line on what is in a digest. */
  summary: (
    { from, items, fresh, since }: Selection,
    outlets: readonly string[],
    speakers: readonly string[],
  ) => {
    const what = {
      new: `${count(items.length, 'quote')}${fresh > items.length ? ` of ${fresh}` : ''} new since ${since}`,
      archive: 'Nothing new today, so one from the archive',
      asked: `${count(items.length, 'quote')}, posted at the wish of somebody here`,
    }[from];
    const by = speakers.length === 0 ? '' : `, by ${listed(speakers)}`;
    return `${what}${by}, in ${listed(outlets)}`;
  },
  more: 'More on this',
  everything: 'everything',
  days: (days: readonly Weekday[]) => {
    const key = days.join('');
    if (key === '1234567') return 'every day';
    if (key === '12345') return 'weekdays';
    if (key === '67') return 'weekends';
    return listed(days.map((day) => `${names[day - 1] ?? `day ${day}`}s`));
  },
  when: (days: readonly Weekday[], time: string, zone: string) =>
    `${digestWords.days(days)} at ${time} (${zone})`,
  size: (size: number) => (size === 1 ? '1 quote' : `up to ${size} quotes`),
  whenEmpty: { silence: 'silent with nothing new', archive: 'one from the archive with nothing new' },
  next: (when: string) => `Next: ${when}`,
  isOff: 'Off',
  stoppedNow: (reason: string) =>
    `Stopped: ${digestWords.stopped[reason] ?? digestWords.stoppedOther(reason)}`,
  none: 'This channel has no digest.',
  noneHint:
    'Each morning the bot can post the new quotes on a topic here, each once: “/nato-quote digest on 09:00 weekdays about security guarantees”, or the button below. The bot must be a member of this channel.',
  edit: 'Change',
  preview: 'Preview',
  turnOff: 'Turn off',
  turnOn: 'Turn on',
  add: 'New digest',
  postIt: 'Post it',
  previewOf: 'Preview, only you see this.',
  nothingNow: 'There is nothing to post now: no new quote answers this digest’s topic.',
  posting: 'It is being posted.',
  saved: 'Saved. The bot must be a member of this channel to post: type “/invite” and its name if it is not.',
  off: 'Turned off. Its settings are kept.',
  on: 'Turned on.',
  paused: (when: string) => `Paused until ${when}.`,
  gone: 'That digest is no longer there. “/nato-quote digest” shows what there is.',
  form: {
    title: 'Digest',
    save: 'Save',
    fieldTime: 'Time of day',
    fieldZone: 'Time zone',
    fieldDays: 'Days',
    fieldTopic: 'Topic',
    fieldTopicHint: 'security guarantees by:rutte — empty for everything',
    fieldSize: 'How many',
    fieldEmpty: 'With nothing new',
  },
  dayName: (day: Weekday) => names[day - 1] ?? '',
  stopped: {
    is_archived: 'the channel has been archived',
    not_in_channel: 'the bot is no longer a member of the channel',
    channel_not_found: 'the channel is gone, or the bot is no longer a member of it',
    unworkable: 'its settings cannot be: a day, its time, its time zone, its size or its topic',
  } as Readonly<Record<string, string>>,
  stoppedOther: (reason: string) => `Slack does not let the bot post there (${reason})`,
  notice: (topic: string) => `The digest on ${topic || 'everything'} in `,
  noticeReason: (why: string) => ` has stopped, because ${why}.`,
  noticeWayOut: (reason: string) =>
    reason === 'unworkable'
      ? '“/nato-quote digest” in that channel shows it: change it there, and it starts again. You are told this once.'
      : digestWords.noticeResume,
  noticeResume:
    'Once the bot can post there again, “/nato-quote digest resume” in that channel starts it again. You are told this once.',
} as const;
