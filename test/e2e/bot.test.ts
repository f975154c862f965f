import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLocalSlack, type TransportName } from '../slack/harness.ts';
import { type Program, run } from './program.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nato-quote-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function startProgram(transport: TransportName) {
  const { localSlack, slack } = await openLocalSlack(transport);
  const tokens: Record<string, string> =
    slack.mode === 'socket'
      ? { SLACK_APP_TOKEN: slack.appToken }
      : { SLACK_SIGNING_SECRET: slack.signingSecret, PORT: String(slack.port) };
  const env = {
    ...tokens,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: join(folder, 'store.db'),
  };
  const start = async (settings: Record<string, string> = {}): Promise<Program> => {
    const program = run(['dist/main.js'], { ...env, ...settings });
    await program.says('"msg":"ready"');
    return program;
  };
  return { localSlack, port: slack.mode === 'http' ? slack.port : 0, start };
}

describe.each(['socket', 'http'] as const)('the program, over %s', (transport) => {
  it('answers, finishes what is under way when it is told to stop, and exits with 0', async () => {
    const { localSlack, start } = await startProgram(transport);
    const program = await start({ LOG_LEVEL: 'debug' });
    const { message } = await localSlack.say({
      user: 'alice',
      channel: 'general',
      text: '@nato-quote security guarantees',
    });
    const answer = await localSlack.nextMessage({ after: message, thread: message.ts, channel: 'general' });
    expect(answer.text).toContain('Volodymyr Zelenskyy');

    localSlack.delay('chat.postMessage', 1_000);
    const asked = localSlack.say({ user: 'alice', channel: 'general', text: '@nato-quote air defense' });
    await program.says("apiCall('chat.postMessage') start", 2);
    program.process.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(localSlack.thread('general', (await asked).message.ts)).toHaveLength(2);
    await localSlack.close();
  });

  it('answers exactly once what a crash cut short', async () => {
    const { localSlack, start } = await startProgram(transport);
    const program = await start();
    localSlack.dropAfterAccept('chat.postMessage');
    const asked = localSlack.say({ user: 'alice', channel: 'general', text: '@nato-quote air defense' });
    const answer = await localSlack.nextMessage({ channel: 'general' });
    program.process.kill('SIGKILL');
    await program.ended;
    localSlack.heal();
    const again = await start();
    const { message, deliveries } = await asked;
    expect(answer.threadTs).toBe(message.ts);
    await Promise.all(deliveries.map(({ id }) => localSlack.redeliver(id)));
    again.process.kill('SIGTERM');
    expect(await again.ended).toBe(0);
    expect(localSlack.thread('general', message.ts)).toHaveLength(2);
    await localSlack.close();
  });
});

describe('stopping', () => {
  it('waits for no connection over which nothing is asked', async () => {
    const { localSlack, port, start } = await startProgram('http');
    const program = await start();
    const idle = connect(port, '127.0.0.1');
    idle.on('error', () => undefined);
    await once(idle, 'connect');
    const told = performance.now();
    program.process.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(performance.now() - told).toBeLessThan(10_000);
    await localSlack.close();
  });
});

describe('stopping while Slack hangs', () => {
  it('takes ten seconds at most', async () => {
    const { localSlack, start } = await startProgram('socket');
    const program = await start({ LOG_LEVEL: 'debug' });
    localSlack.delay('chat.postMessage', 12_000);
    void localSlack.say({ user: 'alice', channel: 'general', text: '@nato-quote air defense' });
    await program.says("apiCall('chat.postMessage') start");
    const told = performance.now();
    program.process.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(performance.now() - told).toBeLessThan(10_000);
    await localSlack.close();
  });
});

it('ends, and names the token, when Slack refuses to be connected to again', async () => {
  const { localSlack, start } = await startProgram('socket');
  const program = await start();
  localSlack.fail('apps.connections.open', 'token_revoked');
  localSlack.cutConnections();
  expect(await program.ended).toBe(2);
  expect(program.output()).toMatch(/"level":"fatal".*SLACK_APP_TOKEN \(token_revoked\)/);
  await localSlack.close();
});

describe('a start that cannot succeed', () => {
  const failing = async (settings: Record<string, string>, ...parts: string[]) => {
    const program = run(['dist/main.js'], { DATABASE_URL: join(folder, 'store.db'), ...settings });
    expect(await program.ended, program.output()).toBe(2);
    const last = program.output().trim().split('\n').at(-1) ?? '';
    for (const part of parts) expect(last).toContain(part);
    expect(last).not.toContain('    at ');
  };

  it('names the token that Slack refuses, and the port that is taken', async () => {
    const { localSlack, slack } = await openLocalSlack('socket');
    if (slack.mode !== 'socket') throw new Error('asked for Socket Mode');
    const { apiUrl, botToken, appToken } = slack;
    const tokens = { SLACK_API_URL: apiUrl, SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken };
    await failing({ ...tokens, SLACK_BOT_TOKEN: 'xoxb-no' }, 'SLACK_BOT_TOKEN', 'invalid_auth', 'OAuth');
    await failing({ ...tokens, SLACK_APP_TOKEN: 'xapp-no' }, 'SLACK_APP_TOKEN', 'invalid_auth');
    const taken = createServer().listen(0);
    await once(taken, 'listening');
    const address = taken.address();
    const PORT = String(typeof address === 'object' && address !== null ? address.port : 0);
    const http = { SLACK_API_URL: apiUrl, SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: 'somesecret' };
    await failing({ ...http, PORT }, `PORT ${PORT}`, 'in use');
    await failing(
      { ...tokens, SLACK_API_URL: 'http://127.0.0.1:1/api/' },
      'cannot be reached',
      'SLACK_API_URL',
    );
    taken.close();
    await localSlack.close();
  });
});

describe('settings', () => {
  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN is missing'],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN is missing'],
    [{ SLACK_BOT_TOKEN: 'abc' }, 'SLACK_BOT_TOKEN must be a bot token'],
    [{ PORT: '99999' }, 'PORT must be a port number'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of'],
    [{ SLACK_API_URL: 'slack' }, 'SLACK_API_URL must be an http(s) address'],
    [{ CORPUS_DIR: '/does/not/exist' }, '/does/not/exist'],
  ])('with %j ends with one line and status 2', async (env, line) => {
    const program = run(['dist/main.js'], { DATABASE_URL: join(folder, 'store.db'), ...env });
    expect(await program.ended).toBe(2);
    expect(program.output()).toContain(line);
    expect(program.output().trim().split('\n')).toHaveLength(1);
  });
});
