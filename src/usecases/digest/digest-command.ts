import { parse as parseDates } from 'chrono-node/en';
import { DigestError } from '../../errors.ts';
import { parseQuery } from '../../search/query/parse-query.ts';
import {
  checkSettings,
  type DigestSettings,
  usualSettings,
  type Weekday,
} from '../../store/digests/digest-settings.ts';
import { startOfDay, wallClock } from './digest-schedule.ts';
import { zoneOf } from './time-zones.ts';

/** A parsed `/nato-quote digest …` command. `number` is the position of the digest in the channel's list, from 1. */
export type DigestCommand =
  | { readonly kind: 'show' }
  | { readonly kind: 'on'; readonly settings: DigestSettings }
  | { readonly kind: 'off' | 'now' | 'resume'; readonly number: number | null }
  | { readonly kind: 'pause'; readonly number: number | null; readonly until: number };

/** The time zone of the person who asks, and the current time in milliseconds since 1970. */
export type CommandContext = { readonly zone: string; readonly now: number };

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5];
const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

export const digestHelp =
  'digest · digest on 09:00 Europe/Brussels weekdays about security guarantees by:rutte · digest off · digest now · digest pause until monday · digest resume';

/** Parses a time of day (`9am`, `09:00`) to `HH:MM`; `null` if the token is none. @throws DigestError for 25:00 */
function timeOf(token: string): string | null {
  const found = /^(\d{1,2})(?:[:.](\d{2}))?\s?(am|pm)?$/i.exec(token);
  if (found === null || (found[2] === undefined && found[3] === undefined)) return null;
  const half = found[3]?.toLowerCase();
  const given = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  const hour = half === undefined ? given : (given % 12) + (half === 'pm' ? 12 : 0);
  if (hour > 23 || minute > 59 || (half !== undefined && (given < 1 || given > 12)))
    throw new DigestError(`"${token}" is no time of day: write it like 09:00 or 9am`);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function dayOf(token: string): Weekday | null {
  const index = dayNames.findIndex((name) => token.length >= 3 && name.startsWith(token.replace(/s$/, '')));
  return everyDay[index] ?? null;
}

function daysOf(token: string): readonly Weekday[] | null {
  const text = token.toLowerCase();
  if (/^(weekdays?|workdays?)$/.test(text)) return weekdays;
  if (/^(daily|everyday)$/.test(text)) return everyDay;
  if (/^weekends?$/.test(text)) return [6, 7];
  const days = new Set<Weekday>();
  for (const part of text.split(',')) {
    const [first, last, more] = part.split(/[-–]/).map(dayOf);
    if (first == null || last === null || more !== undefined) return null;
    const to = last === undefined || last >= first ? (last ?? first) : last + 7;
    for (let day: number = first; day <= to; day += 1) days.add((((day - 1) % 7) + 1) as Weekday);
  }
  return days.size === 0 ? null : [...days].sort();
}

type Draft = { -readonly [Key in keyof DigestSettings]?: DigestSettings[Key] };

/** Reads a setting from the first one or two words into `draft`. Returns how many words it read, 0 if they are no setting. */
function readSetting(words: readonly string[], draft: Draft): number {
  const [word = '', next = ''] = words;
  const pair = `${word} ${next}`.toLowerCase();
  if (/^(at|on|in|and|from|when)$/i.test(word)) return 1;
  if (pair === 'every day') draft.days = everyDay;
  else if (/^\d+ quotes?$/.test(pair)) draft.size = Number(word);
  else if (/^(nothing new|if empty)$/.test(pair)) return 2;
  else if (/^(am|pm)$/i.test(next) && timeOf(pair) !== null) draft.time = timeOf(pair) ?? '';
  else {
    const [time, days] = [timeOf(word), daysOf(word)];
    if (time !== null) draft.time = time;
    else if (days !== null) draft.days = [...new Set([...(draft.days ?? []), ...days])].sort();
    else if (/^(silence|silent|archive)$/i.test(word))
      draft.whenEmpty = /^a/i.test(word) ? 'archive' : 'silence';
    else {
      const zone = zoneOf(word) ?? (next === '' ? null : zoneOf(`${word} ${next}`));
      if (zone === null) return 0;
      draft.zone = zone;
      return zoneOf(word) === null ? 2 : 1;
    }
    return 1;
  }
  return 2;
}

/** Returns a topic with plain spaces. Parses it, so that errors show now and not when the digest is due. @throws DigestError, QueryError */
export function checkTopic(topic: string, now: number): string {
  const text = topic.trim().replace(/\s+/g, ' ');
  checkSettings({ topic: text });
  parseQuery(text, new Date(now));
  return text;
}

function parseOn(text: string, { zone, now }: CommandContext): DigestCommand {
  const draft: Draft = {};
  const about = /(?:^|\s)about\s+/i.exec(text);
  const filters = /(?:^|\s)(?=(?:by|outlet|since|until)[:：]|["“„«])/i.exec(text);
  const cut = about?.index ?? filters?.index ?? text.length;
  const topic = about === null ? text.slice(cut) : text.slice(cut + about[0].length);
  let words = text.slice(0, cut).split(/\s+/).filter(Boolean);
  while (words.length > 0) {
    const taken = readSetting(words, draft);
    if (taken === 0)
      throw new DigestError(
        `"${words[0]}" is no time, time zone or day: write for example digest on 09:00 Europe/Brussels weekdays about security guarantees`,
      );
    words = words.slice(taken);
  }
  const settings = { ...usualSettings, zone, ...draft, topic: checkTopic(topic, now) };
  checkSettings(settings);
  return { kind: 'on', settings };
}

function parsePause(text: string, { zone, now }: CommandContext): number {
  const words = text.replace(/^until\s+/i, '').trim();
  // The patterns of chrono-node are not linear.
  if (words.length > maxDateLength)
    throw new DigestError(`a day has ${maxDateLength} characters at most: write pause until monday`);
  const [found] = parseDates(words, { instant: wallClock(now, zone), timezone: 0 }, { forwardDate: true });
  if (found === undefined || found.text.length !== words.length)
    throw new DigestError(
      `"${words}" is no day: write pause until monday, until 2 January or until 2027-01-02`,
    );
  const until = startOfDay(found.date().toISOString().slice(0, 10), zone);
  if (until <= now) throw new DigestError(`"${words}" is not in the future: write pause until monday`);
  return until;
}

/** Limits in UTF-16 units, far more than a topic and all settings need. */
const maxCommandLength = 1_000;
const maxDateLength = 60;

/** Matches a verb, an optional digest number, and the rest. A number that begins a date or a time is not a digest number. */
const shape =
  /^(\S*) ?(?:(?:#|no\.? ?)?(\d{1,2})(?![\w:./-]| ?[ap]m\b| (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|days?\b|weeks?\b|months?\b)))? ?(.*)$/is;

/**
 * Parses the words after `/nato-quote digest`.
 * @throws DigestError naming what cannot be read, QueryError for a topic that cannot be searched for
 */
export function parseDigestCommand(typed: string, context: CommandContext): DigestCommand {
  if (typed.length > maxCommandLength)
    throw new DigestError(
      `the command has ${typed.length} characters: ${maxCommandLength} are the most, and 300 for a topic`,
    );
  const text = typed.trim().replace(/\s+/g, ' ');
  const [, verb = '', number, rest = ''] = shape.exec(text) ?? [];
  const which = number === undefined ? null : Number(number);
  switch (verb.toLowerCase()) {
    case '':
    case 'settings':
      return { kind: 'show' };
    case 'on':
      return parseOn(text.slice(2).trim(), context);
    case 'off':
    case 'now':
    case 'resume':
      if (rest !== '')
        throw new DigestError(
          `"${rest}" after ${verb} means nothing here: write digest ${verb}, or digest ${verb} 2 for the second`,
        );
      return { kind: verb.toLowerCase() as 'off' | 'now' | 'resume', number: which };
    case 'pause':
      return { kind: 'pause', number: which, until: parsePause(rest, context) };
    default:
      throw new DigestError(`"${verb}" is nothing a digest can do. There is: ${digestHelp}`);
  }
}
