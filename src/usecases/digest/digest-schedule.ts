import { Temporal } from 'temporal-polyfill';
import type { DigestSettings } from '../../store/digests/digest-settings.ts';

/** One time at which a digest is due: its local day, `YYYY-MM-DD`, and the instant in milliseconds since 1970. */
export type Slot = { readonly day: string; readonly at: number };

/** When a digest is due: local wall-clock time on certain days of the week. */
export type Schedule = Pick<DigestSettings, 'time' | 'zone' | 'days'>;

const daysInWeek = 7;

function localDate(at: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
}

/**
 * Returns the slot of a day. A time that summer time skips moves forward by the skipped hour (02:30 becomes 03:30). Of a
 * time that occurs twice, the first is used. This is Temporal's "compatible" and how calendars do it (RFC 5545).
 */
function slotOf({ time, zone }: Schedule, date: Temporal.PlainDate): Slot {
  const local = date.toPlainDateTime(Temporal.PlainTime.from(time));
  return { day: date.toString(), at: local.toZonedDateTime(zone).epochMilliseconds };
}

function isDue({ days }: Schedule, date: Temporal.PlainDate): boolean {
  return days.some((day) => day === date.dayOfWeek);
}

/** Returns the last slot at or before `now`. */
export function latestSlot(schedule: Schedule, now: number): Slot {
  // A skipped time can fall on the next day, so that today's date may still belong to yesterday's slot.
  let date = localDate(now, schedule.zone).add({ days: 1 });
  for (let tried = 0; tried <= daysInWeek + 2; tried += 1, date = date.subtract({ days: 1 })) {
    if (!isDue(schedule, date)) continue;
    const slot = slotOf(schedule, date);
    if (slot.at <= now) return slot;
  }
  throw new RangeError('a digest is due on at least one day of the week');
}

/** Returns the first slot after `now`. */
export function nextSlot(schedule: Schedule, now: number): Slot {
  let date = localDate(now, schedule.zone).subtract({ days: 1 });
  for (let tried = 0; tried <= daysInWeek + 2; tried += 1, date = date.add({ days: 1 })) {
    if (!isDue(schedule, date)) continue;
    const slot = slotOf(schedule, date);
    if (slot.at > now) return slot;
  }
  throw new RangeError('a digest is due on at least one day of the week');
}

/** Formats an instant in a time zone: `Monday 23 November, 09:00`. */
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

/** Formats an instant relative to `now`: `this morning`, `yesterday`, `Friday`, `3 November`. */
export function readableSince(since: number, now: number, zone: string): string {
  const [then, today] = [localDate(since, zone), localDate(now, zone)];
  const days = then.until(today, { largestUnit: 'day' }).days;
  if (days <= 0) {
    const { hour } = Temporal.Instant.fromEpochMilliseconds(since).toZonedDateTimeISO(zone);
    return hour < 12 ? 'this morning' : hour < 18 ? 'this afternoon' : 'this evening';
  }
  if (days === 1) return 'yesterday';
  const style =
    days < daysInWeek ? ({ weekday: 'long' } as const) : ({ day: 'numeric', month: 'long' } as const);
  return new Intl.DateTimeFormat('en-GB', { ...style, timeZone: zone }).format(since);
}

/** Returns the instant at which a local day begins. */
export function startOfDay(day: string, zone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
}

/** Returns a Date whose UTC fields are the local time at an instant, for libraries without time zones. */
export function wallClock(at: number, zone: string): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime();
  return new Date(local.toZonedDateTime('UTC').epochMilliseconds);
}
