import { afterEach, expect, it } from 'vitest';
import type { StoredMessage } from '../../src/local-slack/state/model.ts';
import { overBothTransports, type RunningBot, startBot } from './harness.ts';

let bot: RunningBot | undefined;
afterEach(() => bot?.stop());

/** Asks in a thread, and resolves when the bot is at it: its answer is held up. */
async function askSlowly({ workspace }: RunningBot, milliseconds: number): Promise<StoredMessage> {
  const { message } = await workspace.say({ user: 'alice', channel: 'general', text: 'What do we know?' });
  workspace.delay('chat.postMessage', milliseconds);
  const text = '@nato-quote air defense';
  void workspace.say({ user: 'alice', channel: 'general', text, thread: message.ts });
  await workspace.until(() => workspace.calls('conversations.replies').length > 0);
  return message;
}

overBothTransports('a bot that is told to stop', (transport) => {
  it('finishes its answers, and leaves new questions to the next process', async () => {
    bot = await startBot(transport, {
      workspace: { acknowledgeWithin: 400, retryDelays: [1_500, 1_500, 1_500] },
    });
    const { workspace } = bot;
    const begun = await askSlowly(bot, 800);
    const restarted = bot.restart(() => {
      expect(workspace.thread('general', begun.ts)).toHaveLength(3);
      workspace.heal();
    });
    const command = await workspace.command({ user: 'bob', channel: 'general', text: 'air defense' });
    if (transport === 'socket') expect(JSON.stringify(command.response)).toContain('being restarted');
    else expect(command.acknowledged).toBe(false);
    const late = await workspace.say({ user: 'bob', channel: 'general', text: '@nato-quote peace talks' });
    expect(late.deliveries.map(({ attempts }) => attempts[0]?.outcome.kind)).toEqual(
      late.deliveries.map(() => 'failed'),
    );
    await restarted;
    await workspace.nextMessage({ after: late.message, thread: late.message.ts, channel: 'general' });
    await Promise.all(late.deliveries.map(({ settled }) => settled));
    expect(workspace.thread('general', late.message.ts)).toHaveLength(2);
  });
});

it('goes on when a connection breaks before the acknowledgement', async () => {
  bot = await startBot('socket');
  const rejections: unknown[] = [];
  const note = (reason: unknown) => rejections.push(reason);
  process.on('unhandledRejection', note);
  const { workspace } = bot;
  // Longer than an event may stay unacknowledged.
  const { ts } = await askSlowly(bot, 2_500);
  workspace.cutConnections();
  await workspace.until(() => workspace.thread('general', ts).length === 3);
  await bot.restart(() => undefined);
  process.off('unhandledRejection', note);
  expect(rejections).toEqual([]);
});
