import { type RawData, WebSocket } from 'ws';
import { z } from 'zod';
import type { Timings } from './timings.ts';

/** What Slack delivers over a connection: an event, a command, a press, a form. */
export type SocketEnvelope = {
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly retryNum?: number;
  readonly retryReason?: string;
};

/** Why a connection needs a successor. `asked`: it goes on until there is one. */
export type Ending = { readonly kind: 'asked' | 'gone'; readonly reason: string };

/** One WebSocket to Slack. */
export type Connection = {
  /** Resolves at Slack's `hello`. Rejects if the connection ends before. */
  readonly opened: Promise<void>;
  /** Resolves when a successor is needed: Slack asks for one, or the connection has gone. */
  readonly ending: Promise<Ending>;
  readonly closed: Promise<void>;
  /** Sends the acknowledgement of an envelope. False if the connection is not open. */
  acknowledge(envelopeId: string, payload: object): boolean;
  /** To be called once there is a successor: closes when everything is acknowledged and nothing more comes. */
  retire(): void;
  /** Closes now. */
  close(): void;
};

/** docs.slack.dev/apis/events-api/using-socket-mode */
const incoming = z.union([
  z.object({ type: z.literal('hello') }),
  z.object({ type: z.literal('disconnect'), reason: z.string().default('unknown') }),
  z.object({
    envelope_id: z.string(),
    payload: z.record(z.string(), z.unknown()),
    retry_attempt: z.number().optional(),
    retry_reason: z.string().optional(),
  }),
]);

/** A frame's content, or `null` if it is none of what Slack documents. */
function read(data: RawData): z.infer<typeof incoming> | null {
  try {
    return incoming.safeParse(JSON.parse(String(data))).data ?? null;
  } catch {
    return null;
  }
}

/** Opens the address that `apps.connections.open` gave. `receive` gets everything that is delivered. */
export function connect(
  url: string,
  timings: Timings,
  receive: (envelope: SocketEnvelope, connection: Connection) => void,
): Connection {
  const socket = new WebSocket(url, { handshakeTimeout: timings.openWithin });
  const unacknowledged = new Set<string>();
  let isRetired = false;
  let quiet: NodeJS.Timeout | undefined;
  let missed = 0;

  const close = () => {
    socket.close(1000);
    setTimeout(() => socket.terminate(), timings.closeHandshake).unref();
  };
  const closeWhenQuiet = () => {
    clearTimeout(quiet);
    if (isRetired && unacknowledged.size === 0) quiet = setTimeout(close, timings.quietBeforeClosing);
  };
  const heartbeat = setInterval(() => {
    missed += 1;
    if (missed >= timings.pingsMissed) socket.terminate();
    else if (socket.readyState === WebSocket.OPEN) socket.ping();
  }, timings.pingEvery);
  const noHello = setTimeout(() => socket.terminate(), 2 * timings.openWithin);

  let markOpened = () => {};
  let failToOpen = (_: Error) => {};
  let end = (_: Ending) => {};
  const opened = new Promise<void>((resolve, reject) => {
    markOpened = resolve;
    failToOpen = reject;
  });
  opened.catch(() => undefined);
  const ending = new Promise<Ending>((resolve) => {
    end = resolve;
  });
  let failure = 'closed by Slack';
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));

  const connection: Connection = {
    opened,
    ending,
    closed,
    acknowledge(envelopeId, payload) {
      unacknowledged.delete(envelopeId);
      if (socket.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify({ envelope_id: envelopeId, payload }));
      closeWhenQuiet();
      return true;
    },
    retire() {
      isRetired = true;
      closeWhenQuiet();
      setTimeout(close, timings.closedWithin).unref();
    },
    close,
  };

  const hear = () => {
    missed = 0;
  };
  socket.on('ping', hear);
  socket.on('pong', hear);
  socket.on('message', (data) => {
    hear();
    const message = read(data);
    if (message === null) return;
    if ('envelope_id' in message) {
      unacknowledged.add(message.envelope_id);
      closeWhenQuiet();
      const { envelope_id: id, payload: body, retry_attempt, retry_reason } = message;
      receive(
        {
          id,
          body,
          ...(retry_attempt === undefined ? {} : { retryNum: retry_attempt }),
          ...(retry_reason === undefined ? {} : { retryReason: retry_reason }),
        },
        connection,
      );
    } else if (message.type === 'hello') {
      clearTimeout(noHello);
      markOpened();
    } else {
      // Slack closes the connection some seconds later. It refuses one too many in the same words, before `hello`.
      failToOpen(new Error(`Slack closes the connection: ${message.reason}`));
      end({ kind: 'asked', reason: message.reason });
    }
  });
  socket.on('error', (error) => {
    failure = error.message;
  });
  socket.once('close', () => {
    clearInterval(heartbeat);
    clearTimeout(noHello);
    clearTimeout(quiet);
    if (missed >= timings.pingsMissed) failure = 'Slack no longer answers';
    failToOpen(new Error(failure));
    end({ kind: 'gone', reason: failure });
  });
  return connection;
}
