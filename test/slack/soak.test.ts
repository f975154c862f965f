import { afterAll, beforeAll, expect, it } from 'vitest';
import { soak } from '../../bench/soak/soak.ts';
import { type RunningBot, startBot } from './harness.ts';

// Over HTTP no connection is the bot's: `npm run bench:soak` measures both.
let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot('socket', { localSlack: { retryDelays: [0, 500, 1_000] } });
});
afterAll(() => bot.stop());

it('answers everything once while connections end and Slack’s API fails', async () => {
  const { commands, mentions, reconnects, outages } = await soak(bot.localSlack, ['alice', 'bob'], {
    lasts: 6_000,
    askEvery: 400,
    reconnectEvery: 900,
    ends: ['warning', 'refresh_requested', 'cut'],
    outageEvery: 1_500,
    outageLasts: 400,
    patience: 20_000,
  });
  expect([reconnects, outages].every((count) => count > 2)).toBe(true);
  expect(commands).toMatchObject({ unanswered: 0, twice: 0 });
  expect(mentions).toMatchObject({ unanswered: 0, twice: 0 });
}, 40_000);
