import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/log.ts';
import { type Service, startService } from '../../src/service.ts';
import { openLocalSlack } from './harness.ts';

let folder: string;
let opened: Awaited<ReturnType<typeof openLocalSlack>>;
let service: Service;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nato-quote-'));
  opened = await openLocalSlack('http');
  const config = { ...readConfig({}), databaseUrl: join(folder, 'store.db'), slack: opened.slack };
  service = await startService(config, createLogger('silent'));
});
afterAll(async () => {
  await service.stop();
  await opened.localSlack.close();
  rmSync(folder, { recursive: true, force: true });
});

async function post(body: string, secondsFromNow: number, type = 'application/json'): Promise<number> {
  const { slack } = opened;
  if (slack.mode !== 'http') throw new Error('asked for HTTP');
  const timestamp = Math.floor(Date.now() / 1_000) + secondsFromNow;
  const signature = createHmac('sha256', slack.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const { status } = await fetch(`http://127.0.0.1:${slack.port}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
    },
  });
  return status;
}

const challenge = JSON.stringify({ type: 'url_verification', challenge: 'abc' });

it.each([
  [0, 200],
  [-280, 200],
  [280, 200],
  [-330, 401],
  [330, 401],
  [86_400, 401],
])('a request signed for %d seconds from now gets %d', async (seconds, status) => {
  expect(await post(challenge, seconds)).toBe(status);
});

it.each(['null', '1', '"text"', 'true', '[]', '{', ''])('a signed body of %j gets 400', async (body) => {
  expect(await post(body, 0)).toBe(400);
  expect(await post(`payload=${encodeURIComponent(body)}`, 0, 'application/x-www-form-urlencoded')).toBe(400);
});
