import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { parse } from 'yaml';
import { readConfig, type SlackSettings } from '../../src/config.ts';
import {
  type LocalSlack,
  type LocalSlackOptions,
  startLocalSlack,
} from '../../src/local-slack/local-slack.ts';
import { createLogger } from '../../src/log.ts';
import { type ServiceConfig, startService } from '../../src/service.ts';

export type TransportName = 'socket' | 'http';

/** The app's manifest, parsed: the local Slack grants what it asks for, and nothing else. */
export const manifest: unknown = parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8'));

export type RunningBot = {
  readonly localSlack: LocalSlack;
  readonly stop: () => Promise<void>;
  /** Stops the bot, does `meanwhile`, and starts it again with the same store. */
  readonly restart: (meanwhile: () => void) => Promise<void>;
};

export type BotOptions = {
  readonly localSlack?: LocalSlackOptions;
  /** Settings other than the defaults. */
  readonly settings?: Partial<ServiceConfig>;
};

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** A workspace that the bot is to reach, and the settings that lead it there. */
export async function openLocalSlack(
  transport: TransportName,
  options: LocalSlackOptions = {},
): Promise<{ localSlack: LocalSlack; slack: Exclude<SlackSettings, { mode: 'local' | 'oauth' }> }> {
  const port = await freePort();
  const localSlack = await startLocalSlack({
    manifest,
    ...options,
    transport: transport === 'socket' ? 'socket' : { requestUrl: `http://127.0.0.1:${port}/slack/events` },
  });
  const { apiUrl, botToken, appToken, signingSecret } = localSlack;
  return {
    localSlack,
    slack:
      transport === 'socket'
        ? { mode: 'socket', botToken, appToken, apiUrl }
        : { mode: 'http', botToken, signingSecret, port, apiUrl },
  };
}

/** The bot in this process against a workspace of its own, with a database of its own. */
export async function startBot(transport: TransportName, options: BotOptions = {}): Promise<RunningBot> {
  const { localSlack, slack } = await openLocalSlack(transport, options.localSlack);
  const folder = mkdtempSync(join(tmpdir(), 'nato-quote-'));
  const config = { ...readConfig({}), databaseUrl: join(folder, 'store.db'), ...options.settings, slack };
  const start = () => startService(config, createLogger(process.env.TEST_LOG ? 'debug' : 'silent'));
  let service = await start();
  return {
    localSlack,
    async restart(meanwhile) {
      await service.stop();
      meanwhile();
      service = await start();
    },
    async stop() {
      await service.stop();
      await localSlack.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The same tests over both ways in which Slack delivers. */
export function overBothTransports(name: string, tests: (transport: TransportName) => void): void {
  for (const transport of ['socket', 'http'] as const)
    describe(`${name}, over ${transport}`, () => tests(transport));
}
