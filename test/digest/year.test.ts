import { expect, it } from 'vitest';
import { sqliteDatabase } from '../store/databases.ts';
import { addArticle, openOffice, settings } from './office.ts';

const hour = 3_600_000;

/** The wall clock as the platform's own formatter shows it: `2028-03-26 09:00`. */
function wall(at: number, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(
    at,
  );
}

it('posts once on every due day of a year, at the right minute, in three zones', async () => {
  // A leap year; one digest at a time that summer time skips and repeats, one on weekdays only.
  const schedules = [
    { zone: 'Europe/Brussels', time: '02:30', days: settings.days },
    { zone: 'America/New_York', time: '09:00', days: [1, 2, 3, 4, 5] },
    { zone: 'Asia/Kolkata', time: '17:45', days: settings.days },
  ] as const;
  const channels = schedules.map((_, at) => ({ name: `channel-${at}` }));
  const start = Date.parse('2028-01-01T12:00:00Z');
  const end = Date.parse('2029-01-01T12:00:00Z');
  const office = await openOffice(await sqliteDatabase(), new Date(start).toISOString(), {
    channels,
    keep: 100_000,
  });
  const { localSlack, clock, useCases, index } = office;
  addArticle(index, 0, '2027-12-31');
  for (const [at, schedule] of schedules.entries())
    await useCases.subscribe(
      { team: localSlack.team.id, channel: localSlack.channel(`channel-${at}`).id },
      localSlack.user('alice').id,
      { ...settings, ...schedule, whenEmpty: 'archive' },
    );
  const scheduler = office.replica(clock, { tickEvery: 6 * hour });
  await clock.runTo(end, scheduler);

  for (const [at, { zone, time, days }] of schedules.entries()) {
    const due: string[] = [];
    for (let day = start - 24 * hour; day < end + 24 * hour; day += 24 * hour) {
      const date = new Date(day).toISOString().slice(0, 10);
      const weekday = new Date(date).getUTCDay() || 7;
      if (days.some((one: number) => one === weekday)) due.push(`${date} ${time}`);
    }
    const expected = due.filter((one) => one > wall(start, zone) && one <= wall(end, zone));
    const posts = office.posted(`channel-${at}`).map(({ ts }) => wall(Number(ts) * 1_000, zone));
    // 02:30 does not exist on one day of the year: that day's digest comes an hour later on the clock.
    const skipped = posts.filter((one) => one.endsWith('03:30')).map((one) => one.replace('03:30', '02:30'));
    expect(posts.map((one) => one.replace('03:30', '02:30'))).toEqual(expected);
    expect(skipped).toHaveLength(time === '02:30' ? 1 : 0);
  }
}, 120_000);
