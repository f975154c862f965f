import { afterEach, expect, it } from 'vitest';
import type { StoredMessage } from '../../src/local-slack/state/model.ts';
import { overBothTransports, type RunningBot, startBot } from './harness.ts';

let bot: RunningBot | undefined;
afterEach(() => bot?.stop());

/** Asks in a thread, and resolves when the bot is at it: its answer is held up. */
async function askSlowly({ localSlack }: RunningBot, milliseconds: number): Promise<StoredMessage> {
  const { message } = await localSlack.say({ user: 'alice', channel: 'general', text: 'What do we know?' });
  localSlack.delay('chat.postMessage', milliseconds);
  const text = '@nato-quote air defense';
  void localSlack.say({ user: 'alice', channel: 'general', text, thread: message.ts });
  await localSlack.until(() => localSlack.calls('conversations.replies').length > 0);
  return message;
}

overBothTransports('a bot that is told to stop', (transport) => {
  it('finishes its answers, and leaves new questions to the next process', async () => {
    bot = await startBot(transport, {
      localSlack: { acknowledgeWithin: 400, retryDelays: [1_500, 1_500, 1_500] },
    });
    const { localSlack } = bot;
    const begun = await askSlowly(bot, 800);
    const restarted = bot.restart(() => {
      expect(localSlack.thread('general', begun.ts)).toHaveLength(3);
      localSlack.heal();
    });
    const command = await localSlack.command({ user: 'bob', channel: 'general', text: 'air defense' });
    if (transport === 'socket') expect(JSON.stringify(command.response)).toContain('being restarted');
    else expect(command.acknowledged).toBe(false);
    const late = await localSlack.say({ user: 'bob', channel: 'general', text: '@nato-quote peace talks' });
    expect(late.deliveries.map(({ attempts }) => attempts[0]?.outcome.kind)).toEqual(
      late.deliveries.map(() => 'failed'),
    );
    await restarted;
    await localSlack.nextMessage({ after: late.message, thread: late.message.ts, channel: 'general' });
    await Promise.all(late.deliveries.map(({ settled }) => settled));
    expect(localSlack.thread('general', late.message.ts)).toHaveLength(2);
  });
});

it('goes on when a connection breaks before the acknowledgement', async () => {
  bot = await startBot('socket');
  const rejections: unknown[] = [];
  const note = (reason: unknown) => rejections.push(reason);
  process.on('unhandledRejection', note);
  const { localSlack } = bot;
  // Longer than an event may stay unacknowledged.
  const { ts } = await askSlowly(bot, 2_500);
  localSlack.cutConnections();
  await localSlack.until(() => localSlack.thread('general', ts).length === 3);
  await bot.restart(() => undefined);
  process.off('unhandledRejection', note);
  expect(rejections).toEqual([]);
});
