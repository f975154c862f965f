import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { sign } from '../../src/local-slack/events/http-transport.ts';
import type { JsonObject } from '../../src/local-slack/json.ts';
import {
  type LocalSlack,
  type LocalSlackOptions,
  startLocalSlack,
} from '../../src/local-slack/local-slack.ts';
import { connect } from './bolt.ts';
import { call } from './call.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  const localSlack = await startLocalSlack({ acknowledgeWithin: 400, retryDelays: [0, 20, 40], ...options });
  closing.push(() => localSlack.close());
  return localSlack;
}

/** A bare Socket Mode client: it acknowledges only when it is told to. */
async function socket(localSlack: LocalSlack, acknowledge: (envelope: JsonObject) => JsonObject | undefined) {
  const { url } = await call(localSlack, 'apps.connections.open', {}, localSlack.appToken);
  const connection = new WebSocket(String(url));
  const envelopes: JsonObject[] = [];
  const ready = new Promise<void>((resolve, reject) => {
    connection.on('error', reject);
    connection.on('message', (data) => {
      const envelope = JSON.parse(String(data)) as JsonObject;
      if (envelope.type === 'hello') return resolve();
      envelopes.push(envelope);
      const payload = acknowledge(envelope);
      if (payload) connection.send(JSON.stringify({ envelope_id: envelope.envelope_id, payload }));
    });
  });
  await ready;
  closing.push(async () => connection.terminate());
  return { connection, envelopes };
}

interface Request {
  headers: { [name: string]: string | string[] | undefined };
  body: string;
}

/** A bare HTTP app that answers with these statuses in turn (the last one for ever); 0 leaves it unanswered. */
async function httpApp(statuses: number[]): Promise<{ requestUrl: string; requests: Request[] }> {
  const requests: Request[] = [];
  const server: Server = createServer(async (request, response) => {
    requests.push({ headers: request.headers, body: await text(request) });
    const status = statuses[Math.min(requests.length, statuses.length) - 1] ?? 200;
    if (status > 0) response.writeHead(status).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closing.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { requestUrl: `http://127.0.0.1:${address.port}/slack/events`, requests };
}

const mention = { user: 'bob', channel: 'general', text: 'hello' };

describe('an event that is not acknowledged', () => {
  it('is retried three times over HTTP, with number and reason, under the same event id', async () => {
    const { requestUrl, requests } = await httpApp([500, 0, 404, 200]);
    const slack = await start({ transport: { requestUrl } });
    const { deliveries } = await slack.say(mention);
    await deliveries[0]?.settled;
    expect(
      requests.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']]),
    ).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_timeout'],
      ['3', 'http_error'],
    ]);
    expect(new Set(requests.map(({ body }) => (JSON.parse(body) as JsonObject).event_id))).toEqual(
      new Set([deliveries[0]?.id]),
    );
    expect(deliveries[0]).toMatchObject({ acknowledged: true, retries: 3 });
  });

  it('is given up after the third retry', async () => {
    const { requestUrl, requests } = await httpApp([500]);
    const slack = await start({ transport: { requestUrl } });
    const { deliveries } = await slack.say(mention);
    await deliveries[0]?.settled;
    expect(requests).toHaveLength(4);
    expect(deliveries[0]).toMatchObject({ acknowledged: false, retries: 3 });
  });

  it('is retried over Socket Mode, with the attempt on the envelope', async () => {
    const slack = await start();
    const { envelopes } = await socket(slack, ({ retry_attempt: attempt }) =>
      attempt === 2 ? {} : undefined,
    );
    const { deliveries } = await slack.say(mention);
    await deliveries[0]?.settled;
    expect(envelopes.map(({ retry_attempt, retry_reason }) => [retry_attempt, retry_reason])).toEqual([
      [0, ''],
      [1, 'http_timeout'],
      [2, 'http_timeout'],
    ]);
    expect(deliveries[0]).toMatchObject({ acknowledged: true, retries: 2 });
  });

  it('is retried over another connection when its own breaks', async () => {
    const slack = await start({ acknowledgeWithin: 5_000, pick: () => 0 });
    const first = await socket(slack, () => {
      first.connection.terminate();
      return undefined;
    });
    const second = await socket(slack, () => ({}));
    const { deliveries } = await slack.say(mention);
    await deliveries[0]?.settled;
    expect(second.envelopes).toMatchObject([{ retry_attempt: 1, retry_reason: 'connection_failed' }]);
  });
});

describe('a command that is not acknowledged', () => {
  it('is not retried', async () => {
    const { requestUrl, requests } = await httpApp([0]);
    const slack = await start({ transport: { requestUrl } });
    const delivery = await slack.command({ user: 'bob', text: 'x' });
    await delivery.settled;
    expect(requests).toHaveLength(1);
    expect(delivery).toMatchObject({
      acknowledged: false,
      attempts: [{ outcome: { reason: 'http_timeout' } }],
    });
  });

  it('fails at once when nobody is connected', async () => {
    const delivery = await (await start()).command({ user: 'bob', text: 'x' });
    expect(delivery).toMatchObject({
      acknowledged: false,
      attempts: [{ outcome: { reason: 'connection_failed' } }],
    });
  });
});

