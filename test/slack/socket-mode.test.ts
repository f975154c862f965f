import { App } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.ts';
import { createLogger } from '../../src/log.ts';
import { createSocketReceiver } from '../../src/slack/inbound/socket-mode/receiver.ts';
import { pauseAfter, usualTimings } from '../../src/slack/inbound/socket-mode/timings.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const short = { ...usualTimings, pingEvery: 50, firstPause: 20, longestPause: 80, quietBeforeClosing: 50 };

/** An app that answers every command with its own words, and every mention in its thread. */
async function connectApp(timings = short) {
  const localSlack = await startLocalSlack({ acknowledgeWithin: 1_000, retryDelays: [0, 50, 50] });
  closing.push(() => localSlack.close());
  const { appToken, apiUrl, botToken } = localSlack;
  const log = createLogger('silent');
  const receiver = createSocketReceiver({ appToken, apiUrl, log, onError: () => false, timings });
  const app = new App({
    receiver,
    token: botToken,
    clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 } },
    deferInitialization: true,
  });
  await app.init();
  app.command('/nato-quote', async ({ command, ack }) => ack(command.text));
  app.event('app_mention', async ({ event, client }) => {
    await client.chat.postMessage({ channel: event.channel, thread_ts: event.ts, text: 'here' });
  });
  await app.start();
  closing.push(() => app.stop());
  return { localSlack, receiver };
}

const ask = (localSlack: LocalSlack, text: string) =>
  localSlack.command({ user: 'alice', channel: 'general', text });

/** Resolves when a command is answered: the app is connected again. */
async function answersAgain(localSlack: LocalSlack): Promise<void> {
  for (;;) {
    await localSlack.until(() => localSlack.connections() > 0, 5_000);
    if ((await ask(localSlack, 'again')).acknowledged) return;
  }
}

describe('a connection that Slack asks to be replaced', () => {
  it('is kept until its successor is open, and none of 50 commands around each request is lost', async () => {
    const { localSlack } = await connectApp();
    for (const reason of ['warning', 'refresh_requested'] as const) {
      const asked = [];
      for (let at = 0; at < 50; at += 1) {
        if (at === 10) localSlack.refreshConnections(reason);
        const text = `${reason} ${at}`;
        asked.push(ask(localSlack, text).then(({ response }) => ({ text, answer: response.text })));
        await new Promise((resolve) => setTimeout(resolve, 4));
      }
      for (const { text, answer } of await Promise.all(asked)) expect(answer).toBe(text);
      await localSlack.until(() => localSlack.connections() === 1);
    }
    expect(localSlack.calls('apps.connections.open')).toHaveLength(3);
  });

  it('stays in use while no successor can be opened', async () => {
    const { localSlack } = await connectApp();
    localSlack.down();
    localSlack.refreshConnections();
    await localSlack.until(() => localSlack.calls('apps.connections.open').length > 3);
    expect((await ask(localSlack, 'meanwhile')).response).toEqual({ text: 'meanwhile' });
    localSlack.heal();
    await localSlack.until(() => localSlack.connections() === 2);
    await localSlack.until(() => localSlack.connections() === 1);
    expect((await ask(localSlack, 'later')).response).toEqual({ text: 'later' });
  });
});

describe('a connection that breaks', () => {
  it('is replaced at once when it is cut', async () => {
    const { localSlack } = await connectApp({
      ...short,
      firstPause: 60_000,
      longestPause: 60_000,
      settledAfter: 0,
    });
    localSlack.cutConnections();
    await localSlack.until(() => localSlack.connections() === 0);
    await answersAgain(localSlack);
  });

  it('is detected when no data gets through, and its events are answered over the next one', async () => {
    expect(usualTimings.pingEvery * usualTimings.pingsMissed).toBeLessThan(10_000);
    const { localSlack } = await connectApp();
    localSlack.freezeConnections();
    const lost = await ask(localSlack, 'lost');
    const { message } = await localSlack.say({ user: 'bob', channel: 'general', text: '@nato-quote hello' });
    await answersAgain(localSlack);
    await localSlack.nextMessage({ after: message, channel: 'general', thread: message.ts });
    expect(lost.acknowledged).toBe(false);
  });
});

describe('connecting', () => {
  it('is tried as long as Slack fails or limits the rate', async () => {
    const { localSlack, receiver } = await connectApp();
    localSlack.failStatus('apps.connections.open', 503, { times: 2 });
    localSlack.fail('apps.connections.open', 'internal_error', { times: 1 });
    localSlack.rateLimit('apps.connections.open', 1, { times: 1 });
    localSlack.cutConnections();
    await localSlack.until(() => localSlack.connections() === 0);
    await answersAgain(localSlack);
    expect(localSlack.calls('apps.connections.open')).toHaveLength(6);
    expect(await Promise.race([receiver.refused, 'not refused'])).toBe('not refused');
  });

  it('ends when Slack refuses the token', async () => {
    const { localSlack, receiver } = await connectApp();
    localSlack.fail('apps.connections.open', 'invalid_auth');
    localSlack.cutConnections();
    expect(await receiver.refused).toMatchObject({ data: { error: 'invalid_auth' } });
  });

  it('is tried at once, then after growing pauses of at most 30 seconds', () => {
    const pauses = [0, 1, 2, 3, 6, 7, 8, 1_000].map((failures) => pauseAfter(failures, usualTimings, 0));
    expect(pauses).toEqual([0, 500, 1_000, 2_000, 16_000, 30_000, 30_000, 30_000]);
    expect(pauseAfter(8, usualTimings, 1)).toBe(22_500);
  });
});
