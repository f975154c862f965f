import { afterEach, describe, expect, it } from 'vitest';
import { type Bot, startBot, transports } from './bot.ts';

describe.each(transports)('what one person may ask in a minute, over %s', (transport) => {
  let bot: Bot;
  afterEach(() => bot.stop());

  it('tells the person once, for their eyes only, and answers everybody else', async () => {
    bot = await startBot(transport, { env: { QUESTIONS_PER_MINUTE: '2' } });
    const { workspace } = bot;
    const asked = [];
    for (let at = 0; at < 5; at += 1)
      asked.push(await workspace.command({ user: 'alice', channel: 'general', text: 'peace' }));
    await workspace.response(asked[1]!);
    const told = await workspace.response(asked[2]!);
    expect(told.text).toContain('Please wait');
    expect(told.ephemeralTo).toBeDefined();
    const other = await workspace.command({ user: 'bob', channel: 'general', text: 'peace' });
    expect((await workspace.response(other)).text).not.toContain('Please wait');
    expect(asked.slice(3).flatMap((delivery) => workspace.responses(delivery))).toEqual([]);
    expect(asked.every(({ attempts }) => attempts.length === 1)).toBe(true);
  });

  it('tells it in a thread of a channel and in a direct message too', async () => {
    bot = await startBot(transport, { env: { QUESTIONS_PER_MINUTE: '1' } });
    const { workspace } = bot;
    await workspace.say({ user: 'alice', channel: 'general', text: '@nato-quote peace' });
    const { message } = await workspace.say({ user: 'alice', channel: 'general', text: '@nato-quote peace' });
    const told = await workspace.nextMessage({ after: message, ephemeralTo: 'alice' });
    expect(told.text).toContain('Please wait 60 seconds');
    await workspace.say({ user: 'bob', text: 'peace' });
    const second = await workspace.say({ user: 'bob', text: 'peace' });
    const direct = await workspace.nextMessage({ after: second.message, containing: 'Please wait' });
    expect(direct.channel).toBe(second.message.channel);
  });
});
