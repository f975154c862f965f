import { setTimeout as after } from 'node:timers/promises';
import type { App, Receiver } from '@slack/bolt';
import { WebAPIPlatformError, WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { boltLogger, type Logger } from '../../../log.ts';
import { callTimeoutMs } from '../../outbound/post.ts';
import { type Connection, connect, type SocketEnvelope } from './connection.ts';
import { pauseAfter, type Timings, usualTimings } from './timings.ts';

type Settings = {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly log: Logger;
  /** Told of every delivery that could not be processed. True: it is acknowledged all the same. */
  readonly onError: (error: Error) => boolean;
  readonly timings?: Timings;
};

/** Bolt's way in over Socket Mode. */
export type SocketReceiver = Receiver & {
  /** Resolves if Slack refuses to let the app connect again: nothing but new settings helps then. */
  readonly refused: Promise<Error>;
};

/** What `apps.connections.open` says when no further try will help. */
const refusals = new Set([
  'account_inactive',
  'forbidden_team',
  'invalid_auth',
  'missing_scope',
  'not_allowed_token_type',
  'not_authed',
  'team_disabled',
  'token_expired',
  'token_revoked',
  'user_removed_from_team',
]);

const isRefusal = (error: unknown): error is WebAPIPlatformError =>
  error instanceof WebAPIPlatformError && refusals.has(error.data.error);

/** The form in which Slack takes what a listener acknowledges with. */
function payloadOf(response: unknown): object {
  if (typeof response === 'string') return { text: response };
  return typeof response === 'object' && response !== null ? response : {};
}

/**
 * Keeps one connection to Slack open. When Slack asks for a new one, the old one stays until its successor has
 * said `hello`. Whatever goes wrong is tried again for as long as it takes, unless Slack refuses the token.
 */
export function createSocketReceiver({
  appToken,
  apiUrl,
  log,
  onError,
  timings = usualTimings,
}: Settings): SocketReceiver {
  const client = new WebClient(appToken, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: callTimeoutMs,
    logger: boltLogger(log),
  });
  const stopping = new AbortController();
  const connections = new Set<Connection>();
  let app: App | undefined;
  let refuse = (_: Error) => {};
  const refused = new Promise<Error>((resolve) => {
    refuse = resolve;
  });

  /** Over the envelope's own connection or, if that has gone, the newest one, as Slack's own clients do. */
  function acknowledge(id: string, own: Connection, payload: object): void {
    const others = [...connections].filter((one) => one !== own).reverse();
    if ([own, ...others].some((connection) => connection.acknowledge(id, payload))) return;
    log.warn('a delivery could not be acknowledged: its connection has gone');
  }

  async function receive({ id, body, ...retry }: SocketEnvelope, connection: Connection): Promise<void> {
    let isAcknowledged = false;
    const ack = async (response?: unknown) => {
      if (isAcknowledged) return;
      isAcknowledged = true;
      acknowledge(id, connection, payloadOf(response));
    };
    try {
      await app?.processEvent({ body, ack, ...retry });
    } catch (error) {
      if (onError(error instanceof Error ? error : new Error(String(error)))) await ack();
    }
  }

  async function open(): Promise<Connection> {
    const { url = '' } = await client.apps.connections.open();
    stopping.signal.throwIfAborted();
    const connection = connect(url, timings, (envelope, own) => void receive(envelope, own));
    connections.add(connection);
    void connection.closed.then(() => connections.delete(connection));
    await connection.opened;
    return connection;
  }

  /** @throws WebAPIPlatformError if Slack refuses the token; what `stopping` aborts */
  async function openPatiently(failuresBefore: number): Promise<Connection> {
    let pause = pauseAfter(failuresBefore, timings, Math.random());
    for (let failures = failuresBefore + 1; ; failures += 1) {
      await after(pause, undefined, { signal: stopping.signal });
      try {
        return await open();
      } catch (error) {
        stopping.signal.throwIfAborted();
        if (isRefusal(error)) throw error;
        const least = error instanceof WebAPIRateLimitedError ? error.retryAfter * 1_000 : 0;
        pause = Math.max(least, pauseAfter(failures, timings, Math.random()));
        log.warn({ err: error, nextTryInMs: Math.round(pause) }, 'Slack could not be connected to');
      }
    }
  }

  async function keepConnected(first: Connection): Promise<void> {
    let connection = first;
    // How many in a row ended soon after they were opened: the first time is no reason to wait.
    const endedSoon = { asked: 0, gone: 0 };
    for (;;) {
      const openedAt = performance.now();
      const { kind, reason } = await connection.ending;
      stopping.signal.throwIfAborted();
      log.info({ reason }, 'opening a new connection to Slack');
      endedSoon[kind] = performance.now() - openedAt < timings.settledAfter ? endedSoon[kind] + 1 : 0;
      const next = await openPatiently(Math.max(0, endedSoon[kind] - 1));
      connection.retire();
      connection = next;
    }
  }

  return {
    refused,
    init(bolt) {
      app = bolt;
    },
    async start() {
      const first = await openPatiently(0);
      keepConnected(first).catch((error: unknown) => {
        if (!stopping.signal.aborted) refuse(error instanceof Error ? error : new Error(String(error)));
      });
    },
    async stop() {
      stopping.abort();
      for (const connection of connections) connection.close();
      await Promise.all([...connections].map(({ closed }) => closed));
    },
  };
}
