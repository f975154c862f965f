import type { Selection } from '../desk/digest.ts';
import type { Weekday } from '../desk/subscribe.ts';

const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const count = (many: number, one: string) => `${many} ${many === 1 ? one : `${one}s`}`;

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** Every sentence about digests, beside `words`. Topics, names and quotes are data. */
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
    return listed(days.map((day) => `${names[day - 1]}s`));
  },
  dayName: (day: Weekday) => names[day - 1] ?? '',
  stopped: {
    is_archived: 'the channel has been archived',
    not_in_channel: 'the bot is no longer a member of the channel',
    channel_not_found: 'the channel is gone, or the bot is no longer a member of it',
  } as Readonly<Record<string, string>>,
  stoppedOther: (reason: string) => `Slack does not let the bot post there (${reason})`,
  notice: (topic: string) => `The digest on ${topic || 'everything'} in `,
  noticeReason: (why: string) => ` has stopped, because ${why}.`,
  noticeWayOut:
    'Once the bot can post there again, “/nato-quote digest resume” in that channel starts it again. You are told this once.',
} as const;
