import { createServer } from 'node:net';
import { App, HTTPReceiver, LogLevel, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../src/local-slack/local-slack.ts';

/** The two ways in which Slack delivers. */
export const TRANSPORTS = ['socket', 'http'] as const;
export type TransportName = (typeof TRANSPORTS)[number];

export interface Connected {
  workspace: Workspace;
  app: App;
  stop(): Promise<void>;
}

/** A workspace with a small Bolt app connected to it; `register` adds the listeners. Milliseconds before it reconnects. */
export async function connect(
  transport: TransportName,
  register: (app: App) => void,
  options: WorkspaceOptions = {},
  reconnectAfter = 5_000,
): Promise<Connected> {
  const port = await freePort();
  const workspace = await startWorkspace({
    ...options,
    transport: transport === 'socket' ? 'socket' : { requestUrl: `http://127.0.0.1:${port}/slack/events` },
  });
  const app = new App({
    token: workspace.botToken,
    clientOptions: { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } },
    receiver: createReceiver(transport, workspace, reconnectAfter),
    logLevel: LogLevel.ERROR,
    // Left to itself Bolt drops the bot's own events without acknowledging them, so that Slack repeats them.
    ignoreSelf: false,
  });
  register(app);
  await app.start(port);
  // Bolt checks its token on its own time: closing the workspace under that call would be an unhandled rejection.
  await workspace.until(() => workspace.calls('auth.test').some((call) => call.status === 200));
  return {
    workspace,
    app,
    async stop() {
      await app.stop();
      await workspace.close();
    },
  };
}

function createReceiver(transport: TransportName, workspace: Workspace, reconnectAfter: number): Receiver {
  const { signingSecret, appToken, apiUrl } = workspace;
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
