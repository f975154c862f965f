import { describe, expect, it } from 'vitest';
import { parseDigestCommand } from '../../src/usecases/digest/digest-command.ts';

// A Sunday evening in Kolkata, still Sunday noon in Brussels.
const context = { zone: 'Asia/Kolkata', now: Date.parse('2026-11-22T13:00:00Z') };
const read = (text: string) => parseDigestCommand(text, context);
const weekdays = [1, 2, 3, 4, 5];

describe('a digest command', () => {
  it('parses every setting', () => {
    expect(read('on 09:00 Europe/Brussels weekdays about security guarantees by:rutte')).toEqual({
      kind: 'on',
      settings: {
        time: '09:00',
        zone: 'Europe/Brussels',
        days: weekdays,
        topic: 'security guarantees by:rutte',
        size: 3,
        whenEmpty: 'silence',
      },
    });
  });

  it('uses the person’s time zone and the defaults for the rest', () => {
    expect(read('on')).toMatchObject({
      settings: {
        time: '09:00',
        zone: 'Asia/Kolkata',
        days: weekdays,
        topic: '',
        size: 3,
        whenEmpty: 'silence',
      },
    });
  });

  it.each([
    ['on 9am', { time: '09:00' }],
    ['on at 5:30 pm', { time: '17:30' }],
    ['on 12am daily', { time: '00:00', days: [1, 2, 3, 4, 5, 6, 7] }],
    ['on 7.05 every day', { time: '07:05', days: [1, 2, 3, 4, 5, 6, 7] }],
    ['on mon,wed,fri 08:00', { days: [1, 3, 5], time: '08:00' }],
    ['on fri-mon', { days: [1, 5, 6, 7] }],
    ['on Mondays and Thursdays at 18:00 brussels', { days: [1, 4], time: '18:00', zone: 'Europe/Brussels' }],
    ['on 08:00 new york weekends', { zone: 'America/New_York', days: [6, 7] }],
    ['on 08:00 Asia/Calcutta', { zone: 'Asia/Calcutta' }],
    ['on 08:00 Kyiv', { zone: 'Europe/Kyiv' }],
    ['on 08:00 asia/kolkata', { zone: 'Asia/Kolkata' }],
    ['on 08:00 utc 5 quotes archive', { zone: 'UTC', size: 5, whenEmpty: 'archive' }],
    ['on by:rutte "red line"', { topic: 'by:rutte "red line"' }],
    ['on 10:00 about weekdays  in Vilnius', { topic: 'weekdays in Vilnius', days: weekdays }],
  ])('%s', (text, expected) => {
    expect(read(text)).toMatchObject({ kind: 'on', settings: expected });
  });

  it.each([
    ['', { kind: 'show' }],
    ['off', { kind: 'off', number: null }],
    ['OFF 2', { kind: 'off', number: 2 }],
    ['now #3', { kind: 'now', number: 3 }],
    ['resume', { kind: 'resume', number: null }],
  ])('“%s”', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['pause until monday', null, '2026-11-22T18:30:00Z'],
    ['pause until next monday', null, '2026-11-22T18:30:00Z'],
    ['pause 2 until 2 january', 2, '2027-01-01T18:30:00Z'],
    ['pause until 2027-03-01', null, '2027-02-28T18:30:00Z'],
    ['pause until tomorrow', null, '2026-11-22T18:30:00Z'],
    ['pause 2 January', null, '2027-01-01T18:30:00Z'],
    ['pause 2nd january', null, '2027-01-01T18:30:00Z'],
    ['pause 2 monday', 2, '2026-11-22T18:30:00Z'],
  ])('%s ends as that day begins in the zone', (text, number, until) => {
    expect(read(text)).toEqual({ kind: 'pause', number, until: Date.parse(until) });
  });

  it.each([
    ['of', /"of" is nothing a digest can do\. There is: digest · /],
    ['on 25:00', /"25:00" is no time of day: write it like 09:00/],
    ['on 13pm', /"13pm" is no time of day/],
    ['on 09:00 Europe/Brusells', /"Europe\/Brusells" is no time zone: write it like Europe\/Brussels/],
    ['on sometimes', /"sometimes" is no time, time zone or day/],
    ['on 09:00 9 quotes', /"9" quotes are not possible: a digest has 1 to 5/],
    ['on about by:', /by: has no value/],
    [`on about ${'long '.repeat(80)}`, /too long: 300 characters/],
    ['off everything', /"everything" after off means nothing/],
    ['pause', /"" is no day: write pause until monday/],
    ['pause until the cows come home', /is no day/],
    ['pause until 2020-01-01', /"2020-01-01" is not in the future/],
  ])('“%s” is refused with a way out', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});
