import { createServer } from 'node:net';
import { App, HTTPReceiver, type LogLevel } from '@slack/bolt';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../src/workspace/workspace.ts';

/** The two ways in which Slack delivers. */
export const TRANSPORTS = ['socket', 'http'] as const;
export type TransportName = (typeof TRANSPORTS)[number];

export interface Connected {
  workspace: Workspace;
  app: App;
  stop(): Promise<void>;
}

/** A workspace with a small Bolt app connected to it; `register` adds the listeners. */
export async function connect(
  transport: TransportName,
  register: (app: App) => void,
  options: WorkspaceOptions = {},
): Promise<Connected> {
  const port = await freePort();
  const workspace = await startWorkspace({
    ...options,
    transport: transport === 'socket' ? 'socket' : { requestUrl: `http://127.0.0.1:${port}/slack/events` },
  });
  const shared = {
    token: workspace.botToken,
    clientOptions: { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } },
    logLevel: 'error' as LogLevel,
    // Left to itself Bolt drops the bot's own events without acknowledging them, so that Slack repeats them.
    ignoreSelf: false,
  };
  const app =
    transport === 'socket'
      ? new App({ ...shared, appToken: workspace.appToken, socketMode: true })
      : new App({
          ...shared,
          receiver: new HTTPReceiver({
            signingSecret: workspace.signingSecret,
            logLevel: 'error' as LogLevel,
          }),
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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
