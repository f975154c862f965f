import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type RunningBot, startBot } from './harness.ts';

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot('socket');
});
afterAll(() => bot.stop());
afterEach(() => bot.localSlack.heal());

async function ask() {
  const delivery = await bot.localSlack.command({ user: 'alice', channel: 'general', text: 'peace talks' });
  expect(delivery.acknowledged).toBe(true);
  return delivery;
}

it.each([
  ['503', () => bot.localSlack.failStatus('response_url', 503, { times: 2 })],
  ['429', () => bot.localSlack.rateLimit('response_url', 1, { times: 1 })],
])('a command is answered once after a %s of its response_url', async (_, fail) => {
  fail();
  const delivery = await ask();
  expect((await bot.localSlack.response(delivery)).text).toContain('peace');
  expect(bot.localSlack.responses(delivery)).toHaveLength(1);
});

it('a command is answered once the connections hold again', async () => {
  bot.localSlack.down();
  const delivery = await ask();
  expect(bot.localSlack.responses(delivery)).toEqual([]);
  bot.localSlack.heal();
  expect((await bot.localSlack.response(delivery)).text).toContain('peace');
  expect(bot.localSlack.responses(delivery)).toHaveLength(1);
});

it('an answer that Slack refuses is not tried again', async () => {
  bot.localSlack.fail('response_url', 'expired_url', { times: 2 });
  const before = bot.localSlack.warnings.length;
  const delivery = await ask();
  // The second is the notice that the first failed.
  await bot.localSlack.until(() => bot.localSlack.warnings.length === before + 2);
  expect(bot.localSlack.responses(delivery)).toEqual([]);
});
