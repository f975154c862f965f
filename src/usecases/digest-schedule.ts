import { Temporal } from 'temporal-polyfill';
import type { DigestSettings } from '../store/digests/digest-settings.ts';

/** One time at which a digest is due: its local day, `YYYY-MM-DD`, and the instant in milliseconds since 1970. */
export type Slot = { readonly day: string; readonly at: number };

/** When a digest is due: local wall-clock time on certain days of the week. */
export type Schedule = Pick<DigestSettings, 'time' | 'zone' | 'days'>;

const week = 7;

function localDate(at: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
}

/**
 * The day's slot. A time that summer time skips is moved on by what was skipped (02:30 becomes 03:30), one
 * that comes twice is taken the first time: Temporal's "compatible", which is how calendars do it (RFC 5545).
 */
function slotOf({ time, zone }: Schedule, date: Temporal.PlainDate): Slot {
  const local = date.toPlainDateTime(Temporal.PlainTime.from(time));
  return { day: date.toString(), at: local.toZonedDateTime(zone).epochMilliseconds };
}

function isDue({ days }: Schedule, date: Temporal.PlainDate): boolean {
  return days.some((day) => day === date.dayOfWeek);
}

/** The last slot at or before `now`. */
export function latestSlot(schedule: Schedule, now: number): Slot {
  // A skipped time can fall on the next day, so that today's date may still belong to yesterday's slot.
  let date = localDate(now, schedule.zone).add({ days: 1 });
  for (let tried = 0; tried <= week + 2; tried += 1, date = date.subtract({ days: 1 })) {
    if (!isDue(schedule, date)) continue;
    const slot = slotOf(schedule, date);
    if (slot.at <= now) return slot;
  }
  throw new RangeError('a digest is due on at least one day of the week');
}

/** The first slot after `now`. */
export function nextSlot(schedule: Schedule, now: number): Slot {
  let date = localDate(now, schedule.zone).subtract({ days: 1 });
  for (let tried = 0; tried <= week + 2; tried += 1, date = date.add({ days: 1 })) {
    if (!isDue(schedule, date)) continue;
    const slot = slotOf(schedule, date);
    if (slot.at > now) return slot;
  }
  throw new RangeError('a digest is due on at least one day of the week');
}

/** The local date and time at an instant, for people: `Monday 23 November, 09:00`. */
export function readableTime(at: number, zone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  });
  return format.format(at).replace(' at ', ', ');
}

/** How far back an instant lies, in the words of a day: `this morning`, `yesterday`, `Friday`, `3 November`. */
export function readableSince(since: number, now: number, zone: string): string {
  const [then, today] = [localDate(since, zone), localDate(now, zone)];
  const days = then.until(today, { largestUnit: 'day' }).days;
  if (days <= 0) {
    const { hour } = Temporal.Instant.fromEpochMilliseconds(since).toZonedDateTimeISO(zone);
    return hour < 12 ? 'this morning' : hour < 18 ? 'this afternoon' : 'this evening';
  }
  if (days === 1) return 'yesterday';
  const style = days < week ? ({ weekday: 'long' } as const) : ({ day: 'numeric', month: 'long' } as const);
  return new Intl.DateTimeFormat('en-GB', { ...style, timeZone: zone }).format(since);
}

/** The instant at which a local day begins. */
export function startOfDay(day: string, zone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
}

/** The local wall clock at an instant, as a Date whose UTC fields show it: what libraries without zones read. */
export function wallClock(at: number, zone: string): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime();
  return new Date(local.toZonedDateTime('UTC').epochMilliseconds);
}
