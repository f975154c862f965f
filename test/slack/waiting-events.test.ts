import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLogger } from '../../src/log.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { type RunningBot, startBot } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'nato-quote-'));
const databaseUrl = join(folder, 'store.db');
let bot: RunningBot;
let store: Store;
beforeAll(async () => {
  bot = await startBot('socket', { settings: { databaseUrl } });
  store = openStore(databaseUrl, createLogger('silent'));
});
afterAll(async () => {
  await bot.stop();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const kept = () => store.waiting.since(0);

it('stores an event from acknowledgement to answer, so that the next process can answer it', async () => {
  const { localSlack } = bot;
  const { message: root } = await localSlack.say({ user: 'alice', channel: 'general', text: 'What is new?' });
  const thread = root.ts;
  // Longer than an event may stay unacknowledged.
  localSlack.delay('conversations.replies', 2_500);
  const text = '@nato-quote air defense';
  const { message, deliveries } = await localSlack.say({ user: 'alice', channel: 'general', text, thread });
  expect(deliveries.every(({ acknowledged }) => acknowledged)).toBe(true);
  const [event] = await kept();
  if (event === undefined) throw new Error('nothing was kept');
  await localSlack.nextMessage({ after: message, channel: 'general', thread });
  await expect.poll(kept).toEqual([]);
  localSlack.heal();

  // As a crash leaves them: one answered, one not, and one too old to be answered.
  const { message: lost } = await localSlack.say({
    user: 'bob',
    channel: 'general',
    text: 'and peace talks?',
  });
  const asked = (id: string, ts: string) => {
    const body = event.body.replaceAll(message.ts, ts).replaceAll(thread, ts).replaceAll(event.id, id);
    return { ...event, id, body };
  };
  await store.waiting.keep(event, Date.now());
  await store.waiting.keep(asked('Ev0LOST', lost.ts), Date.now());
  await store.waiting.keep(asked('Ev0OLD', root.ts), Date.now() - 400_000);
  await bot.restart(() => undefined);
  await localSlack.nextMessage({ after: lost, channel: 'general', thread: lost.ts });
  await expect.poll(kept).toEqual([]);
  expect(localSlack.thread('general', lost.ts)).toHaveLength(2);
  expect(localSlack.thread('general', thread)).toHaveLength(3);
});
