import type { Server } from 'node:http';
import { type Authorize, ErrorCode, HTTPModuleFunctions, HTTPReceiver } from '@slack/bolt';
import type { Config } from '../../config.ts';
import { boltLogger, type Logger } from '../../log.ts';
import { botScopes } from '../ids.ts';
import { callTimeoutMs } from '../outbound/post.ts';
import { acknowledgeWhenAnswered, type ReceiverContext, type ResumingReceiver } from './acknowledge.ts';
import { UnansweredError } from './answer-later.ts';
import { StoppingError } from './idempotency.ts';
import { createStateStore } from './install-state.ts';
import { type InstallationRecords, installationStore } from './installations.ts';
import { createSocketReceiver, type SocketReceiver } from './socket-mode/receiver.ts';
import { refuseMalformed } from './strict-requests.ts';

/** Path of all deliveries in HTTP mode. */
export const deliveriesPath = '/slack/events';

/** The connection to Slack, and the authorization of several workspaces. */
export type Transport = {
  readonly receiver: ResumingReceiver;
  readonly authorize?: Authorize<boolean>;
  /** Resolves when Slack can reach the bot. */
  open(): Promise<void>;
  /** In HTTP mode: refuses new connections. */
  shut(): void;
  /** Closes all connections. */
  leave(): Promise<void>;
  /** Resolves with Slack's error if Slack refuses further connections. */
  readonly refused: Promise<Error>;
};

/** Never resolves: in HTTP mode Slack connects to the bot. */
const neverRefused = new Promise<Error>(() => undefined);

/** Milliseconds for the last responses before their connections are closed. */
const lastWords = 300;

/** Creates the HTTP transport. Idle connections are closed when it stops: they would keep the server open. */
function httpTransport(http: HTTPReceiver, port: number, context: ReceiverContext): Transport {
  let server: Server | undefined;
  let closed: Promise<void> | undefined;
  return {
    receiver: acknowledgeWhenAnswered(http, context),
    async open() {
      server = await http.start(port);
    },
    shut() {
      closed = server === undefined ? undefined : http.stop();
    },
    async leave() {
      const cut = setTimeout(() => server?.closeAllConnections(), lastWords);
      server?.closeIdleConnections();
      await closed;
      clearTimeout(cut);
    },
    refused: neverRefused,
  };
}

function socketTransport(socket: SocketReceiver, context: ReceiverContext): Transport {
  return {
    receiver: acknowledgeWhenAnswered(socket, context),
    async open() {
      await socket.start();
    },
    // Deliveries in progress are acknowledged over the same connection.
    shut: () => undefined,
    async leave() {
      await socket.stop();
    },
    refused: socket.refused,
  };
}

/** True if an event with this error is to be delivered again. */
const isDeliveredAgain = (error: Error): boolean =>
  error instanceof StoppingError || error instanceof UnansweredError;

/** Logs an event that could not be processed. True if the app is not installed there, so that a retry is useless. */
function failedOverSocket(error: Error, log: Logger): boolean {
  if (isDeliveredAgain(error)) return false;
  log.error({ err: error }, 'a delivery could not be processed');
  return 'code' in error && error.code === ErrorCode.AuthorizationError;
}

/** Answers 503 to deliveries that may come again; leaves the others to Bolt's own handler. */
async function onFailure(args: HTTPModuleFunctions.ReceiverProcessEventErrorHandlerArgs): Promise<boolean> {
  if (!isDeliveredAgain(args.error)) return HTTPModuleFunctions.defaultProcessEventErrorHandler(args);
  if (!args.response.headersSent) args.response.writeHead(503, { connection: 'close' }).end();
  return false;
}

type RemoteSlack = Exclude<Config['slack'], { mode: 'local' }>;

/** Creates the transport for the settings: Socket Mode, or HTTP at `/slack/events`. */
export function createTransport(
  slack: RemoteSlack,
  records: InstallationRecords,
  context: ReceiverContext,
): Transport {
  const logger = boltLogger(context.log);
  const clientOptions = { slackApiUrl: slack.apiUrl, timeout: callTimeoutMs };
  if (slack.mode === 'socket') {
    const { appToken, apiUrl } = slack;
    const onError = (error: Error) => failedOverSocket(error, context.log);
    return socketTransport(createSocketReceiver({ appToken, apiUrl, log: context.log, onError }), context);
  }
  const { signingSecret, port } = slack;
  const listening = {
    signingSecret,
    port,
    endpoints: [deliveriesPath],
    logger,
    processEventErrorHandler: onFailure,
  };
  if (slack.mode === 'http') {
    const single = new HTTPReceiver(listening);
    refuseMalformed(single, deliveriesPath, signingSecret);
    return httpTransport(single, port, context);
  }
  const { clientId, clientSecret, stateSecret } = slack;
  const http = new HTTPReceiver({
    ...listening,
    clientId,
    clientSecret,
    scopes: [...botScopes],
    installationStore: installationStore(records),
    installerOptions: {
      directInstall: true,
      stateStore: createStateStore(stateSecret, records.claimState),
      clientOptions,
      authorizationUrl: new URL('/oauth/v2/authorize', slack.apiUrl).href,
    },
  });
  refuseMalformed(http, deliveriesPath, signingSecret);
  const { installer } = http;
  if (installer === undefined)
    throw new Error('Bolt made no installer although the client id and secrets are set');
  return { ...httpTransport(http, port, context), authorize: (source) => installer.authorize(source) };
}
