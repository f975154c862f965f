import { afterEach, beforeEach, expect, it } from 'vitest';
import type { NewDigestDelivery } from '../../src/store/digests/delivery.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { noLog, onEachDatabase, type TestDatabase } from './databases.ts';

const settings = {
  team: 'T1',
  channel: 'C1',
  owner: 'U1',
  time: '09:00',
  zone: 'Europe/Brussels',
  days: [1, 2, 3, 4, 5],
  topic: 'security guarantees by:rutte',
  size: 3,
  whenEmpty: 'silence',
  activeFrom: 1_795_366_683_141,
  createdAt: 1_795_366_683_141,
} as const;

const slot: NewDigestDelivery = {
  subscriptionId: 'S1',
  day: '2026-11-23',
  kind: 'daily',
  slotAt: 1_795_400_000_000,
  team: 'T1',
  channel: 'C1',
};

const notice: NewDigestDelivery = { ...slot, day: 'stopped:1', kind: 'notice', channel: 'U1' };

onEachDatabase('the store', (create) => {
  let database: TestDatabase;
  let store: Store;
  let other: Store;

  beforeEach(async () => {
    database = await create();
    store = openStore(database.url, noLog);
    other = openStore(database.url, noLog);
  });
  afterEach(async () => {
    await store.close();
    await other.close();
    await database.drop();
  });

  it('is created once when several replicas start together', async () => {
    const stores = Array.from({ length: 6 }, () => openStore(database.url, noLog));
    await Promise.all(stores.map((one) => one.check()));
    await stores[0]?.questions.add([{ team: 'T1', person: 'U1', question: 'who', at: 1 }]);
    expect(await stores[5]?.questions.of('T1', 'U1')).toEqual(['who']);
    await Promise.all(stores.map((one) => one.close()));
  });

  it('stores several digests of a channel', async () => {
    const first = await store.subscriptions.add(settings);
    const second = await store.subscriptions.add({
      ...settings,
      topic: '',
      createdAt: settings.createdAt + 1,
    });
    await store.subscriptions.add({ ...settings, team: 'T2' });
    expect(first).toMatchObject({ ...settings, state: 'on', reason: null });
    expect(await other.subscriptions.get(first, first.id)).toEqual(first);
    expect(await other.subscriptions.ofChannel({ team: 'T1', channel: 'C1' })).toEqual([first, second]);
    expect(await other.subscriptions.allActive()).toHaveLength(3);
  });

  it('changes the given fields only', async () => {
    const { id } = await store.subscriptions.add(settings);
    const changed = await store.subscriptions.change(settings, id, { days: [6, 7], state: 'off' });
    expect(changed).toMatchObject({ ...settings, days: [6, 7], state: 'off' });
    expect(await store.subscriptions.allActive()).toEqual([]);
    await store.subscriptions.remove(settings, id);
    expect(await store.subscriptions.get(settings, id)).toBeNull();
    expect(await store.subscriptions.change(settings, id, { size: 1 })).toBeNull();
  });

  it('lets one of two replicas claim a slot', async () => {
    const claims = await Promise.all(
      Array.from({ length: 8 }, (_, index) => (index % 2 ? store : other).deliveries.claim(slot)),
    );
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
    expect(await store.deliveries.known(0)).toEqual(new Set(['S1 2026-11-23']));
    await other.deliveries.request(slot);
    expect((await store.deliveries.open(0)).map(({ state }) => state)).toEqual(['claimed']);
  });

  it('changes a row only if its latest version was read', async () => {
    const claimed = await store.deliveries.claim(slot);
    if (claimed === null) throw new Error('the slot was free');
    const moves = await Promise.all([
      store.deliveries.move(claimed, { state: 'sending', quoteIds: ['q1', 'q2'], sendingAt: 5 }),
      other.deliveries.move(claimed, { state: 'unknown' }),
    ]);
    expect(moves.filter((move) => move !== null)).toHaveLength(1);
    expect(moves.find((move) => move !== null)?.version).toBe(2);
  });

  it('stores the quotes of a message together with it', async () => {
    const claimed = await store.deliveries.claim(slot);
    if (claimed === null) throw new Error('the slot was free');
    const sending = await store.deliveries.move(claimed, { state: 'sending', quoteIds: ['q1', 'q2'] });
    if (sending === null) throw new Error('the row was ours');
    expect(await other.deliveries.sent(claimed, '1.1', 7)).toBeNull();
    expect(await other.shownQuotes.of('T1', 'C1')).toEqual(new Map());
    expect(await store.deliveries.sent(sending, '1.2', 9)).toMatchObject({ state: 'sent', messageTs: '1.2' });
    expect(await other.shownQuotes.of('T1', 'C1')).toEqual(
      new Map([
        ['q1', 9],
        ['q2', 9],
      ]),
    );
    expect(await store.deliveries.open(0)).toEqual([]);
    expect(await store.deliveries.lastSlot('T1', 'S1', slot.slotAt + 1)).toBe(slot.slotAt);
    expect(await store.deliveries.lastSlot('T1', 'S1', slot.slotAt)).toBeNull();
    expect((await store.deliveries.ofMessage({ team: 'T1', channel: 'C1' }, '1.2'))?.quoteIds).toEqual([
      'q1',
      'q2',
    ]);
    for (const place of [
      { team: 'T2', channel: 'C1' },
      { team: 'T1', channel: 'C2' },
    ])
      expect(await store.deliveries.ofMessage(place, '1.2')).toBeNull();
  });

  it('knows whom the bot answered last in a thread, for 30 days', async () => {
    const thread = { team: 'T1', channel: 'C1', thread: '1.1' };
    const day = 24 * 60 * 60_000;
    await store.threads.note(thread, { person: 'U1', at: day });
    await other.threads.note(thread, { person: 'U2', at: 2 * day });
    expect(await store.threads.last(thread)).toEqual({ person: 'U2', at: 2 * day });
    for (const another of [
      { ...thread, team: 'T2' },
      { ...thread, channel: 'C2' },
      { ...thread, thread: '1.2' },
    ])
      expect(await store.threads.last(another)).toBeNull();
    await store.threads.note({ ...thread, thread: '1.2' }, { person: 'U1', at: 33 * day });
    expect(await store.threads.last(thread)).toBeNull();
  });

  it('stops a refused digest and requests one notice to its owner', async () => {
    const { id } = await store.subscriptions.add(settings);
    for (const day of ['2026-11-23', 'asked:1']) {
      const claimed = await store.deliveries.claim({ ...slot, subscriptionId: id, day });
      if (claimed === null) throw new Error('the slot was free');
      await store.deliveries.refuse(claimed, 'is_archived', {
        ...notice,
        subscriptionId: id,
        day: `stopped:${day}`,
      });
      expect(await other.deliveries.refuse(claimed, 'is_archived', notice)).toBeNull();
    }
    expect(await store.subscriptions.get(settings, id)).toMatchObject({
      state: 'stopped',
      reason: 'is_archived',
    });
    expect((await store.deliveries.open(0)).map(({ kind, channel }) => [kind, channel])).toEqual([
      ['notice', 'U1'],
    ]);
  });

  it('counts the first articles as seen on their own day, and later ones as seen when they came', async () => {
    const old = { id: 'A1', date: '2026-01-02' };
    await store.firstSeen.note([old], settings.createdAt);
    expect(await store.firstSeen.all()).toEqual(new Map([['A1', Date.parse('2026-01-02')]]));
    const many = Array.from({ length: 450 }, (_, index) => ({ id: `B${index}`, date: '2025-01-01' }));
    await other.firstSeen.note([old, ...many], settings.createdAt);
    await store.firstSeen.note([old, ...many], settings.createdAt + 1);
    const seen = await store.firstSeen.all();
    expect(seen.size).toBe(451);
    expect(seen.get('B449')).toBe(settings.createdAt);
    expect(await other.firstSeen.all()).toEqual(seen);
  });

  it('gives an event to one replica, also under two ids', async () => {
    const begun = await Promise.all([
      store.events.begin(['Ev1', 'C1:1.1'], 1_000),
      other.events.begin(['Ev2', 'C1:1.1'], 1_000),
    ]);
    expect(begun.filter((one) => one === 'first')).toHaveLength(1);
  });

  it('drops a retry once the first delivery is finished, and handles it when that one failed or died', async () => {
    expect(await store.events.begin(['Ev1'], 1_000)).toBe('first');
    expect(await store.events.begin(['Ev1'], 1_500)).toBe('handled');
    expect(await other.events.begin(['Ev1'], 1_500)).toBe('underWay');
    expect(await other.events.begin(['Ev1'], 61_000)).toBe('again');
    await other.events.finish(['Ev1'], 61_001);
    expect(await store.events.begin(['Ev1'], 400_000)).toBe('handled');
    expect(await store.events.begin(['Ev2'], 400_000)).toBe('first');
    await store.events.release(['Ev2']);
    expect(await other.events.begin(['Ev2'], 400_001)).toBe('again');
  });

  it('forgets events after a day', async () => {
    await store.events.begin(['Ev1'], 0);
    await store.events.finish(['Ev1'], 1);
    expect(await store.events.begin(['Ev9'], 25 * 3_600_000)).toBe('first');
    // Old events are deleted in the background.
    await expect.poll(() => store.events.begin(['Ev1'], 25 * 3_600_000)).toBe('first');
  });

  it('counts a person’s last verdict on a quote', async () => {
    const word = { team: 'T1', person: 'U1', quoteId: 'q1', verdict: 'up' } as const;
    await store.feedback.give(word, 1);
    await store.feedback.give({ ...word, person: 'U2' }, 1);
    await other.feedback.give({ ...word, verdict: 'down' }, 2);
    expect(await store.feedback.summary(5)).toEqual({
      up: 1,
      down: 1,
      doubted: [{ quoteId: 'q1', up: 1, down: 1 }],
    });
  });

  it('stores a person’s ten latest distinct questions', async () => {
    for (let index = 0; index < 14; index++)
      await store.questions.add([{ team: 'T1', person: 'U1', question: `question ${index}`, at: index }]);
    await other.questions.add([{ team: 'T1', person: 'U1', question: 'question 9', at: 20 }]);
    await other.questions.add([{ team: 'T1', person: 'U2', question: 'another’s', at: 21 }]);
    const asked = await store.questions.of('T1', 'U1');
    expect(asked.slice(0, 3)).toEqual(['question 9', 'question 13', 'question 12']);
    expect(asked).toHaveLength(10);
    await store.questions.forget('T1', 'U1');
    expect(await store.questions.of('T1', 'U1')).toEqual([]);
  });

  it('throws after it is closed', async () => {
    await store.check();
    await store.close();
    await expect(store.subscriptions.allActive()).rejects.toMatchObject({ code: 'store' });
  });
});
