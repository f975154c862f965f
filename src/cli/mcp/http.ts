import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';

/** In bytes, of one request. */
const maxBody = 1_000_000;

const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** True if the request was made to a loopback name, and by no web page of another origin (DNS rebinding). */
function isLocal({ headers: { host = '', origin } }: IncomingMessage): boolean {
  const nameIn = (url: string) => (URL.canParse(url) ? new URL(url).hostname : '');
  return (
    loopbackNames.has(nameIn(`http://${host}`)) && (origin === undefined || loopbackNames.has(nameIn(origin)))
  );
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(JSON.stringify({ jsonrpc: '2.0', error: { code: -32_000, message }, id: null }));
}

/** Returns a request's JSON; `null` if it is too large or none. */
async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > maxBody) return null;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return null;
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  createMcp: () => McpServer,
): Promise<void> {
  if (!isLocal(request)) return refuse(response, 403, 'only programs on this machine may ask');
  if (request.url?.split('?')[0] !== '/mcp') return refuse(response, 404, 'the server answers at /mcp');
  if (request.method !== 'POST') return refuse(response, 405, 'there are no streams or sessions: use POST');
  const body = await bodyOf(request);
  if (body === null) return refuse(response, 400, `send one JSON message of at most ${maxBody} bytes`);
  // Without sessions each request has a server of its own.
  const server = createMcp();
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  response.on('close', () => server.close());
  await server.connect(transport);
  await transport.handleRequest(request, response, body);
}

/** Serves MCP's Streamable HTTP at `http://127.0.0.1:PORT/mcp`; port 0 takes a free one. */
export function serveHttp(port: number, createMcp: () => McpServer): Promise<Server> {
  const server = createServer((request, response) => {
    answer(request, response, createMcp).catch(() => {
      if (!response.headersSent) refuse(response, 500, 'the request failed');
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
