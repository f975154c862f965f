import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  latestSlot,
  nextSlot,
  readableSince,
  type Schedule,
} from '../../src/usecases/digest/digest-schedule.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7] as const;
const at = (iso: string) => Date.parse(iso);
const iso = (instant: number) => new Date(instant).toISOString();

/** The wall clock as the platform's own formatter shows it, by another way than the code under test. */
function wall(instant: number, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(
    instant,
  );
}

describe('a slot', () => {
  const brussels: Schedule = { time: '09:00', zone: 'Europe/Brussels', days: [1, 2, 3, 4, 5] };

  it('is the latest due time, to the millisecond', () => {
    expect(latestSlot(brussels, at('2026-11-23T08:00:00Z'))).toEqual({
      day: '2026-11-23',
      at: at('2026-11-23T08:00:00Z'),
    });
    expect(latestSlot(brussels, at('2026-11-23T07:59:59.999Z')).day).toBe('2026-11-20');
    expect(nextSlot(brussels, at('2026-11-20T08:00:00Z')).day).toBe('2026-11-23');
  });

  it.each([
    [
      'Europe/Brussels',
      '2026-03-29',
      '02:30',
      '2026-03-29T01:30:00.000Z',
      'skipped: an hour later on the clock',
    ],
    ['Europe/Brussels', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z', 'twice: the first'],
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30:00.000Z', 'skipped'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z', 'twice: the first'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45:00.000Z', 'half an hour is skipped'],
    ['America/Nuuk', '2026-03-28', '23:30', '2026-03-29T01:30:00.000Z', 'skipped, and past midnight'],
    ['Asia/Kolkata', '2028-02-29', '09:00', '2028-02-29T03:30:00.000Z', 'a leap day, half an hour off'],
    ['Asia/Kathmandu', '2026-01-01', '00:00', '2025-12-31T18:15:00.000Z', 'quarter of an hour off'],
  ])('%s %s %s is %s (%s)', (zone, day, time, expected) => {
    const schedule: Schedule = { time, zone, days: everyDay };
    const instant = at(expected);
    expect(latestSlot(schedule, instant)).toEqual({ day, at: instant });
    expect(iso(nextSlot(schedule, instant - 1).at)).toBe(expected);
  });

  const anySchedule = fc.record({
    time: fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
    zone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
    days: fc.subarray([...everyDay], { minLength: 1 }),
  });
  const anyInstant = fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') });

  it('comes once for every due day in any zone, at its wall-clock minute unless that is skipped', () => {
    fc.assert(
      fc.property(anySchedule, anyInstant, (schedule, start) => {
        let slot = nextSlot(schedule, start);
        for (let count = 0; count < 20; count += 1) {
          const following = nextSlot(schedule, slot.at);
          expect(following.day > slot.day).toBe(true);
          expect(latestSlot(schedule, following.at)).toEqual(following);
          expect(latestSlot(schedule, following.at - 1)).toEqual(slot);
          const due = new Date(`${following.day}T00:00:00Z`).getUTCDay() || 7;
          expect(schedule.days).toContain(due);
          const between = (Date.parse(following.day) - Date.parse(slot.day)) / 86_400_000;
          expect(schedule.days.length < 7 || between === 1).toBe(true);
          const shown = wall(following.at, schedule.zone);
          const wanted = `${following.day} ${schedule.time}`;
          // A skipped time shows later, by what was skipped; a minute before is then before the gap.
          if (shown !== wanted) expect(wall(following.at - 3 * 3_600_000, schedule.zone) < wanted).toBe(true);
          slot = following;
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the time since an instant', () => {
  it.each([
    ['2026-11-22T08:00:00Z', 'yesterday'],
    ['2026-11-22T23:30:00Z', 'this morning'],
    ['2026-11-23T12:00:00Z', 'this afternoon'],
    ['2026-11-23T18:30:00Z', 'this evening'],
    ['2026-11-20T08:00:00Z', 'Friday'],
    ['2026-11-03T08:00:00Z', '3 November'],
  ])('%s is %s', (since, expected) => {
    expect(readableSince(at(since), at('2026-11-23T08:00:00Z'), 'Europe/Brussels')).toBe(expected);
  });
});
