import type { IncomingMessage, ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import type { Context } from '../context.ts';
import type { Faults } from '../faults.ts';
import { asObject, asText, type JsonObject, parseJson } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { Call } from '../state/model.ts';
import { remember } from '../state/state.ts';
import type { Method, Methods } from './method.ts';

/** Answers `POST /api/<method>`: reads the arguments, checks token and scopes, applies faults, runs, records. */
export async function handleApi(
  context: Context,
  methods: Methods,
  faults: Faults,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { state } = context;
  const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice('/api/'.length);
  const given = readArguments(request, await readText(request));
  const token = asText(request.headers.authorization).replace(/^Bearer /, '') || asText(given.token);
  const { token: _, ...rest } = given;
  const call: Call = { method: name, arguments: rest, at: state.now() };
  remember(state, state.calls, call);

  const fault = await faults.next(name, rest);
  if (fault?.kind === 'cut') {
    request.socket.destroy();
    state.changed();
    return;
  }
  if (fault?.kind === 'status') {
    const headers = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
    answer(call, response, fault.status, fault.body, headers);
    state.changed();
    return;
  }
  const method = methods[name];
  const body =
    fault?.kind === 'refuse' ? { ok: false, error: fault.error } : run(context, name, method, token, rest);
  if (fault?.kind === 'drop') {
    call.response = body;
    request.socket.destroy();
  } else {
    answer(call, response, 200, body, scopeHeaders(context, method, rest));
  }
  state.changed();
}

function readArguments(request: IncomingMessage, body: string): JsonObject {
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://localhost').searchParams);
  const isJson = asText(request.headers['content-type']).includes('application/json');
  return {
    ...query,
    ...(isJson ? asObject(parseJson(body)) : Object.fromEntries(new URLSearchParams(body))),
  };
}

function run(
  context: Context,
  name: string,
  method: Method | undefined,
  token: string,
  given: JsonObject,
): JsonObject {
  try {
    if (!method) throw new Refusal('unknown_method', { req_method: name });
    checkToken(context, method, token);
    checkScopes(context, method, given);
    return { ok: true, ...method.run(context, given) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.code, ...error.details };
    throw error;
  }
}

function checkToken(context: Context, method: Method, token: string): void {
  if (method.token === 'none') return;
  if (token === '') throw new Refusal('not_authed');
  const { bot, app } = context.tokens;
  if (token !== bot && token !== app) throw new Refusal('invalid_auth');
  if (token !== context.tokens[method.token]) throw new Refusal('not_allowed_token_type');
}

function checkScopes(context: Context, method: Method, given: JsonObject): void {
  const needed = method.scopes?.(context, given) ?? [];
  const { scopes } = context.grants;
  if (!scopes || needed.length === 0 || needed.some((scope) => scopes.has(scope))) return;
  throw new Refusal('missing_scope', { needed: needed.join(','), provided: [...scopes].join(',') });
}

function scopeHeaders(
  context: Context,
  method: Method | undefined,
  given: JsonObject,
): { [name: string]: string } {
  const accepted = method?.scopes?.(context, given);
  return {
    ...(context.grants.scopes && { 'x-oauth-scopes': [...context.grants.scopes].join(',') }),
    ...(accepted && { 'x-accepted-oauth-scopes': accepted.join(',') }),
  };
}

function answer(
  call: Call,
  response: ServerResponse,
  status: number,
  body: JsonObject,
  headers: { [name: string]: string },
): void {
  call.status = status;
  call.response = body;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}
