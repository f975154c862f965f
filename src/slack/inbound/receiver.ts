import type { Server } from 'node:http';
import { type Authorize, ErrorCode, HTTPModuleFunctions, HTTPReceiver, type Receiver } from '@slack/bolt';
import type { Config } from '../../config.ts';
import { boltLogger, type Logger } from '../../log.ts';
import { botScopes } from '../ids.ts';
import { longestCall } from '../outbound/post.ts';
import { type Intake, orderly } from './acknowledge.ts';
import { UnansweredError } from './answer-later.ts';
import { StoppingError } from './idempotency.ts';
import { createStateStore } from './install-state.ts';
import { type InstallationShelf, installationStore } from './installations.ts';
import { createSocketReceiver, type SocketReceiver } from './socket-mode/receiver.ts';
import { refuseMalformed } from './strict-requests.ts';

/** The path of everything that Slack delivers in HTTP mode. */
export const deliveriesPath = '/slack/events';

/** The way in from Slack, and how to learn on whose behalf the bot acts where it serves several workspaces. */
export type WayIn = {
  readonly receiver: Receiver;
  readonly authorize?: Authorize<boolean>;
  /** Resolves when Slack can reach the bot. */
  open(): Promise<void>;
  /** In HTTP mode nobody can connect from now on. */
  shut(): void;
  /** Lets go of every connection. */
  leave(): Promise<void>;
  /** Resolves when Slack refuses to be connected to any more, with what it said. */
  readonly refused: Promise<Error>;
};

/** In HTTP mode it is Slack that connects. */
const neverRefused = new Promise<Error>(() => undefined);

/** Milliseconds for the last responses to reach Slack before their connections are cut. */
const lastWords = 300;

/** A connection over which nothing is asked would keep the server from closing for as long as it is open. */
function overHttp(http: HTTPReceiver, port: number, intake: Intake): WayIn {
  let server: Server | undefined;
  let closed: Promise<void> | undefined;
  return {
    receiver: orderly(http, intake),
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

function overSocket(socket: SocketReceiver, intake: Intake): WayIn {
  return {
    receiver: orderly(socket, intake),
    async open() {
      await socket.start();
    },
    // What is under way is acknowledged over the same connection that brings what is new.
    shut: () => undefined,
    async leave() {
      await socket.stop();
    },
    refused: socket.refused,
  };
}

/** True if an error leaves an event to be delivered again: it is no fault of the program's. */
const isDeliveredAgain = (error: Error): boolean =>
  error instanceof StoppingError || error instanceof UnansweredError;

/** Logs what could not be processed. True: nobody has installed the app there, so delivering it again is no use. */
function failedOverSocket(error: Error, log: Logger): boolean {
  if (isDeliveredAgain(error)) return false;
  log.error({ err: error }, 'a delivery could not be processed');
  return 'code' in error && error.code === ErrorCode.AuthorizationError;
}

/** Bolt's own handler, but for what came while stopping: that is no error, and may be delivered again. */
async function onFailure(args: HTTPModuleFunctions.ReceiverProcessEventErrorHandlerArgs): Promise<boolean> {
  if (!isDeliveredAgain(args.error)) return HTTPModuleFunctions.defaultProcessEventErrorHandler(args);
  if (!args.response.headersSent) args.response.writeHead(503, { connection: 'close' }).end();
  return false;
}

type RemoteSlack = Exclude<Config['slack'], { mode: 'local' }>;

/** The way in that the settings choose. In Socket Mode Slack is called; otherwise it calls `/slack/events`. */
export function createWayIn(slack: RemoteSlack, shelf: InstallationShelf, intake: Intake): WayIn {
  const logger = boltLogger(intake.log);
  const clientOptions = { slackApiUrl: slack.apiUrl, timeout: longestCall };
  if (slack.mode === 'socket') {
    const { appToken, apiUrl } = slack;
    const onError = (error: Error) => failedOverSocket(error, intake.log);
    return overSocket(createSocketReceiver({ appToken, apiUrl, log: intake.log, onError }), intake);
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
    return overHttp(single, port, intake);
  }
  const { clientId, clientSecret, stateSecret } = slack;
  const http = new HTTPReceiver({
    ...listening,
    clientId,
    clientSecret,
    scopes: [...botScopes],
    installationStore: installationStore(shelf),
    installerOptions: {
      directInstall: true,
      stateStore: createStateStore(stateSecret, shelf.claimState),
      clientOptions,
      authorizationUrl: new URL('/oauth/v2/authorize', slack.apiUrl).href,
    },
  });
  refuseMalformed(http, deliveriesPath, signingSecret);
  const { installer } = http;
  if (installer === undefined)
    throw new Error('Bolt made no installer although the client id and secrets are set');
  return { ...overHttp(http, port, intake), authorize: (source) => installer.authorize(source) };
}
