import type { IncomingMessage, ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import type { Context } from '../context.ts';
import type { Faults } from '../faults.ts';
import { asObject, asText, type JsonObject, parseJson } from '../json.ts';
import { Refusal } from '../refusal.ts';
import { isTrue, readContent } from '../state/content.ts';
import { noteResponse, post, remove, rewrite } from '../state/posting.ts';
import type { ResponseUrl } from './tickets.ts';

/** The name under which faults are injected for every `response_url`. */
const HOOKS = 'response_url';

/** Answers `POST /hooks/<id>`: what the app sends to a `response_url`. */
export async function handleHook(
  context: Context,
  faults: Faults,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const given = asObject(parseJson(await readText(request)));
  const fault = await faults.next(HOOKS, given);
  if (fault?.kind === 'cut') {
    request.socket.destroy();
    return;
  }
  if (fault?.kind === 'status') {
    const headers = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
    response.writeHead(fault.status, headers).end();
    return;
  }
  try {
    if (fault?.kind === 'refuse') throw new Refusal(fault.error);
    const id = (request.url ?? '').slice('/hooks/'.length);
    respond(context, context.tickets.useResponseUrl(id), given);
    if (fault?.kind === 'drop') request.socket.destroy();
    response.writeHead(200, { 'content-type': 'text/html' }).end('ok');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const status = error.code === 'used_url' || error.code === 'expired_url' ? 404 : 400;
    context.state.warnings.push(`response_url: ${error.code}`);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: false, error: error.code, ...error.details }));
  }
  context.state.changed();
}

/** Posts a response: ephemeral unless `in_channel`; replaces or deletes the pressed message if asked to. */
export function respond(
  context: Context,
  url: Pick<ResponseUrl, 'user' | 'channel' | 'original' | 'deliveryId'>,
  given: JsonObject,
): void {
  const { state } = context;
  const channel = state.channels.get(url.channel);
  if (!channel) throw new Refusal('channel_not_found');
  if (channel.isArchived) throw new Refusal('is_archived');
  if (url.original && isTrue(given.delete_original)) {
    remove(state, url.original);
    return;
  }
  const content = readContent(state, given);
  if (url.original && isTrue(given.replace_original)) {
    rewrite(state, url.original, content);
    noteResponse(state, url.deliveryId, url.original);
    return;
  }
  const isPublic = given.response_type === 'in_channel';
  const threadTs = asText(given.thread_ts);
  const message = post(state, {
    channel,
    user: state.bot.id,
    content,
    inReplyTo: url.deliveryId,
    ...(threadTs && { threadTs }),
    ...(!isPublic && { ephemeralTo: url.user }),
  });
  if (isPublic) void context.announce(message);
}
