import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { overBothTransports, type RunningBot, startBot } from './harness.ts';

overBothTransports('when Slack’s API fails for a while', (transport) => {
  let bot: RunningBot;
  beforeAll(async () => {
    bot = await startBot(transport, { localSlack: { acknowledgeWithin: 1_000 } });
  });
  afterAll(() => bot.stop());
  afterEach(() => bot.localSlack.heal());

  const ask = () =>
    bot.localSlack.say({ user: 'alice', channel: 'general', text: '@nato-quote security guarantees' });
  const tried = () => bot.localSlack.calls('chat.postMessage').length;
  /** Answers in a thread, once a later question is answered. */
  async function answersIn(thread: string): Promise<number> {
    const last = await bot.localSlack.say({ user: 'bob', text: 'air defense' });
    await bot.localSlack.nextMessage({ after: last.message });
    return bot.localSlack.thread('general', thread).length - 1;
  }

  it('answers a mention once the connections hold again', async () => {
    const { localSlack } = bot;
    localSlack.down();
    const { message, deliveries } = await ask();
    expect(deliveries[0]?.acknowledged).toBe(false);
    localSlack.heal();
    await localSlack.nextMessage({ after: message, channel: 'general', thread: message.ts });
    await Promise.all(deliveries.map(({ id }) => localSlack.redeliver(id)));
    expect(await answersIn(message.ts)).toBe(1);
  });

  // What comes after the acknowledgement is the same over both.
  if (transport === 'http') return;

  it('answers a mention and a direct message after 503s', async () => {
    const { localSlack } = bot;
    localSlack.failStatus('chat.postMessage', 503, { times: 7 });
    const [{ message }] = await Promise.all([ask(), localSlack.say({ user: 'alice', text: 'peace talks' })]);
    await localSlack.nextMessage({ after: message, channel: 'general', thread: message.ts });
    await localSlack.until(() => localSlack.directMessages('alice').length === 2);
    expect(await answersIn(message.ts)).toBe(1);
  });

  it('posts once when neither the answer’s response nor the thread could be read', async () => {
    const { localSlack } = bot;
    localSlack.dropAfterAccept('chat.postMessage', { times: 1 });
    localSlack.failStatus('conversations.replies', 503, { times: 4 });
    const before = tried();
    const { message } = await ask();
    await localSlack.until(() => localSlack.calls('conversations.replies').length > 4);
    expect(await answersIn(message.ts)).toBe(1);
    expect(tried()).toBe(before + 2);
  });
});
