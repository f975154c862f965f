import { createHmac } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { isObject, type JsonObject, parseJson } from '../json.ts';
import type { Outcome, Parcel, Transport } from './delivery.ts';

export interface HttpTransportOptions {
  /** Where the app listens, e.g. `http://127.0.0.1:3000/slack/events`. */
  requestUrl: string;
  signingSecret: string;
}

/** Slack's request signature (version 0): `v0=` and the HMAC-SHA256 of `v0:timestamp:body`. */
export function sign(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

/** The body as Slack sends it: events as JSON, commands as a form, interactions as a form's `payload` field. */
export function encode(parcel: Parcel): { contentType: string; body: string } {
  if (parcel.kind === 'event')
    return { contentType: 'application/json', body: JSON.stringify(parcel.payload) };
  const form = new URLSearchParams();
  if (parcel.kind === 'command') {
    for (const [name, value] of Object.entries(parcel.payload)) form.set(name, String(value));
  } else {
    form.set('payload', JSON.stringify(parcel.payload));
  }
  return { contentType: 'application/x-www-form-urlencoded', body: form.toString() };
}

/** Delivers payloads as signed POST requests to the app's request URL. */
export function createHttpTransport(options: HttpTransportOptions): Transport {
  // A connection each: an app that is told to stop would otherwise wait for the ones kept open.
  const agent = new Agent({ keepAlive: false });
  return {
    send(parcel, deadline) {
      const { contentType, body } = encode(parcel);
      // The app checks the age of a signature against its own clock, so this one is never the injected clock.
      const timestamp = Math.floor(Date.now() / 1000);
      const headers = {
        'content-type': contentType,
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': sign(options.signingSecret, timestamp, body),
        ...(parcel.retry > 0 && { 'x-slack-retry-num': String(parcel.retry) }),
        ...(parcel.retryReason && { 'x-slack-retry-reason': parcel.retryReason }),
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

/** Posts once; resolves with what came of it and never rejects. */
export function postSigned({ url, agent, headers, body, deadline }: Post): Promise<Outcome> {
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

async function read(incoming: IncomingMessage): Promise<Outcome> {
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
