import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { asObject, asText, type JsonObject, parseJson } from '../json.ts';
import type { State } from '../state/state.ts';
import type { AttemptOutcome, DeliveryTransport, Envelope } from './delivery.ts';

/** The most connections that Slack allows an app. */
const MAX_CONNECTIONS = 10;

/** Milliseconds that a client has to answer the closing handshake. */
const CLOSE_TIMEOUT = 1_000;

/** Milliseconds between asking an app to reconnect and closing the old connection. */
const REFRESH_TIMEOUT = 10_000;

/** Slack's reasons for asking an app to reconnect. */
export type RefreshReason = 'warning' | 'refresh_requested';

const ENVELOPE_TYPE = {
  event: 'events_api',
  command: 'slash_commands',
  interactive: 'interactive',
  options: 'interactive',
} as const;

export interface SocketTransport extends DeliveryTransport {
  /** Returns a new address for one connection, as `apps.connections.open` does. */
  openUrl(base: string): string;
  /** Handles an HTTP upgrade. Returns false if the ticket is unknown or used. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Returns the number of open connections. */
  count(): number;
  /** Asks every connected app to reconnect, as Slack does when it moves a connection, and closes some seconds later. */
  refresh(reason: RefreshReason): void;
  /** Keeps the open connections open, but drops all data in both directions. */
  freeze(): void;
  /** Terminates every connection without a closing handshake. */
  cut(): void;
}

interface Waiting {
  connection: WebSocket;
  settle(outcome: AttemptOutcome): void;
}

/** Makes the server side of Socket Mode, which sends each payload over one of the open connections. */
export function createSocketTransport(state: State, pick: (connections: number) => number): SocketTransport {
  const server = new WebSocketServer({ noServer: true, autoPong: false });
  const tickets = new Set<string>();
  const connections = new Set<WebSocket>();
  const frozen = new WeakSet<WebSocket>();
  const waiting = new Map<string, Waiting>();

  const acknowledge = (data: string): void => {
    const message = asObject(parseJson(data));
    const entry = waiting.get(asText(message.envelope_id));
    entry?.settle({ kind: 'acknowledged', status: 200, body: asObject(message.payload) });
  };

  const leave = (connection: WebSocket): void => {
    connections.delete(connection);
    for (const entry of [...waiting.values()]) {
      if (entry.connection === connection) entry.settle({ kind: 'failed', reason: 'connection_failed' });
    }
    state.changed();
  };

  const join = (connection: WebSocket): void => {
    if (connections.size >= MAX_CONNECTIONS) {
      connection.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }));
      connection.close();
      return;
    }
    connections.add(connection);
    connection.on('message', (data) => frozen.has(connection) || acknowledge(String(data)));
    connection.on('ping', (data) => frozen.has(connection) || connection.pong(data));
    connection.on('error', () => connection.terminate());
    connection.on('close', () => leave(connection));
    connection.send(JSON.stringify(hello(state.appId, connections.size)));
    state.changed();
  };

  return {
    openUrl(base) {
      const ticket = state.newId('K');
      tickets.add(ticket);
      return `${base}/link/?ticket=${ticket}&app_id=${state.appId}`;
    },
    accept(request, socket, head) {
      const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
      if (!tickets.delete(ticket)) return false;
      server.handleUpgrade(request, socket, head, join);
      return true;
    },
    count: () => connections.size,
    refresh(reason) {
      for (const connection of connections) {
        if (frozen.has(connection)) continue;
        connection.send(JSON.stringify({ type: 'disconnect', reason }));
        const timer = setTimeout(() => void closeGently(connection), REFRESH_TIMEOUT);
        connection.once('close', () => clearTimeout(timer));
      }
    },
    freeze() {
      for (const connection of connections) frozen.add(connection);
    },
    cut() {
      for (const connection of connections) connection.terminate();
    },
    send(envelope, deadline) {
      const open = [...connections].filter((connection) => connection.readyState === connection.OPEN);
      const connection = open[pick(open.length)];
      if (!connection) return Promise.resolve({ kind: 'failed', reason: 'connection_failed' });
      return new Promise((resolve) => {
        const envelopeId = state.newId('E');
        const settle = (outcome: AttemptOutcome): void => {
          clearTimeout(timer);
          waiting.delete(envelopeId);
          resolve(outcome);
        };
        const timer = setTimeout(() => settle({ kind: 'failed', reason: 'http_timeout' }), deadline);
        waiting.set(envelopeId, { connection, settle });
        if (!frozen.has(connection)) connection.send(JSON.stringify(envelopeOnWire(envelopeId, envelope)));
      });
    },
    async close() {
      await Promise.all([...connections].map(closeGently));
      server.close();
    },
  };
}

/** Waits for the closing handshake. Without it, a stopping client would see a fault and reconnect. */
async function closeGently(connection: WebSocket): Promise<void> {
  connection.close(1000);
  const timer = setTimeout(() => connection.terminate(), CLOSE_TIMEOUT);
  await once(connection, 'close');
  clearTimeout(timer);
}

function hello(appId: string, count: number): JsonObject {
  return {
    type: 'hello',
    num_connections: count,
    connection_info: { app_id: appId },
    debug_info: { host: 'local', build_number: 1, approximate_connection_time: 18_060 },
  };
}

function envelopeOnWire(envelopeId: string, envelope: Envelope): JsonObject {
  return {
    envelope_id: envelopeId,
    type: ENVELOPE_TYPE[envelope.kind],
    payload: envelope.payload,
    accepts_response_payload: envelope.kind !== 'event',
    ...(envelope.kind === 'event' && {
      retry_attempt: envelope.retry,
      retry_reason: envelope.retryReason ?? '',
    }),
  };
}
