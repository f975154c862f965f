import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StoredMessage } from '../../src/local-slack/state/model.ts';
import { overBothTransports, type RunningBot, startBot } from './harness.ts';

overBothTransports('in a thread', (transport) => {
  let bot: RunningBot;
  beforeAll(async () => {
    bot = await startBot(transport);
  });
  afterAll(() => bot.stop());

  const say = async (user: string, text: string, thread?: string): Promise<StoredMessage> =>
    (
      await bot.localSlack.say({
        user,
        channel: 'general',
        text,
        ...(thread === undefined ? {} : { thread }),
      })
    ).message;
  const answerTo = (message: StoredMessage, thread: string): Promise<StoredMessage> =>
    bot.localSlack.nextMessage({ after: message, channel: 'general', thread });
  /** How many of a thread's messages are the bot's, once everything before this call is handled. */
  async function answersIn(thread: string): Promise<number> {
    const sentinel = await bot.localSlack.say({ user: 'bob', text: 'security guarantees' });
    await bot.localSlack.nextMessage({ after: sentinel.message });
    return bot.localSlack.thread('general', thread).filter(({ user }) => user === bot.localSlack.bot.id)
      .length;
  }

  it('a mention refines the last question', async () => {
    const root = await say('alice', '@nato-quote peace talks by:rutte');
    expect((await answerTo(root, root.ts)).text).toContain('Mark Rutte');
    const further = await say('alice', '@nato-quote and by Zelensky?', root.ts);
    expect((await answerTo(further, root.ts)).text).toMatch(/— Volodymyr Zelensk/);
    const other = await say('bob', '@nato-quote what about air defense?', root.ts);
    expect((await answerTo(other, root.ts)).text).toMatch(
      /Nothing found for “air defense by:Zelensky”|— Volodymyr Zelensk/,
    );
  });

  it('a follow-up by the asker needs no mention while the conversation lasts', async () => {
    const root = await say('alice', '@nato-quote peace talks by:rutte');
    await answerTo(root, root.ts);
    const further = await say('alice', 'and by Zelensky?', root.ts);
    expect((await answerTo(further, root.ts)).text).toMatch(/— Volodymyr Zelensk/);
  });

  it('a follow-up may have a file attached or be sent to the channel as well', async () => {
    for (const as of ['file_share', 'thread_broadcast'] as const) {
      const root = await say('alice', '@nato-quote peace talks by:rutte');
      await answerTo(root, root.ts);
      const said = { user: 'alice', channel: 'general', text: 'and by Zelensky?', thread: root.ts, as };
      const { message } = await bot.localSlack.say(said);
      expect((await answerTo(message, root.ts)).text, as).toMatch(/— Volodymyr Zelensk/);
    }
  });

  it('a follow-up is ignored if the thread cannot be read', async () => {
    const root = await say('alice', '@nato-quote peace talks');
    await answerTo(root, root.ts);
    bot.localSlack.fail('conversations.replies', 'missing_scope', { times: 1 });
    const before = bot.localSlack.ephemerals('alice').length;
    const calls = bot.localSlack.calls('conversations.replies').length;
    await say('alice', 'and by Macron?', root.ts);
    expect(await answersIn(root.ts)).toBe(1);
    expect(bot.localSlack.ephemerals('alice')).toHaveLength(before);
    expect(bot.localSlack.calls('conversations.replies')).toHaveLength(calls + 1);
  });

  it('messages between people cause no call of Slack’s API', async () => {
    const strangers = await say('alice', 'Shall we have lunch?');
    const known = await say('alice', '@nato-quote peace talks');
    await answerTo(known, known.ts);
    await answersIn(known.ts);
    const before = bot.localSlack.calls().length;
    for (let at = 0; at < 60; at += 1) {
      await say('bob', 'well?', strangers.ts);
      await say('bob', 'well?', known.ts);
    }
    // A thousand posts over one transport are enough: what is done with them does not depend on it.
    for (let at = 0; at < (transport === 'socket' ? 500 : 50); at += 1) {
      await say(at % 2 === 0 ? 'bob' : 'alice', 'and what about soup?');
      await say(at % 2 === 0 ? 'bob' : 'alice', 'and by whom? Who cooks today?', strangers.ts);
    }
    expect(bot.localSlack.calls()).toHaveLength(before);
    expect([await answersIn(strangers.ts), await answersIn(known.ts)]).toEqual([0, 1]);
  });

  it('a follow-up is answered after a restart', async () => {
    const root = await say('alice', '@nato-quote peace talks by:rutte');
    await answerTo(root, root.ts);
    await bot.restart(() => undefined);
    const further = await say('alice', 'and by Zelensky?', root.ts);
    expect((await answerTo(further, root.ts)).text).toMatch(/— Volodymyr Zelensk/);
  });

  it('messages between people are ignored', async () => {
    const root = await say('alice', 'Shall we have lunch?');
    await say('bob', 'and security guarantees?', root.ts);
    expect(await answersIn(root.ts)).toBe(0);

    const asked = await say('alice', '@nato-quote peace talks', root.ts);
    await answerTo(asked, root.ts);
    await say('bob', 'and by whom, do you think?', root.ts);
    await say('alice', 'Thanks, that is the one.', root.ts);
    await say('alice', 'and where do we meet?', root.ts);
    expect(await answersIn(root.ts)).toBe(1);
  });

  it('the bot answers where it is mentioned late in a long thread', async () => {
    const root = await say('alice', 'Who remembers what was said on air defense and weapons systems?');
    for (let at = 0; at < 230; at += 1) await say(at % 2 === 0 ? 'bob' : 'alice', 'air defense', root.ts);
    const mention = await say('bob', '@nato-quote', root.ts);
    expect((await answerTo(mention, root.ts)).text).toContain('air defense');
  });

  it('a thread without words gets an explanation', async () => {
    const root = await say('alice', '@nato-quote');
    expect((await answerTo(root, root.ts)).text).toContain('Ask for a quote');
    const again = await say('alice', '@nato-quote', root.ts);
    expect((await answerTo(again, root.ts)).text).toContain('no words in this thread');
  });
});
