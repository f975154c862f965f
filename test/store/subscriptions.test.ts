import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/store/store.ts';
import { noLog, onEachDatabase, type TestDatabase } from './databases.ts';

const place = { team: 'T1', channel: 'C1' };
const given = {
  ...place,
  owner: 'U1',
  time: '09:00',
  zone: 'Europe/Brussels',
  days: [1, 2, 3, 4, 5],
  topic: 'peace',
  size: 3,
  whenEmpty: 'silence',
  activeFrom: 1,
  createdAt: 1,
} as const;

const impossible: readonly (readonly [object, string])[] = [
  [{ days: [] }, '"" are no days'],
  [{ days: [9] }, '"9" are no days'],
  [{ days: [1.5] }, '"1.5" are no days'],
  [{ time: '99:99' }, '"99:99" is no time'],
  [{ time: '24:00' }, '"24:00" is no time'],
  [{ time: '9:00' }, '"9:00" is no time'],
  [{ size: 99 }, '"99" quotes are not possible'],
  [{ size: 0 }, '"0" quotes are not possible'],
  [{ size: Number.NaN }, '"NaN" quotes are not possible'],
  [{ zone: 'Mars/Olympus' }, '"Mars/Olympus" is no time zone'],
  [{ zone: '' }, '"" is no time zone'],
  [{ topic: 'x'.repeat(301) }, 'is too long: 300 characters'],
];

onEachDatabase('the digests of a channel', (create) => {
  let database: TestDatabase;
  let stores: readonly [Store, Store];

  beforeEach(async () => {
    database = await create();
    stores = [openStore(database.url, noLog), openStore(database.url, noLog)];
    await stores[0].check();
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    await database.drop();
  });

  const addAll = (topics: readonly string[]) =>
    Promise.allSettled(
      topics.map((topic, at) => stores[at % 2 === 0 ? 0 : 1].subscriptions.add({ ...given, topic })),
    );

  it('are ten at most, also if two processes add twenty at once', async () => {
    const outcomes = await addAll(Array.from({ length: 20 }, (_, at) => `topic ${at}`));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'digest', message: expect.stringContaining('10 digests') },
    });
    expect(await stores[1].subscriptions.ofChannel(place)).toHaveLength(10);
  });

  it('are one if the same is added many times at once', async () => {
    const outcomes = await addAll(['Peace', 'peace', 'peace', 'PEACE', 'peace', 'peace']);
    expect(outcomes.every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await stores[0].subscriptions.ofChannel(place)).toHaveLength(1);
  });

  it('cannot be changed to the same topic', async () => {
    await stores[0].subscriptions.add(given);
    const { id } = await stores[0].subscriptions.add({ ...given, topic: 'war' });
    await expect(stores[1].subscriptions.change(place, id, { topic: 'Peace' })).rejects.toMatchObject({
      code: 'digest',
      setting: 'topic',
    });
    expect(await stores[1].subscriptions.change(place, id, { topic: 'War' })).toMatchObject({ topic: 'War' });
  });

  it.each([
    ['workspace', { team: 'T2', channel: 'C1' }],
    ['channel', { team: 'T1', channel: 'C2' }],
  ])('cannot be reached from another %s by their ids', async (_, elsewhere) => {
    const [store] = stores;
    const own = await store.subscriptions.add(given);
    expect(await store.subscriptions.get(elsewhere, own.id)).toBeNull();
    expect(await store.subscriptions.change(elsewhere, own.id, { state: 'off', owner: 'U2' })).toBeNull();
    await store.subscriptions.remove(elsewhere, own.id);
    await store.deliveries.stop({ ...own, ...elsewhere }, 'unworkable', 5);
    expect(await store.subscriptions.get(place, own.id)).toEqual(own);
    expect(await store.deliveries.open(0)).toEqual([]);
  });

  it('refuse invalid settings', async () => {
    const [store] = stores;
    const { id } = await store.subscriptions.add(given);
    for (const [wrong, message] of impossible) {
      const refusal = { code: 'digest', message: expect.stringContaining(message) };
      await expect(store.subscriptions.add({ ...given, ...wrong })).rejects.toMatchObject(refusal);
      await expect(store.subscriptions.change(place, id, wrong)).rejects.toMatchObject(refusal);
    }
    expect(await store.subscriptions.ofChannel(place)).toHaveLength(1);
  });
});
