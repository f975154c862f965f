import { afterEach, expect, it } from 'vitest';
import { overBothTransports, type RunningBot, startBot } from './harness.ts';

overBothTransports('what one person may ask in a minute', (transport) => {
  let bot: RunningBot;
  afterEach(() => bot.stop());

  it('tells only that person, at every command, and answers everybody else', async () => {
    bot = await startBot(transport, { settings: { questionsPerMinute: 2 } });
    const { localSlack } = bot;
    const ask = (user: string) => localSlack.command({ user, channel: 'general', text: 'peace' });
    const [first, second, third, fourth] = [
      await ask('alice'),
      await ask('alice'),
      await ask('alice'),
      await ask('alice'),
    ];
    for (const answered of [first, second, await ask('bob')])
      expect((await localSlack.response(answered)).text).not.toContain('Please wait');
    const told = await localSlack.response(third);
    expect(told.text).toContain('Please wait 30 seconds');
    expect(told.ephemeralTo).toBe(localSlack.user('alice').id);
    expect((await localSlack.response(fourth)).text).toContain('Please wait');
    expect((await localSlack.response(fourth)).ephemeralTo).toBe(localSlack.user('alice').id);
    // The acknowledgement says it: nothing is called to.
    expect(fourth.response.text).toContain('Please wait');
  });

  it('says so in a thread and in a direct message too', async () => {
    bot = await startBot(transport, { settings: { questionsPerMinute: 1 } });
    const { localSlack } = bot;
    const mention = { user: 'alice', channel: 'general', text: '@nato-quote peace' };
    await localSlack.say(mention);
    const { message } = await localSlack.say(mention);
    const told = await localSlack.nextMessage({ after: message, ephemeralTo: 'alice' });
    expect(told.text).toContain('Please wait 60 seconds');
    await localSlack.say({ user: 'bob', text: 'peace' });
    const second = await localSlack.say({ user: 'bob', text: 'peace' });
    const direct = await localSlack.nextMessage({ after: second.message, containing: 'Please wait' });
    expect(direct.channel).toBe(second.message.channel);
  });

  it('does not count opening the source or giving feedback', async () => {
    bot = await startBot(transport, { settings: { questionsPerMinute: 2 } });
    const { localSlack } = bot;
    const card = await localSlack.response(
      await localSlack.command({ user: 'alice', channel: 'general', text: 'peace' }),
    );
    for (let at = 0; at < 4; at += 1) {
      await localSlack.press({ user: 'alice', on: card, actionId: 'open_source' });
      const thanks = await localSlack.press({ user: 'alice', on: card, actionId: 'quote_feedback' });
      expect((await localSlack.response(thanks)).text).toContain('Thank you');
    }
    const next = await localSlack.press({ user: 'alice', on: card, actionId: 'next_quote' });
    expect((await localSlack.response(next)).text).toContain('“');
    const further = await localSlack.press({ user: 'alice', on: card, actionId: 'next_quote' });
    expect((await localSlack.response(further)).text).toContain('Please wait');
  });

  it('counts follow-ups that are answered, and no other messages in a channel', async () => {
    bot = await startBot(transport, { settings: { questionsPerMinute: 2 } });
    const { localSlack } = bot;
    const say = async (text: string, thread?: string) =>
      (await localSlack.say({ user: 'alice', channel: 'general', text, ...(thread && { thread }) })).message;
    for (let at = 0; at < 4; at += 1) await say('shall we have lunch?');
    const root = await say('@nato-quote peace talks by:rutte');
    await localSlack.nextMessage({ after: root, thread: root.ts });
    const second = await say('and by Zelensky?', root.ts);
    await localSlack.nextMessage({ after: second, thread: root.ts, containing: '“' });
    const third = await say('and by Macron?', root.ts);
    const told = await localSlack.nextMessage({ after: third, ephemeralTo: 'alice' });
    expect(told.text).toContain('Please wait');
    expect(
      localSlack.thread('general', root.ts).filter(({ user }) => user === localSlack.bot.id),
    ).toHaveLength(2);
  });

  it('counts questions with a file attached', async () => {
    bot = await startBot(transport, { settings: { questionsPerMinute: 1 } });
    const { localSlack } = bot;
    await localSlack.say({ user: 'bob', text: 'peace', as: 'file_share' });
    const { message } = await localSlack.say({ user: 'bob', text: 'peace', as: 'file_share' });
    await localSlack.nextMessage({ after: message, containing: 'Please wait' });
  });
});
