import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { expect, it } from 'vitest';
import { overBothTransports, startBot } from './harness.ts';

overBothTransports('while another process holds the database', (transport) => {
  it('a mention is answered within three seconds, and a digest command says so without naming the file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nato-quote-'));
    const databaseUrl = join(folder, 'secret-place.db');
    const bot = await startBot(transport, { settings: { databaseUrl } });
    const { localSlack } = bot;
    await localSlack.response(
      await localSlack.command({ user: 'alice', channel: 'general', text: 'digest on about peace' }),
    );
    const other = new Database(databaseUrl, { timeout: 5_000 });
    other.exec('begin immediate');
    const begun = performance.now();
    const { message } = await localSlack.say({
      user: 'alice',
      channel: 'general',
      text: `<@${localSlack.bot.id}> security guarantees`,
    });
    const answer = await localSlack.nextMessage({ after: message, thread: message.ts });
    expect(performance.now() - begun).toBeLessThan(8_000);
    expect(answer.text).toContain('“');
    const refused = await localSlack.response(
      await localSlack.command({ user: 'alice', channel: 'general', text: 'digest on about war' }),
      10_000,
    );
    expect(refused.text).toContain('cannot be reached just now');
    expect(refused.text).not.toMatch(/secret-place|\//);
    other.exec('commit');
    other.close();
    await bot.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 20_000);
});
