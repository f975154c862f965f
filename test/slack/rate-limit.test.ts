import { afterEach, expect, it } from 'vitest';
import { overBothTransports, type RunningBot, startBot } from './harness.ts';

overBothTransports('what one person may ask in a minute', (transport) => {
  let bot: RunningBot;
  afterEach(() => bot.stop());

  it('tells only that person, at every command, and answers everybody else', async () => {
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
    expect((await workspace.response(fourth)).text).toContain('Please wait');
    expect((await workspace.response(fourth)).ephemeralTo).toBe(workspace.user('alice').id);
    // The acknowledgement says it: nothing is called to.
    expect(fourth.response.text).toContain('Please wait');
  });

  it('says so in a thread and in a direct message too', async () => {
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

  it('does not count opening the source or giving feedback', async () => {
    bot = await startBot(transport, { settings: { questionsPerMinute: 2 } });
    const { workspace } = bot;
    const card = await workspace.response(
      await workspace.command({ user: 'alice', channel: 'general', text: 'peace' }),
    );
    for (let at = 0; at < 4; at += 1) {
      await workspace.press({ user: 'alice', on: card, actionId: 'open_source' });
      const thanks = await workspace.press({ user: 'alice', on: card, actionId: 'quote_feedback' });
      expect((await workspace.response(thanks)).text).toContain('Thank you');
    }
    const next = await workspace.press({ user: 'alice', on: card, actionId: 'next_quote' });
    expect((await workspace.response(next)).text).toContain('“');
    const further = await workspace.press({ user: 'alice', on: card, actionId: 'next_quote' });
    expect((await workspace.response(further)).text).toContain('Please wait');
  });

  it('counts follow-ups that are answered, and no other messages in a channel', async () => {
    bot = await startBot(transport, { settings: { questionsPerMinute: 2 } });
    const { workspace } = bot;
    const say = async (text: string, thread?: string) =>
      (await workspace.say({ user: 'alice', channel: 'general', text, ...(thread && { thread }) })).message;
    for (let at = 0; at < 4; at += 1) await say('shall we have lunch?');
    const root = await say('@nato-quote peace talks by:rutte');
    await workspace.nextMessage({ after: root, thread: root.ts });
    const second = await say('and by Zelensky?', root.ts);
    await workspace.nextMessage({ after: second, thread: root.ts, containing: '“' });
    const third = await say('and by Macron?', root.ts);
    const told = await workspace.nextMessage({ after: third, ephemeralTo: 'alice' });
    expect(told.text).toContain('Please wait');
    expect(workspace.thread('general', root.ts).filter(({ user }) => user === workspace.bot.id)).toHaveLength(
      2,
    );
  });

  it('counts questions with a file attached', async () => {
    bot = await startBot(transport, { settings: { questionsPerMinute: 1 } });
    const { workspace } = bot;
    await workspace.say({ user: 'bob', text: 'peace', as: 'file_share' });
    const { message } = await workspace.say({ user: 'bob', text: 'peace', as: 'file_share' });
    await workspace.nextMessage({ after: message, containing: 'Please wait' });
  });
});
