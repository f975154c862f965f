import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { StoredMessage } from '../../src/local-slack/state/model.ts';
import { overBothTransports, type RunningBot, startBot } from './harness.ts';

const exact = 'Putin is not interested in peace. He is pressing on';
const altered = 'Putin is interested in peace. He is pressing on';

overBothTransports('checking a quote', (transport) => {
  let bot: RunningBot;
  beforeAll(async () => {
    bot = await startBot(transport, { settings: { questionsPerMinute: 1_000 } });
  });
  afterAll(() => bot.stop());
  afterEach(() => {
    for (const channel of ['general', 'random', 'desk'])
      for (const { user, pings, text } of bot.localSlack.messages(channel))
        if (user === bot.localSlack.bot.id) expect(pings, text).toEqual([]);
    expect(bot.localSlack.warnings).toEqual([]);
  });

  const command = async (text: string, channel = 'general'): Promise<StoredMessage> =>
    bot.localSlack.response(await bot.localSlack.command({ user: 'alice', channel, text }));

  async function shortcut(text: string, channel = 'general'): Promise<StoredMessage> {
    const { message } = await bot.localSlack.say({ user: 'bob', channel, text });
    return bot.localSlack.response(
      await bot.localSlack.shortcut({ user: 'alice', callbackId: 'check_quote', message }),
    );
  }

  it('by command: exact, with the quote and its source', async () => {
    const answer = await command(`check "${exact}"`);
    expect(answer.ephemeralTo).toBe(bot.localSlack.user('alice').id);
    expect(answer.text).toMatch(
      /^Exact\.\nIt is a part of a longer sentence\.\nThe quote:\n“Putin is not interested/,
    );
    expect(answer.text).toMatch(
      /— Mark Rutte.*, 3 December 2024, The ArtisTree\. https:\/\/theartistree\.fm\//,
    );
    const open = await bot.localSlack.press({ user: 'alice', on: answer, actionId: 'in_context' });
    expect(open.response).toEqual({});
    await bot.localSlack.until(
      () => bot.localSlack.views('alice').at(-1)?.title === 'In context' || undefined,
    );
  });

  it('by command: altered, with the difference in styles and in words', async () => {
    const answer = await command(`check “${altered} in Moscow”`);
    expect(answer.text).toContain('Altered.\n');
    expect(answer.text).toContain('• dropped: “not”\n');
    expect(answer.text).toMatch(/• added: “in Moscow”\n|became “on in Moscow”/);
    const shown = JSON.stringify(answer.blocks);
    expect(shown).toContain('{"type":"text","text":"not","style":{"strike":true}}');
    expect(shown).toMatch(/\{"type":"text","text":"(?:on )?in Moscow","style":\{"bold":true\}\}/);
  });

  it('by command: not in the corpus, or not as a quote', async () => {
    expect((await command('check "Ask not what your country can do for you"')).text).toMatch(
      /^Not in the corpus\./,
    );
    expect((await command('check For Kyiv no guarantee goes beyond membership of NATO')).text).toContain(
      'own summary',
    );
  });

  it('by command: names a single word that it does not check beside a quotation', async () => {
    const answer = await command(`check “${exact}” is no “deal”`);
    expect(answer.text).toMatch(/“deal” is too short to be checked beside others: check it by itself\.$/);
    expect(JSON.stringify(answer.blocks?.at(-1))).toContain('“deal” is too short');
    expect((await command(`check “${exact}” and “we quit”`)).text).toMatch(
      /1\. “Putin is not [\s\S]*\nExact\.[\s\S]*\n\n2\. “we quit”\nNot in the corpus\./,
    );
  });

  it('by mention: in the thread, for everyone', async () => {
    const { message } = await bot.localSlack.say({
      user: 'alice',
      channel: 'general',
      text: `@nato-quote check "${altered}"`,
    });
    const answer = await bot.localSlack.nextMessage({
      after: message,
      thread: message.ts,
      channel: 'general',
    });
    expect(answer.text).toContain('Altered.\n');
    expect(answer.ephemeralTo).toBeUndefined();
  });

  it('by direct message, with and without words', async () => {
    const ask = async (text: string) => {
      const { message } = await bot.localSlack.say({ user: 'alice', text });
      return bot.localSlack.nextMessage({ after: message });
    };
    expect((await ask(`check "${exact}"`)).text).toMatch(/^Exact\./);
    expect((await ask('check')).text).toContain('in quotation marks');
  });

  it('explains how to check if there is nothing to check', async () => {
    for (const text of ['check', 'check ""', 'Check …'])
      expect((await command(text)).text).toContain('/nato-quote check "…"');
    expect((await command('help')).text).toContain('/nato-quote check "…"');
  });

  it('by shortcut: for the person alone, also if the bot is not a member', async () => {
    for (const channel of ['general', 'secret']) {
      const answer = await shortcut(`Zelensky: “${exact}”`, channel);
      expect(answer.ephemeralTo).toBe(bot.localSlack.user('alice').id);
      expect(answer.text).toContain('The words are exact, but somebody else said them.');
      expect(answer.text).toContain('Said by Mark Rutte, not by Zelensky.');
    }
  });

  it('by shortcut: every quotation of a message, and lines set off, without their markup', async () => {
    const answer = await shortcut(
      `See this:\n> *${exact}*\n— Rutte\nand “_${altered}_”, and “We want nothing but apples and pears.”`,
    );
    expect(answer.text).toMatch(/^1\. “Putin is not interested in peace\. He is pressing on”\nExact\./);
    expect(answer.text).toMatch(/\n2\. “Putin is interested[^”]*”\nAltered\./);
    expect(answer.text).toMatch(/\n3\. “We want nothing but apples and pears\.”\nNot in the corpus\./);
  });

  it('by shortcut: says that a message has no words', async () => {
    expect((await shortcut(':tada:')).text).toContain('no words in that message');
  });

  it('shows as many quotations as a message holds, and counts the others', async () => {
    const many = Array.from({ length: 60 }, (_, at) => `${at} “${exact}, number ${at}, & <so> on”`).join(
      '\n',
    );
    const answer = await shortcut(many);
    expect(answer.text.length).toBeLessThanOrEqual(4_000);
    const shown = [...answer.text.matchAll(/^\d+\. “/gm)].length;
    expect(shown).toBeGreaterThan(2);
    expect(answer.text).toContain(`${60 - shown} more quotations were left out here`);
  });

  it('pings nobody', async () => {
    const answer = await shortcut(
      '“Putin is not interested in <!channel> @alice peace & <https://x.y|quiet>”',
    );
    expect(answer.pings).toEqual([]);
  });
});

