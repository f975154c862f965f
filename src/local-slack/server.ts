import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { handleApi } from './api/handler.ts';
import { METHODS } from './api/methods.ts';
import type { Context } from './context.ts';
import type { SocketTransport } from './events/socket-transport.ts';
import type { Faults } from './faults.ts';
import { handleHook } from './gestures/hooks.ts';
import { remember } from './state/state.ts';

/** Milliseconds. */
const CLOSING = { checkEveryMs: 10, timeoutMs: 1_000 };

export interface Listening {
  server: Server;
  /** Host and port. */
  host: string;
  close(): Promise<void>;
}

/** Opens a port of 127.0.0.1 (a free one for 0). */
export async function openPort(port: number): Promise<Listening> {
  const server = createServer();
  // A burst of answers, each on a connection of its own, must find room in the queue.
  server.listen({ port, host: '127.0.0.1', backlog: 4096 });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The local Slack got no port.');
  return { server, host: `127.0.0.1:${address.port}`, close: () => closeGently(server) };
}

/** Waits for responses in progress, then closes the remaining connections. */
async function closeGently(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const timer = setInterval(() => server.closeIdleConnections(), CLOSING.checkEveryMs);
  const limit = setTimeout(() => server.closeAllConnections(), CLOSING.timeoutMs);
  await closed;
  clearInterval(timer);
  clearTimeout(limit);
}

/** Answers the Web API under `/api/`, response URLs under `/hooks/`, and Socket Mode's upgrades. */
export function serve(server: Server, context: Context, faults: Faults, sockets?: SocketTransport): void {
  server.on('request', (request, response) => {
    answer(context, faults, request, response).catch((error: unknown) => {
      // An app that was killed in the middle of a request must not stop the local Slack.
      remember(context.state, context.state.warnings, `${request.url}: ${String(error)}`);
      context.state.changed();
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.on('upgrade', (request, socket, head) => {
    if (!sockets?.accept(request, socket, head)) socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
  });
}

async function answer(
  context: Context,
  faults: Faults,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url ?? '/';
  if (path.startsWith('/api/')) await handleApi(context, METHODS, faults, request, response);
  else if (path.startsWith('/hooks/')) await handleHook(context, faults, request, response);
  else response.writeHead(404).end();
}
