import { expect, it } from 'vitest';
import { onEachDatabase, runSql } from '../store/databases.ts';
import { addArticle, openOffice, settings } from './office.ts';

const minute = 60_000;
const nine = Date.parse('2026-11-23T08:00:00Z');

onEachDatabase('a digest with invalid settings', (create) => {
  it.each([
    ['no day', "days = ''"],
    ['a ninth day', "days = '19'"],
    ['an impossible time', "time = '99:99'"],
    ['a size of 99', 'size = 99'],
    ['an unknown time zone', "zone = 'Mars/Olympus'"],
    ['a topic that cannot be read', "topic = 'since:whenever'"],
  ])('such as %s stops alone, with one notice to its owner', async (_, damage) => {
    const database = await create();
    const office = await openOffice(database, '2026-11-23T07:59:00Z', {
      channels: ['good', 'bad'].map((name) => ({ name, kind: 'private' })),
    });
    addArticle(office.index, 1, '2026-11-23');
    const alice = office.localSlack.user('alice').id;
    const place = (name: string) => ({
      team: office.localSlack.team.id,
      channel: office.localSlack.channel(name).id,
    });
    const bad = await office.useCases.subscribe(place('bad'), alice, { ...settings, whenEmpty: 'archive' });
    await office.useCases.subscribe(place('good'), alice, { ...settings, whenEmpty: 'archive' });
    await runSql(database, `update subscriptions set ${damage} where id = '${bad.id}'`);
    const scheduler = office.replica();
    await office.clock.runTo(nine + 5 * minute, scheduler);
    expect(office.posted('good')).toHaveLength(1);
    expect(office.posted('bad')).toEqual([]);
    const [notice, ...others] = office.localSlack.directMessages('alice');
    expect(notice?.text).toMatch(/has stopped, because its settings cannot be.*change it there/);
    expect(others).toEqual([]);
    const [listed] = await office.useCases.list(place('bad'));
    expect(listed).toMatchObject({ subscription: { state: 'stopped', reason: 'unworkable' }, next: null });
    if (!damage.startsWith('topic'))
      await expect(office.useCases.resume(place('bad'), bad.id)).rejects.toThrow('has to be changed first');
    await office.useCases.change(place('bad'), bad.id, alice, { ...settings, whenEmpty: 'archive' });
    await office.clock.runTo(nine + 24 * 60 * minute + minute, scheduler);
    expect(office.posted('bad')).toHaveLength(1);
  });
});
