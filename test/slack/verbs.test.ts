import { afterAll, beforeAll, expect, it } from 'vitest';
import { overBothTransports, type RunningBot, startBot } from './harness.ts';

overBothTransports('each verb', (transport) => {
  let bot: RunningBot;
  beforeAll(async () => {
    bot = await startBot(transport);
  });
  afterAll(() => bot.stop());

  // A command's last answer may come after the next question: the other answers are chosen by their thread.
  const answerTo = {
    'a command': async (text: string) =>
      bot.localSlack.response(await bot.localSlack.command({ user: 'alice', channel: 'general', text })),
    'a mention': async (text: string) => {
      const { message } = await bot.localSlack.say({
        user: 'alice',
        channel: 'general',
        text: `<@${bot.localSlack.bot.id}> ${text}`,
      });
      return bot.localSlack.nextMessage({ after: message, thread: message.ts });
    },
    'a direct message': async (text: string) => {
      const { message } = await bot.localSlack.say({ user: 'alice', text });
      return bot.localSlack.nextMessage({ after: message, thread: message.ts });
    },
  };

  it.each(Object.entries(answerTo))('works in %s', async (_, ask) => {
    expect((await ask('find security guarantees')).text).toContain('— Volodymyr Zelenskyy');
    expect((await ask('help')).text).toContain('Ask for a quote');
    expect((await ask('check')).text).toContain('Give the quote to check');
    expect((await ask('check “security guarantees for Ukraine”')).text).toMatch(/^Exact/);
    expect((await ask('add')).text).toContain('Add what?');
    expect((await ask('add http://169.254.169.254/latest')).text).toContain('169.254.169.254');
    expect((await ask('digest of peace')).text).toContain('"of" is nothing a digest can do');
    expect((await ask('digest')).text).toMatch(/digest/i);
  });
});