describe('signed requests', () => {
  it('carry Slack’s signature over the body as sent', async () => {
    const { requestUrl, requests } = await httpApp([200]);
    const slack = await start({ transport: { requestUrl } });
    await slack.command({ user: 'bob', text: 'käse & <b>' });
    const [{ headers, body } = { headers: {}, body: '' }] = requests;
    expect(headers['x-slack-signature']).toBe(
      sign(slack.signingSecret, Number(headers['x-slack-request-timestamp']), body),
    );
    expect(new URLSearchParams(body).get('text')).toBe('käse &amp; &lt;b&gt;');
  });

  it.each(['unsigned', 'wrong secret', 'stale'] as const)(
    'are refused by a Bolt app when %s',
    async (how) => {
      const connected = await connect('http', () => undefined);
      closing.push(() => connected.stop());
      expect(await connected.localSlack.forge(how)).toBe(401);
    },
  );
});

describe('Socket Mode', () => {
  it('sends each payload to one of the connections', async () => {
    let turn = 0;
    const slack = await start({ pick: (connections) => turn++ % connections });
    const apps = [await socket(slack, () => ({})), await socket(slack, () => ({}))];
    for (let index = 0; index < 4; index += 1) await slack.command({ user: 'bob', text: 'x' });
    expect(apps.map(({ envelopes }) => envelopes.length)).toEqual([2, 2]);
  });

  it('accepts a ticket once, and ten connections at most', async () => {
    const slack = await start();
    for (let index = 0; index < 10; index += 1) await socket(slack, () => ({}));
    expect(slack.connections()).toBe(10);
    const { url } = await call(slack, 'apps.connections.open', {}, slack.appToken);
    const eleventh = new WebSocket(String(url));
    const told = new Promise((resolve) =>
      eleventh.once('message', (data) => resolve(JSON.parse(String(data)))),
    );
    expect(await told).toEqual({ type: 'disconnect', reason: 'too_many_websockets' });
    const again = new WebSocket(String(url));
    await expect(new Promise((_, reject) => again.once('error', reject))).rejects.toThrow('401');
  });

  it('asks a Bolt app to reconnect, and it does', async () => {
    const connected = await connect(
      'socket',
      (app) => app.command('/nato-quote', async ({ ack }) => ack('here')),
      {},
      300,
    );
    closing.push(() => connected.stop());
    const { localSlack: slack } = connected;
    slack.refreshConnections();
    await slack.until(() => slack.connections() === 0);
    await slack.until(() => slack.connections() === 1);
    const answer = await slack.response(await slack.command({ user: 'bob', text: 'x' }));
    expect(answer.text).toBe('here');
  });
});

describe('a delivery that has been acknowledged', () => {
  it('can be sent again with the same id', async () => {
    const slack = await start();
    const { envelopes } = await socket(slack, () => ({}));
    const { deliveries } = await slack.say(mention);
    await slack.redeliver(deliveries[0]?.id ?? '');
    expect(
      envelopes.map(({ payload, retry_attempt }) => [(payload as JsonObject).event_id, retry_attempt]),
    ).toEqual([
      [deliveries[0]?.id, 0],
      [deliveries[0]?.id, 1],
    ]);
    await expect(slack.redeliver('Ev0NONE')).rejects.toThrow('Ev0NONE');
  });

  it('may be a command that is answered in the acknowledgement', async () => {
    const slack = await start();
    await socket(slack, () => ({ text: 'hello', response_type: 'in_channel' }));
    const delivery = await slack.command({ user: 'bob', channel: 'general', text: 'x' });
    expect(slack.responses(delivery)).toMatchObject([{ text: 'hello' }]);
    expect(slack.messages('general')).toMatchObject([{ text: 'hello' }]);
  });
});

describe('a response_url', () => {
  const respond = (url: unknown, body: object) =>
    fetch(String(url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('works five times', async () => {
    const slack = await start();
    const { payload } = await slack.command({ user: 'bob', channel: 'random', text: 'x' });
    const statuses: number[] = [];
    for (let index = 0; index < 6; index += 1)
      statuses.push((await respond(payload.response_url, { text: String(index) })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    expect(slack.ephemerals('bob')).toHaveLength(5);
  });

  it('works for half an hour', async () => {
    let now = 1_700_000_000_000;
    const slack = await start({ clock: () => now });
    const { payload } = await slack.command({ user: 'bob', text: 'x' });
    now += 30 * 60_000;
    expect((await respond(payload.response_url, { text: 'in time' })).status).toBe(200);
    now += 1;
    const late = await respond(payload.response_url, { text: 'late' });
    expect([late.status, await late.json()]).toEqual([404, { ok: false, error: 'expired_url' }]);
  });

  it('refuses invalid messages', async () => {
    const slack = await start();
    const { payload } = await slack.command({ user: 'bob', text: 'x' });
    const answer = await respond(payload.response_url, { text: 'x', blocks: [{ type: 'nonsense' }] });
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: 'invalid_blocks' }]);
  });
});