overBothTransports('finding a quote on a message', (transport) => {
  let bot: RunningBot;
  beforeAll(async () => {
    bot = await startBot(transport);
  });
  afterAll(() => bot.stop());
  const about =
    'Does anybody have something on security guarantees for Ukraine? I need it for the "briefing".';

  it('answers in its thread, once for all people', async () => {
    const { localSlack } = bot;
    const { message } = await localSlack.say({ user: 'bob', channel: 'general', text: about });
    const deliveries = await Promise.all(
      ['alice', 'bob'].map((user) => localSlack.shortcut({ user, callbackId: 'find_quote', message })),
    );
    for (const delivery of deliveries)
      expect((await localSlack.response(delivery)).text).toContain('in the message’s thread');
    const thread = localSlack.thread('general', message.ts);
    expect(thread).toHaveLength(2);
    expect(thread[1]?.text).toContain('security guarantees for Ukraine, for today and for tomorrow');
  });

  it('answers the person alone if the bot may not post, and says what to do', async () => {
    const { localSlack } = bot;
    const { message } = await localSlack.say({ user: 'bob', channel: 'secret', text: about });
    const delivery = await localSlack.shortcut({ user: 'alice', callbackId: 'find_quote', message });
    const answer = await localSlack.response(delivery);
    expect(answer.ephemeralTo).toBe(localSlack.user('alice').id);
    expect(answer.text).toContain('/invite');
    await localSlack.nextMessage({ ephemeralTo: 'alice', containing: 'for today and for tomorrow' });
    expect(localSlack.warnings).toEqual([]);
  });

  it('says that nothing was found, and that there are no words', async () => {
    const { localSlack } = bot;
    const find = async (text: string) => {
      const { message } = await localSlack.say({ user: 'bob', channel: 'general', text });
      await localSlack.shortcut({ user: 'alice', callbackId: 'find_quote', message });
      return message;
    };
    const lunch = await find('zebras & xylophones <3');
    const answer = await localSlack.nextMessage({ after: lunch, thread: lunch.ts, channel: 'general' });
    expect(answer.text).toContain('Nothing found');
    const { message } = await localSlack.say({ user: 'bob', channel: 'general', text: ':tada:' });
    const delivery = await localSlack.shortcut({ user: 'alice', callbackId: 'find_quote', message });
    expect((await localSlack.response(delivery)).text).toContain('no words in that message');
  });
});
