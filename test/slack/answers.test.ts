import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { overBothTransports, type RunningBot, startBot } from './harness.ts';

const zelenskyy =
  'a very good opportunity to speak about security guarantees for Ukraine, for today and for tomorrow.';

overBothTransports('asking the bot', (transport) => {
  let bot: RunningBot;
  beforeAll(async () => {
    bot = await startBot(transport);
  });
  afterAll(() => bot.stop());
  afterEach(() => {
    bot.localSlack.heal();
    for (const channel of ['general', 'random', 'desk'])
      for (const { user, pings, text } of bot.localSlack.messages(channel))
        if (user === bot.localSlack.bot.id) expect(pings, text).toEqual([]);
    expect(bot.localSlack.warnings).toEqual([]);
  });

  it('answers a command for the asker alone', async () => {
    const { localSlack } = bot;
    const delivery = await localSlack.command({
      user: 'alice',
      channel: 'general',
      text: 'security guarantees',
    });
    const answer = await localSlack.response(delivery);
    expect(answer.ephemeralTo).toBe(localSlack.user('alice').id);
    expect(answer.text).toContain(`“${zelenskyy}” — Volodymyr Zelenskyy`);
    expect(answer.text).toContain(
      '18 December 2024, EID Times Group (Associated Press). https://eidtimesgroup.com/',
    );
    expect(answer.text).toContain(
      '#:~:text=a%20very%20good%20opportunity%20to,for%20today%20and%20for%20tomorrow',
    );
  });

  it('says above the answer which word replaced a misspelled one', async () => {
    const { localSlack } = bot;
    const ask = async (text: string) =>
      localSlack.response(await localSlack.command({ user: 'alice', channel: 'general', text }));
    const said = 'Nothing has “garantees”: searched for “guarantees”.';
    const answer = await ask('security garantees');
    expect(answer.text.startsWith(`${said}\n“${zelenskyy}”`)).toBe(true);
    expect(answer.blocks?.[0]).toMatchObject({
      type: 'context',
      elements: [{ type: 'plain_text', text: said }],
    });
    const known = await ask('security guarantees');
    expect(`${answer.text.slice(said.length + 1)}`).toBe(known.text);
    expect(answer.blocks?.length).toBe((known.blocks?.length ?? 0) + 1);
  });

  it('answers a command where the bot is not a member', async () => {
    const delivery = await bot.localSlack.command({
      user: 'alice',
      channel: 'secret',
      text: 'security guarantees',
    });
    expect((await bot.localSlack.response(delivery)).text).toContain(zelenskyy);
  });

  it('explains how to ask, with examples that find something', async () => {
    for (const text of ['', '  ', 'help', 'Help!']) {
      const delivery = await bot.localSlack.command({ user: 'alice', text });
      const help = (await bot.localSlack.response(delivery)).text;
      expect(help).toContain('Ask for a quote');
      const examples = [
        ...help.slice(0, help.indexOf('Narrow it down')).matchAll(/\/nato-quote ([^\n/…]+)/g),
      ].map(([, example = '']) => example.trim());
      expect(examples.length).toBeGreaterThan(1);
      for (const example of examples) {
        const tried = await bot.localSlack.command({ user: 'alice', text: example });
        expect((await bot.localSlack.response(tried)).text, example).not.toContain('Nothing found');
      }
    }
  });

  it('answers a mention in the thread that it starts', async () => {
    const { localSlack } = bot;
    const { message } = await localSlack.say({
      user: 'alice',
      channel: 'general',
      text: '@nato-quote security guarantees',
    });
    const answer = await localSlack.nextMessage({ after: message, channel: 'general', thread: message.ts });
    expect(answer.text).toContain(zelenskyy);
    expect(answer).toMatchObject({ unfurlLinks: false, unfurlMedia: false });
  });

  it('searches for the words of the thread when it is mentioned without any', async () => {
    const { localSlack } = bot;
    const { message } = await localSlack.say({
      user: 'bob',
      channel: 'general',
      text: 'What was that about security guarantees?',
    });
    await localSlack.say({
      user: 'alice',
      channel: 'general',
      text: 'For Ukraine, today and tomorrow',
      thread: message.ts,
    });
    const { message: mention } = await localSlack.say({
      user: 'bob',
      channel: 'general',
      text: '@nato-quote',
      thread: message.ts,
    });
    const answer = await localSlack.nextMessage({ after: mention, channel: 'general', thread: message.ts });
    expect(answer.text).toContain(zelenskyy);
  });

  it('answers every direct message, with a quote or that nothing was found', async () => {
    const { localSlack } = bot;
    const first = await localSlack.say({ user: 'alice', text: 'security guarantees' });
    expect((await localSlack.nextMessage({ after: first.message })).text).toContain(zelenskyy);
    const second = await localSlack.say({ user: 'alice', text: 'quantum chromodynamics lattice' });
    expect((await localSlack.nextMessage({ after: second.message })).text).toContain(
      'Nothing found for “quantum chromodynamics lattice”',
    );
  });

  it('answers a direct message with a file attached, sent to the channel as well, or as /me', async () => {
    const { localSlack } = bot;
    for (const as of ['file_share', 'me_message'] as const) {
      const { message } = await localSlack.say({ user: 'alice', text: 'security guarantees', as });
      expect((await localSlack.nextMessage({ after: message })).text).toContain(zelenskyy);
    }
    const first = await localSlack.say({ user: 'alice', text: 'security guarantees' });
    await localSlack.nextMessage({ after: first.message });
    const { ts: thread } = first.message;
    const both = await localSlack.say({
      user: 'alice',
      text: 'and air defense?',
      thread,
      as: 'thread_broadcast',
    });
    expect((await localSlack.nextMessage({ after: both.message, thread })).text).toContain('air defense');
  });

  it('answers an action once, even if Slack delivers it several times', async () => {
    const { localSlack } = bot;
    const { message, deliveries } = await localSlack.say({
      user: 'alice',
      channel: 'general',
      text: '@nato-quote air defense',
    });
    await localSlack.nextMessage({ after: message, thread: message.ts, channel: 'general' });
    await Promise.all(deliveries.map(({ id }) => localSlack.redeliver(id)));
    const sentinel = await localSlack.say({ user: 'bob', text: 'security guarantees' });
    await localSlack.nextMessage({ after: sentinel.message });
    expect(localSlack.thread('general', message.ts)).toHaveLength(2);
  });

  it('posts once when the connection breaks after Slack posted the answer', async () => {
    const { localSlack } = bot;
    localSlack.dropAfterAccept('chat.postMessage', { times: 1 });
    const before = localSlack.calls('conversations.replies').length;
    const { message } = await localSlack.say({
      user: 'alice',
      channel: 'general',
      text: '@nato-quote air defense',
    });
    await localSlack.until(() => localSlack.calls('conversations.replies').length > before);
    const sentinel = await localSlack.say({ user: 'bob', text: 'security guarantees' });
    await localSlack.nextMessage({ after: sentinel.message });
    expect(localSlack.thread('general', message.ts)).toHaveLength(2);
  });

  it('waits as long as Slack asks when it is rate limited, and then answers', async () => {
    const { localSlack } = bot;
    localSlack.rateLimit('chat.postMessage', 1, { times: 1 });
    const before = localSlack.calls('chat.postMessage').length;
    const { message } = await localSlack.say({
      user: 'alice',
      channel: 'general',
      text: '@nato-quote air defense',
    });
    expect(
      (await localSlack.nextMessage({ after: message, thread: message.ts, channel: 'general' })).text,
    ).toContain('“');
    const [refused, taken] = localSlack.calls('chat.postMessage').slice(before);
    expect((taken?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(950);
  });

  it('answers later when Slack asks for a long wait', async () => {
    const { localSlack } = bot;
    localSlack.rateLimit('chat.postMessage', 20, { times: 1 });
    const { message } = await localSlack.say({
      user: 'alice',
      channel: 'general',
      text: '@nato-quote air defense',
    });
    await localSlack.nextMessage({ after: message, thread: message.ts, channel: 'general' });
    expect(localSlack.thread('general', message.ts)).toHaveLength(2);
  });

  it('tells the person what to do when Slack refuses', async () => {
    const { localSlack } = bot;
    localSlack.fail('chat.postMessage', 'not_in_channel', { times: 1 });
    const { message } = await localSlack.say({
      user: 'alice',
      channel: 'general',
      text: '@nato-quote air defense',
    });
    const notice = await localSlack.nextMessage({ after: message, ephemeralTo: 'alice' });
    expect(notice.text).toContain('/invite');
  });

  it('ignores bots, edits and its own messages', async () => {
    const { localSlack } = bot;
    const { message } = await localSlack.say({
      user: 'otherbot',
      channel: 'general',
      text: '@nato-quote air defense',
    });
    const mine = await localSlack.say({ user: 'alice', text: 'security guarantees' });
    const answer = await localSlack.nextMessage({ after: mine.message });
    await localSlack.edit(mine.message, 'air defense');
    const sentinel = await localSlack.say({ user: 'bob', text: 'security guarantees' });
    await localSlack.nextMessage({ after: sentinel.message });
    expect(localSlack.thread('general', message.ts)).toHaveLength(1);
    expect(localSlack.directMessages('alice').at(-1)?.ts).toBe(answer.ts);
  });

  it('answers enormous and hostile questions safely', async () => {
    for (const text of [
      '<!channel> <@U1> & <b>',
      '\u0000\u0007\u202e',
      `security ${'x'.repeat(30_000)}`,
      'since:yesteryear',
      '"',
    ]) {
      const delivery = await bot.localSlack.command({ user: 'alice', channel: 'general', text });
      const answer = await bot.localSlack.response(delivery);
      expect(answer.pings).toEqual([]);
      expect(answer.text).not.toBe('');
    }
  });

  it.runIf(transport === 'http')('refuses what is not signed by Slack', async () => {
    expect(await bot.localSlack.forge('unsigned')).toBe(401);
    expect(await bot.localSlack.forge('stale')).toBe(401);
  });
});
