import { afterEach, expect, it } from 'vitest';
import { overBothTransports, type RunningBot, startBot } from './harness.ts';

overBothTransports('what one person may ask in a minute', (transport) => {
  let bot: RunningBot;
  afterEach(() => bot.stop());

  it('tells the person once, for their eyes only, and answers everybody else', async () => {
    bot = await startBot(transport, { settings: { questionsPerMinute: 2 } });
    const { workspace } = bot;
    const ask = (user: string) => workspace.command({ user, channel: 'general', text: 'peace' });
    const [first, second, third, fourth] = [
      await ask('alice'),
      await ask('alice'),
      await ask('alice'),
      await ask('alice'),
    ];
    for (const answered of [first, second, await ask('bob')])
      expect((await workspace.response(answered)).text).not.toContain('Please wait');
    const told = await workspace.response(third);
    expect(told.text).toContain('Please wait 30 seconds');
    expect(told.ephemeralTo).toBe(workspace.user('alice').id);
    expect(fourth.acknowledged).toBe(true);
    expect(workspace.responses(fourth)).toEqual([]);
  });

  it('tells it in a thread of a channel and in a direct message too', async () => {
    bot = await startBot(transport, { settings: { questionsPerMinute: 1 } });
    const { workspace } = bot;
    const mention = { user: 'alice', channel: 'general', text: '@nato-quote peace' };
    await workspace.say(mention);
    const { message } = await workspace.say(mention);
    const told = await workspace.nextMessage({ after: message, ephemeralTo: 'alice' });
    expect(told.text).toContain('Please wait 60 seconds');
    await workspace.say({ user: 'bob', text: 'peace' });
    const second = await workspace.say({ user: 'bob', text: 'peace' });
    const direct = await workspace.nextMessage({ after: second.message, containing: 'Please wait' });
    expect(direct.channel).toBe(second.message.channel);
  });
});
