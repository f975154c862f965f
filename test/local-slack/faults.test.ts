import { createConnection } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type LocalSlack,
  type LocalSlackOptions,
  startLocalSlack,
} from '../../src/local-slack/local-slack.ts';
import { call } from './call.ts';

let localSlack: LocalSlack | undefined;
afterEach(async () => {
  await localSlack?.close();
  localSlack = undefined;
});

async function start(options: LocalSlackOptions = {}) {
  localSlack = await startLocalSlack(options);
  const started = localSlack;
  const post = (channel = 'general') =>
    fetch(`${started.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${started.botToken}` },
      body: JSON.stringify({ channel: started.channel(channel).id, text: 'x' }),
    });
  return { localSlack: started, post };
}

describe('faults', () => {
  it('fails a method as often as asked, and no other method', async () => {
    const { localSlack: slack, post } = await start();
    const desk = slack.channel('desk').id;
    slack.fail('chat.postMessage', 'fatal_error', { times: 2, where: (given) => given.channel === desk });
    const answers = [await post('desk'), await post(), await post('desk'), await post('desk')];
    expect(await Promise.all(answers.map((answer) => answer.json()))).toMatchObject([
      { ok: false, error: 'fatal_error' },
      { ok: true },
      { ok: false, error: 'fatal_error' },
      { ok: true },
    ]);
  });

  it('answers with a status and no body', async () => {
    const { localSlack: slack, post } = await start();
    slack.failStatus('chat.postMessage', 503, { times: 1 });
    expect((await post()).status).toBe(503);
    expect((await post()).status).toBe(200);
  });

  it('limits a method’s rate with Retry-After', async () => {
    const { localSlack: slack, post } = await start();
    slack.rateLimit('chat.postMessage', 7, { times: 1 });
    const answer = await post();
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(slack.messages('general')).toEqual([]);
  });

  it('posts a message and drops the connection before answering', async () => {
    const { localSlack: slack, post } = await start();
    slack.dropAfterAccept('chat.postMessage', { times: 1 });
    await expect(post()).rejects.toThrow();
    expect(slack.messages('general')).toHaveLength(1);
    expect(slack.calls('chat.postMessage')).toMatchObject([{ response: { ok: true } }]);
    expect(slack.calls('chat.postMessage')[0]?.status).toBeUndefined();
    expect((await post()).status).toBe(200);
  });

  it('is down until healed', async () => {
    const { localSlack: slack, post } = await start();
    slack.down();
    await expect(post()).rejects.toThrow();
    slack.heal();
    expect((await post()).status).toBe(200);
    expect(slack.messages('general')).toHaveLength(1);
  });

  it('delays a method', async () => {
    const { localSlack: slack, post } = await start();
    slack.delay('chat.postMessage', 50);
    const started = performance.now();
    await post();
    expect(performance.now() - started).toBeGreaterThanOrEqual(45);
  });

  it('limits the messages a second of each channel, by the injected clock', async () => {
    let now = 1_700_000_000_000;
    const { localSlack: slack, post } = await start({ postsPerSecond: 1, clock: () => now });
    expect([(await post()).status, (await post()).status, (await post('desk')).status]).toEqual([
      200, 429, 200,
    ]);
    now += 1000;
    expect((await post()).status).toBe(200);
    expect(slack.messages('general')).toHaveLength(2);
  });
});

describe('an app that dies', () => {
  it('in the middle of a request does not stop Slack', async () => {
    const { localSlack: slack, post } = await start();
    const { hostname, port } = new URL(slack.apiUrl);
    const socket = createConnection(Number(port), hostname);
    socket.write('POST /api/chat.postMessage HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"chan', () =>
      socket.destroy(),
    );
    await slack.until(() => slack.warnings.some((warning) => warning.includes('aborted')));
    expect((await post()).status).toBe(200);
    expect(slack.messages('general')).toHaveLength(1);
  });
});

describe('memory', () => {
  it('keeps no more than its limit', async () => {
    const { localSlack: slack } = await start({ keep: 20 });
    const channel = slack.channel('general').id;
    for (let index = 0; index < 100; index += 1)
      await call(slack, 'chat.postMessage', { channel, text: String(index) });
    expect(slack.messages('general').length).toBeLessThanOrEqual(41);
    expect(slack.messages('general').at(-1)?.text).toBe('99');
    expect(slack.calls().length).toBeLessThanOrEqual(41);
  });
});
