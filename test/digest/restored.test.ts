import { expect, it, onTestFinished } from 'vitest';
import { createDigestClient, postDelivery } from '../../src/digest/post.ts';
import { startLocalSlack } from '../../src/local-slack/local-slack.ts';
import type { DigestDelivery } from '../../src/store/digests/delivery.ts';
import { onEachDatabase, runSql } from '../store/databases.ts';
import { addArticle, openOffice, settings } from './office.ts';

const minute = 60_000;
const nine = Date.parse('2026-11-23T08:00:00Z');

onEachDatabase('a ledger that was restored from a backup', (create) => {
  it.each([
    ['has no row of what was posted', 'delete from deliveries'],
    ['has its row from before the post', "update deliveries set state = 'waiting', message_ts = null"],
  ])('and %s does not lead to a second post', async (_, restore) => {
    const database = await create();
    const office = await openOffice(database, '2026-11-23T07:59:00Z');
    addArticle(office.index, 1, '2026-11-23');
    const place = { team: office.localSlack.team.id, channel: office.localSlack.channel('general').id };
    await office.useCases.subscribe(place, 'U1', { ...settings, whenEmpty: 'archive' });
    const first = office.replica();
    await office.clock.runTo(nine + minute, first);
    expect(office.posted('general')).toHaveLength(1);
    await first.stop();
    await runSql(database, restore);
    const second = office.replica();
    await office.clock.runTo(nine + 5 * minute, second);
    expect(office.posted('general')).toHaveLength(1);
    expect(await office.store.deliveries.open(0)).toEqual([]);
  });
});

it('a delivery that another process may have taken over is not sent', async () => {
  const localSlack = await startLocalSlack();
  onTestFinished(() => localSlack.close());
  const client = createDigestClient(localSlack.botToken, localSlack.apiUrl);
  const row: DigestDelivery = {
    id: 'D1',
    subscriptionId: 'S1',
    day: '2026-11-23',
    kind: 'daily',
    slotAt: nine,
    team: localSlack.team.id,
    channel: localSlack.channel('general').id,
    state: 'sending',
    version: 2,
    quoteIds: [],
    sendingAt: nine,
    messageTs: null,
    reason: null,
  };
  const message = { text: 'a digest', blocks: [] };
  const failingFence = () => {
    throw new Error('this process was suspended');
  };
  await expect(postDelivery(client, row.channel, row, message, failingFence)).rejects.toThrow();
  expect(localSlack.calls('chat.postMessage')).toEqual([]);
  await postDelivery(client, row.channel, row, message, () => undefined);
  expect(localSlack.calls('chat.postMessage')).toHaveLength(1);
});
