import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StoredMessage } from '../../src/local-slack/state/model.ts';
import { overBothTransports, type RunningBot, startBot } from './harness.ts';

const shown = ({ text, blocks }: StoredMessage) => `${text}\n${JSON.stringify(blocks)}`;

overBothTransports('long texts', (transport) => {
  let bot: RunningBot;
  beforeAll(async () => {
    bot = await startBot(transport, { settings: { questionsPerMinute: 1_000 } });
  });
  afterAll(() => bot.stop());

  const command = async (text: string): Promise<string> => {
    const asked = await bot.localSlack.command({ user: 'alice', channel: 'general', text });
    return shown(await bot.localSlack.response(asked));
  };

  it('searches for the beginning of a long question, and says so', async () => {
    const cut = 'Only the first 900 characters of the question were searched for.';
    expect(await command(`peace ${'peace '.repeat(200)}`)).toContain(cut);
    expect(await command('peace')).not.toContain('Only the first');
  });

  it('checks the beginning of a long text, and says so', async () => {
    const cut = 'Only the first 10,000 characters were checked.';
    expect(
      await command(`check “Putin is not interested in peace.” ${'and so on '.repeat(1_200)}`),
    ).toContain(cut);
    expect(await command('check “Putin is not interested in peace.”')).not.toContain('Only the first');
  });

  it('refuses a long digest command with a clear sentence', async () => {
    expect(await command(`digest on ${'at '.repeat(3_000)}`)).toContain('1000 are the most');
  });

  it('reads no more than 12,000 characters of anything', async () => {
    expect(await command(`digest ${'a'.repeat(30_000)}`)).toContain('the command has 11993 characters');
  });

  it.each([
    `and ${'?'.repeat(39_000)}`,
    `check ${'*a '.repeat(13_000)}`,
    `check ${'“'.repeat(39_000)}`,
    `add ${'<'.repeat(39_000)}`,
    `digest pause ${' '.repeat(20_000)}2${' '.repeat(19_000)}x`,
    `since:${'1'.repeat(39_000)}`,
  ])('answers %.12s… before anybody waits', async (text) => {
    const started = performance.now();
    await command(text);
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});
