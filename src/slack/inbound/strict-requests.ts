import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPModuleFunctions, type HTTPReceiver } from '@slack/bolt';

/** Seconds before and after its timestamp for which a signature is valid, as Slack recommends. */
const maxClockDifference = 300;

/** True if a timestamp is close enough to this machine's clock. */
function isRecent(timestamp: string | string[] | undefined): boolean {
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return false;
  return Math.abs(Date.now() / 1_000 - Number(timestamp)) <= maxClockDifference;
}

/** Returns the HTTP status to refuse a delivery with, or `null`. Reads and keeps its body. */
async function refusal(request: IncomingMessage, signingSecret: string): Promise<400 | 401 | 413 | null> {
  if (!isRecent(request.headers['x-slack-request-timestamp'])) return 401;
  let verified: Awaited<ReturnType<typeof HTTPModuleFunctions.parseAndVerifyHTTPRequest>>;
  try {
    verified = await HTTPModuleFunctions.parseAndVerifyHTTPRequest({ signingSecret }, request);
  } catch (error) {
    return HTTPModuleFunctions.isRawBodyError(error) && error.statusCode === 413 ? 413 : 401;
  }
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(verified);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? null : 400;
  } catch {
    return 400;
  }
}

/**
 * Holds what is posted to `path` against two rules that Bolt leaves out: a signature from the future is refused
 * like an old one, and a signed body that is no object is refused with 400.
 */
export function refuseMalformed(http: HTTPReceiver, path: string, signingSecret: string): void {
  const handle = http.requestListener;
  const check = async (request: IncomingMessage, response: ServerResponse) => {
    const status = await refusal(request, signingSecret);
    if (status === null) handle(request, response);
    else response.writeHead(status, { connection: 'close' }).end();
  };
  http.requestListener = (request, response) => {
    const isDelivery = request.method === 'POST' && request.url?.split('?')[0] === path;
    if (!isDelivery) return handle(request, response);
    check(request, response).catch(() => response.destroy());
  };
}
