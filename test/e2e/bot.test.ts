import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkspace, type TransportName } from '../slack/harness.ts';
import { type Program, run } from './program.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nato-quote-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function startProgram(transport: TransportName) {
  const { workspace, slack } = await openWorkspace(transport);
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
  return { workspace, start };
}

describe.each(['socket', 'http'] as const)('the program, over %s', (transport) => {
  it('answers, finishes what is under way when it is told to stop, and exits with 0', async () => {
    const { workspace, start } = await startProgram(transport);
    const program = await start({ LOG_LEVEL: 'debug' });
    const { message } = await workspace.say({
      user: 'alice',
      channel: 'general',
      text: '@nato-quote security guarantees',
    });
    const answer = await workspace.nextMessage({ after: message, thread: message.ts, channel: 'general' });
    expect(answer.text).toContain('Volodymyr Zelenskyy');

    workspace.delay('chat.postMessage', 1_000);
    const asked = workspace.say({ user: 'alice', channel: 'general', text: '@nato-quote air defense' });
    await program.says("apiCall('chat.postMessage') start", 2);
    program.process.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(workspace.thread('general', (await asked).message.ts)).toHaveLength(2);
    await workspace.close();
  });

  it('answers exactly once what a crash cut short', async () => {
    const { workspace, start } = await startProgram(transport);
    const program = await start();
    workspace.dropAfterAccept('chat.postMessage');
    const asked = workspace.say({ user: 'alice', channel: 'general', text: '@nato-quote air defense' });
    const answer = await workspace.nextMessage({ channel: 'general' });
    program.process.kill('SIGKILL');
    await program.ended;
    workspace.heal();
    const again = await start();
    const { message, deliveries } = await asked;
    expect(answer.threadTs).toBe(message.ts);
    await Promise.all(deliveries.map(({ id }) => workspace.redeliver(id)));
    again.process.kill('SIGTERM');
    expect(await again.ended).toBe(0);
    expect(workspace.thread('general', message.ts)).toHaveLength(2);
    await workspace.close();
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
