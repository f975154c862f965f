import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type RunningBot, startBot } from './harness.ts';

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot('socket');
});
afterAll(() => bot.stop());
afterEach(() => bot.workspace.heal());

async function ask() {
  const delivery = await bot.workspace.command({ user: 'alice', channel: 'general', text: 'peace talks' });
  expect(delivery.acknowledged).toBe(true);
  return delivery;
}

it.each([
  ['503', () => bot.workspace.failStatus('response_url', 503, { times: 2 })],
  ['429', () => bot.workspace.rateLimit('response_url', 1, { times: 1 })],
])('a command is answered once after a %s of its response_url', async (_, fail) => {
  fail();
  const delivery = await ask();
  expect((await bot.workspace.response(delivery)).text).toContain('peace');
  expect(bot.workspace.responses(delivery)).toHaveLength(1);
});

it('a command is answered once the connections hold again', async () => {
  bot.workspace.down();
  const delivery = await ask();
  expect(bot.workspace.responses(delivery)).toEqual([]);
  bot.workspace.heal();
  expect((await bot.workspace.response(delivery)).text).toContain('peace');
  expect(bot.workspace.responses(delivery)).toHaveLength(1);
});

it('an answer that Slack refuses is not tried again', async () => {
  bot.workspace.fail('response_url', 'expired_url', { times: 2 });
  const before = bot.workspace.warnings.length;
  const delivery = await ask();
  // The second is the notice that the first failed.
  await bot.workspace.until(() => bot.workspace.warnings.length === before + 2);
  expect(bot.workspace.responses(delivery)).toEqual([]);
});
