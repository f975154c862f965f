import type { Selection } from '../../usecases/digest/digest-selection.ts';
import type { Weekday } from '../../usecases/digest/digests.ts';
import { counted } from './counted.ts';

const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Returns items as a list: “a, b and c”. */
function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** What the bot says about digests. Topics, names and quotes are data. */
export const digestWords = {
  title: (topic: string) => (topic === '' ? 'Quotes of the day' : `Quotes on ${topic}`),
  /** Summarises a digest in one line. */
  summary: (
    { from, items, fresh, since }: Selection,
    outlets: readonly string[],
    speakers: readonly string[],
  ) => {
    const what = {
      new: `${counted(items.length, 'quote')}${fresh > items.length ? ` of ${fresh}` : ''} new since ${since}`,
      archive: 'Nothing new today, so one from the archive',
      asked: `${counted(items.length, 'quote')}, posted at the wish of somebody here`,
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
