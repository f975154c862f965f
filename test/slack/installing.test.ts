import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/log.ts';
import { startService } from '../../src/service.ts';
import { openLocalSlack } from './harness.ts';

it('serves a workspace after installation and after a restart, and says before what is missing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nato-quote-'));
  const { localSlack, slack } = await openLocalSlack('http');
  if (slack.mode !== 'http') throw new Error('asked for HTTP');
  const { apiUrl, port, signingSecret } = slack;
  const oauth = {
    clientId: '1.2',
    clientSecret: 'secret',
    stateSecret: 'a random state secret',
    tokenKeys: [randomBytes(32)],
  };
  const config = {
    ...readConfig({}),
    databaseUrl: join(folder, 'store.db'),
    slack: { mode: 'oauth', apiUrl, port, signingSecret, ...oauth },
  } as const;
  let service = await startService(config, createLogger('silent'));

  const early = await localSlack.command({ user: 'alice', channel: 'general', text: 'security guarantees' });
  expect((await localSlack.response(early)).text).toContain('not installed in this workspace');

  const begun = await fetch(`http://127.0.0.1:${port}/slack/install`, { redirect: 'manual' });
  const asked = new URL(begun.headers.get('location') ?? '');
  expect(asked.origin + asked.pathname).toBe(new URL('/oauth/v2/authorize', apiUrl).href);
  expect(asked.searchParams.get('scope')?.split(',')).toContain('chat:write');
  const back = new URL(`http://127.0.0.1:${port}/slack/oauth_redirect`);
  back.searchParams.set('code', localSlack.consent('alice'));
  back.searchParams.set('state', asked.searchParams.get('state') ?? '');
  const cookie = begun.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const done = await fetch(back, { headers: { cookie } });
  expect(done.status).toBe(200);
  back.searchParams.set('code', localSlack.consent('alice'));
  const again = await fetch(back, { headers: { cookie } });
  expect([again.status, await again.text()]).toEqual([400, expect.stringContaining('invalid_state')]);

  const answer = async () =>
    localSlack.response(
      await localSlack.command({ user: 'alice', channel: 'general', text: 'security guarantees' }),
    );
  expect((await answer()).text).toContain('Volodymyr Zelenskyy');
  await service.stop();
  expect(readFileSync(config.databaseUrl).includes(localSlack.botToken)).toBe(false);
  service = await startService(config, createLogger('silent'));
  expect((await answer()).text).toContain('Volodymyr Zelenskyy');

  await service.stop();
  await localSlack.close();
  rmSync(folder, { recursive: true, force: true });
});
