import { createServer } from 'node:net';
import { App, HTTPReceiver, LogLevel, type Receiver, SocketModeReceiver } from '@slack/bolt';
import {
  type LocalSlack,
  type LocalSlackOptions,
  startLocalSlack,
} from '../../src/local-slack/local-slack.ts';

/** The two ways in which Slack delivers. */
export const TRANSPORTS = ['socket', 'http'] as const;
export type TransportName = (typeof TRANSPORTS)[number];

export interface Connected {
  localSlack: LocalSlack;
  app: App;
  stop(): Promise<void>;
}

/** A workspace with a small Bolt app connected to it; `register` adds the listeners. Milliseconds before it reconnects. */
export async function connect(
  transport: TransportName,
  register: (app: App) => void,
  options: LocalSlackOptions = {},
  reconnectAfter = 5_000,
): Promise<Connected> {
  const port = await freePort();
  const localSlack = await startLocalSlack({
    ...options,
    transport: transport === 'socket' ? 'socket' : { requestUrl: `http://127.0.0.1:${port}/slack/events` },
  });
  const app = new App({
    token: localSlack.botToken,
    clientOptions: { slackApiUrl: localSlack.apiUrl, retryConfig: { retries: 0 } },
    receiver: createReceiver(transport, localSlack, reconnectAfter),
    logLevel: LogLevel.ERROR,
    // Left to itself Bolt drops the bot's own events without acknowledging them, so that Slack repeats them.
    ignoreSelf: false,
  });
  register(app);
  await app.start(port);
  // Bolt checks its token on its own time: closing the workspace under that call would be an unhandled rejection.
  await localSlack.until(() => localSlack.calls('auth.test').some((call) => call.status === 200));
  return {
    localSlack,
    app,
    async stop() {
      await app.stop();
      await localSlack.close();
    },
  };
}

function createReceiver(transport: TransportName, localSlack: LocalSlack, reconnectAfter: number): Receiver {
  const { signingSecret, appToken, apiUrl } = localSlack;
  const logLevel = LogLevel.ERROR;
  if (transport === 'http') return new HTTPReceiver({ signingSecret, logLevel });
  return new SocketModeReceiver({
    appToken,
    logLevel,
    clientPingTimeout: reconnectAfter,
    installerOptions: { clientOptions: { slackApiUrl: apiUrl } },
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
