import { beforeEach, expect, it } from 'vitest';
import { createDigestClient } from '../../src/digest/post.ts';
import { StoreError } from '../../src/errors.ts';
import { onEachDatabase } from '../store/databases.ts';
import { addArticle, type Office, openOffice, settings } from './office.ts';

const minute = 60_000;
const hour = 60 * minute;
/** A Monday; nine o'clock in Brussels is eight in UTC. */
const before = '2026-11-23T07:59:00Z';
const nine = Date.parse('2026-11-23T08:00:00Z');

onEachDatabase('a digest', (create) => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice(await create(), before, {
      channels: ['one', 'two', 'three'].map((name) => ({ name, kind: 'private' })),
    });
    addArticle(office.index, 0, '2026-11-01');
    await office.store.firstSeen.note(office.index.articles(), Date.parse('2026-11-20T00:00:00Z'));
    for (const number of [1, 2, 3, 4]) addArticle(office.index, number, '2026-11-23');
  });

  const subscribe = (channel: string, more: object = {}) =>
    office.useCases.subscribe(
      { team: office.localSlack.team.id, channel: office.localSlack.channel(channel).id },
      office.localSlack.user('alice').id,
      { ...settings, ...more },
    );

  it('is posted in its minute with a complete text, its quotes and its metadata', async () => {
    const subscription = await subscribe('one', { topic: 'security guarantees' });
    const scheduler = office.replica();
    await office.clock.runTo(nine - 1, scheduler);
    expect(office.posted('one')).toEqual([]);
    await office.clock.runTo(nine + minute, scheduler);
    const [message, ...others] = office.posted('one');
    expect(others).toEqual([]);
    expect(Math.floor(Number(message?.ts) * 1_000)).toBeLessThan(nine + 2_000);
    expect(message?.text).toMatch(/^Quotes on security guarantees: 3 quotes of 4 new since yesterday, by /);
    expect(message?.text.match(/https:\/\/example\.org\/\d/g)).toHaveLength(3);
    expect(message?.text).toContain('new since yesterday, matches security guarantees');
    expect(message?.metadata).toMatchObject({
      event_payload: { digest: subscription.id, day: '2026-11-23' },
    });
    expect(message?.unfurlLinks).toBe(false);
    expect(office.localSlack.warnings).toEqual([]);
  });

  it('never shows a channel the same quote twice, and posts nothing if nothing is new', async () => {
    await subscribe('one', { size: 5 });
    await subscribe('two', { size: 1, whenEmpty: 'archive' });
    const scheduler = office.replica(office.clock, { tickEvery: hour });
    await office.clock.runTo(nine + 24 * hour + minute, scheduler);
    expect(office.posted('one')).toHaveLength(1);
    const archived = office.posted('two').map(({ text }) => /example\.org\/\d/.exec(text)?.[0]);
    expect(archived).toHaveLength(2);
    expect(new Set(archived).size).toBe(2);
    expect(office.posted('two')[1]?.text).toContain('from the archive, not shown here before');
  });

  it('is posted once by two replicas', async () => {
    for (const channel of ['one', 'two', 'three']) await subscribe(channel);
    const scheduler = office.replica();
    const other = office.replica();
    const both = {
      ...scheduler,
      idle: async () => void (await Promise.all([scheduler.idle(), other.idle()])),
    };
    await office.clock.runTo(nine + 5 * minute, both);
    for (const channel of ['one', 'two', 'three']) expect(office.posted(channel)).toHaveLength(1);
  });

  it('is posted once, and recorded as sent, when the connection breaks after Slack posted it', async () => {
    await subscribe('one');
    office.localSlack.dropAfterAccept('chat.postMessage', { times: 1 });
    const scheduler = office.replica();
    await office.clock.runTo(nine + 3 * minute, scheduler);
    expect(office.posted('one')).toHaveLength(1);
    expect(await office.store.deliveries.open(0)).toEqual([]);
    const shown = await office.store.shownQuotes.of(
      office.localSlack.team.id,
      office.localSlack.channel('one').id,
    );
    expect(shown.size).toBe(3);
  });

  it('is not posted again when somebody deletes it after a lost connection', async () => {
    await subscribe('one');
    office.localSlack.dropAfterAccept('chat.postMessage', { times: 1 });
    const scheduler = office.replica();
    await office.clock.runTo(nine + 1_000, scheduler);
    const [message, ...others] = office.posted('one');
    expect(others).toEqual([]);
    const client = createDigestClient(office.localSlack.botToken, office.localSlack.apiUrl);
    await client.chat.delete({ channel: office.localSlack.channel('one').id, ts: message?.ts ?? '' });
    expect(office.posted('one')).toEqual([]);
    await scheduler.stop();
    await office.clock.runTo(nine + hour, office.replica());
    expect(office.posted('one')).toEqual([]);
    expect(await office.store.deliveries.open(0)).toEqual([]);
  });

  it.each([
    [
      'an error that leaves the outcome open',
      (slack: Office['localSlack']) => slack.fail('chat.postMessage', 'internal_error', { times: 1 }),
    ],
    [
      'a status without an answer',
      (slack: Office['localSlack']) => slack.failStatus('chat.postMessage', 503, { times: 2 }),
    ],
  ])('is posted again after %s, once the channel shows that it is not there', async (_, fault) => {
    await subscribe('one');
    fault(office.localSlack);
    const scheduler = office.replica();
    await office.clock.runTo(nine + 10 * minute, scheduler);
    expect(office.posted('one')).toHaveLength(1);
    expect(office.localSlack.calls('conversations.history').length).toBeGreaterThan(0);
  });

  it('is not posted again while the channel cannot be read', async () => {
    await subscribe('one');
    office.localSlack.dropAfterAccept('chat.postMessage', { times: 1 });
    office.localSlack.fail('conversations.history', 'missing_scope');
    const scheduler = office.replica();
    await office.clock.runTo(nine + hour, scheduler);
    expect(office.posted('one')).toHaveLength(1);
    office.localSlack.heal();
    await office.clock.runTo(nine + 2 * hour, scheduler);
    expect(office.posted('one')).toHaveLength(1);
    expect(await office.store.deliveries.open(0)).toEqual([]);
  });

  it('waits as long as a 429 says, without delaying other channels', async () => {
    for (const channel of ['one', 'two', 'three']) await subscribe(channel);
    const { id } = office.localSlack.channel('one');
    office.localSlack.rateLimit('chat.postMessage', 90, { times: 1, where: ({ channel }) => channel === id });
    const scheduler = office.replica();
    await office.clock.runTo(nine + 80_000, scheduler);
    expect(['one', 'two', 'three'].map((channel) => office.posted(channel).length)).toEqual([0, 1, 1]);
    await office.clock.runTo(nine + 100_000, scheduler);
    expect(office.posted('one')).toHaveLength(1);
  });

  it('leaves a second between two messages of a channel', async () => {
    for (const topic of ['security', 'guarantees', 'number', 'signed'])
      await subscribe('one', { topic, size: 1 });
    const scheduler = office.replica();
    await office.clock.runTo(nine + minute, scheduler);
    const times = office.posted('one').map(({ ts }) => Number(ts));
    expect(times).toHaveLength(4);
    for (const [at, time] of times.entries()) expect(time - (times[at - 1] ?? 0)).toBeGreaterThanOrEqual(1);
  });

  it.each([
    ['is archived', (slack: Office['localSlack']) => slack.archive('one'), 'the channel has been archived'],
    ['has put the bot out', (slack: Office['localSlack']) => slack.kick('one'), 'no longer a member'],
  ])('stops when its channel %s, with one notice to its owner', async (_, happens, why) => {
    const place = await subscribe('one');
    const { id } = place;
    await subscribe('one', { topic: 'security' });
    const scheduler = office.replica();
    happens(office.localSlack);
    await office.clock.runTo(nine + 26 * hour, scheduler);
    const notices = office.localSlack.directMessages('alice');
    expect(notices).toHaveLength(2);
    expect(notices[0]?.text).toContain(why);
    expect(notices[0]?.text).toContain('digest resume');
    expect(await office.useCases.get(place, id)).toMatchObject({ state: 'stopped' });
    expect(office.posted('one')).toEqual([]);
  });

  it('waits while a workspace refuses the bot', async () => {
    await subscribe('one');
    office.localSlack.fail('chat.postMessage', 'account_inactive');
    const scheduler = office.replica();
    await office.clock.runTo(nine + 20 * minute, scheduler);
    office.localSlack.heal();
    await office.clock.runTo(nine + 25 * minute, scheduler);
    expect(office.posted('one')).toHaveLength(1);
  });

  it('is not posted that day if Slack refuses the message itself', async () => {
    const place = await subscribe('one');
    const { id } = place;
    office.localSlack.fail('chat.postMessage', 'invalid_blocks', { times: 1 });
    const scheduler = office.replica();
    await office.clock.runTo(nine + hour, scheduler);
    expect(office.posted('one')).toEqual([]);
    expect(await office.useCases.get(place, id)).toMatchObject({ state: 'on' });
  });

  it.each([
    [5.9, 1],
    [6.1, 0],
  ])('that is %d hours late is posted %d times, and only the latest', async (late, times) => {
    await subscribe('one');
    office.clock.jumpTo(nine + 2 * 24 * hour + late * hour);
    const scheduler = office.replica();
    await office.clock.runTo(office.clock.now() + 5 * minute, scheduler);
    expect(office.posted('one')).toHaveLength(times);
  });

  it('skips times before it was set up, and while it is paused or off', async () => {
    office.clock.jumpTo(nine + hour);
    const place = await subscribe('one');
    const { id } = place;
    const paused = await subscribe('two');
    await office.useCases.pause(paused, paused.id, nine + 25 * hour);
    const scheduler = office.replica(office.clock, { tickEvery: hour });
    await office.clock.runTo(nine + 23 * hour, scheduler);
    expect(office.posted('one')).toEqual([]);
    await office.clock.runTo(nine + 25 * hour, scheduler);
    expect(office.posted('one')).toHaveLength(1);
    await office.useCases.turnOff(place, id);
    addArticle(office.index, 9, '2026-11-24');
    await office.clock.runTo(nine + 73 * hour, scheduler);
    expect(office.posted('one')).toHaveLength(1);
    expect(office.posted('two')).toHaveLength(1);
  });

  it('is posted once when the wall clock is set forward and back', async () => {
    await subscribe('one', { whenEmpty: 'archive' });
    const scheduler = office.replica(office.clock, { tickEvery: hour });
    await office.clock.runTo(nine + minute, scheduler);
    office.clock.jumpTo(nine + 49 * hour);
    await office.clock.runTo(nine + 50 * hour, scheduler);
    office.clock.jumpTo(nine + 2 * hour);
    await office.clock.runTo(nine + 73 * hour, scheduler);
    const days = office
      .posted('one')
      .map(({ metadata = {} }) => (metadata.event_payload as { day: string }).day);
    expect([...days].sort()).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26']);
  });

  it('of a process that died is taken over only after the lease', async () => {
    const { id } = await subscribe('one');
    const row = { subscriptionId: id, day: '2026-11-23', kind: 'daily', slotAt: nine } as const;
    const place = { team: office.localSlack.team.id, channel: office.localSlack.channel('one').id };
    const claimed = await office.store.deliveries.claim({ ...row, ...place });
    if (claimed === null) throw new Error('the slot was free');
    await office.store.deliveries.move(claimed, { state: 'sending', sendingAt: nine });
    office.clock.jumpTo(nine + 1_000);
    const scheduler = office.replica();
    await office.clock.runTo(nine + 50_000, scheduler);
    expect(office.posted('one')).toEqual([]);
    await office.clock.runTo(nine + 3 * minute, scheduler);
    expect(office.posted('one')).toHaveLength(1);
  });

  it('that somebody asked for is posted at once, once for each request', async () => {
    const subscription = await subscribe('one');
    const scheduler = office.replica();
    const preview = await office.useCases.preview(subscription);
    const ids = preview.items.map(({ match }) => match.quote.id);
    await office.useCases.post(subscription, 'preview-1', ids);
    await office.useCases.post(subscription, 'preview-1', ids);
    await office.clock.runTo(nine - 30_000, scheduler);
    expect(office.posted('one')).toHaveLength(1);
    expect(await office.useCases.ofMessage(subscription, office.posted('one')[0]?.ts ?? '')).toEqual(
      subscription,
    );
    await office.clock.runTo(nine + minute, scheduler);
    // At nine there is nothing left but the fourth quote.
    expect(office.posted('one')[1]?.text).toContain('1 quote new since yesterday');
  });

  it.each(['claim', 'move', 'sent', 'open', 'known'] as const)(
    'is posted once when the store fails at “%s” and then works again',
    async (name) => {
      await subscribe('one');
      let failures = 2;
      const failing = async () => {
        failures -= 1;
        throw new StoreError('away', 'the store failed');
      };
      const { deliveries } = office.store;
      const store = {
        ...office.store,
        get deliveries() {
          return failures > 0 ? { ...deliveries, [name]: failing } : deliveries;
        },
      };
      const scheduler = office.replica(office.clock, { store });
      await office.clock.runTo(nine + 10 * minute, scheduler);
      expect(failures).toBe(0);
      expect(office.posted('one')).toHaveLength(1);
      expect(await deliveries.open(0)).toEqual([]);
    },
  );
});
