import { createHmac } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { isObject, type JsonObject, parseJson } from '../json.ts';
import type { AttemptOutcome, DeliveryTransport, Envelope } from './delivery.ts';

export interface HttpTransportOptions {
  /** Where the app listens, e.g. `http://127.0.0.1:3000/slack/events`. */
  requestUrl: string;
  signingSecret: string;
}

/** Returns Slack's request signature (version 0): `v0=` and the HMAC-SHA256 of `v0:timestamp:body`. */
export function sign(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

/** Encodes a body as Slack does: events as JSON, commands as a form, interactions as the `payload` field of a form. */
export function encode(envelope: Envelope): { contentType: string; body: string } {
  if (envelope.kind === 'event')
    return { contentType: 'application/json', body: JSON.stringify(envelope.payload) };
  const form = new URLSearchParams();
  if (envelope.kind === 'command') {
    for (const [name, value] of Object.entries(envelope.payload)) form.set(name, String(value));
  } else {
    form.set('payload', JSON.stringify(envelope.payload));
  }
  return { contentType: 'application/x-www-form-urlencoded', body: form.toString() };
}

/** Delivers payloads as signed POST requests to the app's request URL. */
export function createHttpTransport(options: HttpTransportOptions): DeliveryTransport {
  // No keep-alive, as an app that stops would wait for open connections.
  const agent = new Agent({ keepAlive: false });
  return {
    send(envelope, deadline) {
      const { contentType, body } = encode(envelope);
      // The app compares the age of a signature with the system clock, so the injected clock must not be used.
      const timestamp = Math.floor(Date.now() / 1000);
      const headers = {
        'content-type': contentType,
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': sign(options.signingSecret, timestamp, body),
        ...(envelope.retry > 0 && { 'x-slack-retry-num': String(envelope.retry) }),
        ...(envelope.retryReason && { 'x-slack-retry-reason': envelope.retryReason }),
      };
      return postSigned({ url: options.requestUrl, agent, headers, body, deadline });
    },
    async close() {
      agent.destroy();
    },
  };
}

interface Post {
  url: string;
  agent?: Agent;
  headers: { [name: string]: string };
  body: string;
  deadline: number;
}

/** Posts once. Resolves with the outcome and never rejects. */
export function postSigned({ url, agent, headers, body, deadline }: Post): Promise<AttemptOutcome> {
  return new Promise((resolve) => {
    const outgoing = request(url, {
      method: 'POST',
      ...(agent && { agent }),
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    });
    const timer = setTimeout(() => {
      resolve({ kind: 'failed', reason: 'http_timeout' });
      outgoing.destroy();
    }, deadline);
    outgoing.on('error', () => {
      clearTimeout(timer);
      resolve({ kind: 'failed', reason: 'connection_failed' });
    });
    outgoing.on('response', (incoming) => {
      clearTimeout(timer);
      read(incoming).then(resolve, () => resolve({ kind: 'failed', reason: 'connection_failed' }));
    });
    outgoing.end(body);
  });
}

async function read(incoming: IncomingMessage): Promise<AttemptOutcome> {
  const status = incoming.statusCode ?? 0;
  const body = await text(incoming);
  if (status !== 200) return { kind: 'failed', status, reason: 'http_error' };
  return { kind: 'acknowledged', status, body: acknowledgement(body) };
}

function acknowledgement(body: string): JsonObject {
  if (body === '') return {};
  const parsed = parseJson(body);
  return isObject(parsed) ? parsed : { text: body };
}
