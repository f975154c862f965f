import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli } from '../../src/cli/cli.ts';
import { overBothTransports, type RunningBot, startBot } from './harness.ts';

overBothTransports('feedback on a quote', (transport) => {
  const folder = mkdtempSync(join(tmpdir(), 'feedback-'));
  const databaseUrl = join(folder, 'store.db');
  let bot: RunningBot;
  beforeAll(async () => {
    bot = await startBot(transport, { settings: { databaseUrl } });
  });
  afterAll(async () => {
    await bot.stop();
    rmSync(folder, { recursive: true });
  });

  async function doctor(...options: string[]): Promise<string> {
    const [out, err] = [new PassThrough(), new PassThrough()];
    const env = { DATABASE_URL: databaseUrl };
    const terminal = { in: new PassThrough(), out, err, colour: false, interactive: false, env };
    await runCli(['doctor', ...options], terminal);
    out.end();
    return text(out);
  }

  it('is stored once per person, and summarised by nato-quote doctor', async () => {
    const { localSlack } = bot;
    expect(await doctor()).not.toContain('found their quote useful');
    for (const [user, entry] of [
      ['alice', 'positive'],
      ['bob', 'negative'],
      ['alice', 'negative'],
    ] as const) {
      const delivery = await localSlack.command({ user, channel: 'general', text: 'security guarantees' });
      const on = await localSlack.response(delivery);
      const press = await localSlack.press({ user, on, actionId: 'quote_feedback', entry });
      const thanks = await localSlack.response(press);
      expect(thanks.text).toContain('Thank you');
      expect(thanks.ephemeralTo).toBe(localSlack.user(user).id);
    }
    const report = await doctor();
    expect(report).toContain('feedback: 0 found their quote useful, 2 did not');
    expect(report).toMatch(/^doubted 2 of 2 {2}\S+ {2}a very good opportunity to speak about security/m);
    expect(JSON.parse(await doctor('--json')).feedback).toMatchObject({
      up: 0,
      down: 2,
      doubted: [{ down: 2 }],
    });
  });
});
