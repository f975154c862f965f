import type { Context } from '../context.ts';
import { asText, type JsonObject } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { Channel } from '../state/model.ts';
import { directMessage } from '../state/state.ts';

/** One Web API method: who may call it and what it answers. */
export interface Method {
  /** The kind of token that it requires. */
  token: 'bot' | 'app' | 'none';
  /** Scopes of which any one suffices; none when left out. */
  scopes?: (context: Context, given: JsonObject) => string[];
  /** Returns the answer without `ok`. Throws a Refusal where Slack would refuse. */
  run(context: Context, given: JsonObject): JsonObject;
}

export type Methods = { [name: string]: Method };

/** Returns the conversation with this id or `#name`, or (for posting) user id. Throws `channel_not_found`. */
export function namedChannel(context: Context, name: string): Channel {
  const { state } = context;
  const byId = state.channels.get(name);
  if (byId) return byId;
  if (state.users.has(name) && name !== state.bot.id) return directMessage(state, name);
  const bare = name.replace(/^#/, '');
  const byName = [...state.channels.values()].find(
    (channel) => channel.kind !== 'im' && channel.name === bare,
  );
  if (!byName || name === '') throw new Refusal('channel_not_found');
  return byName;
}

/** Returns a conversation that the bot can see: private ones only as a member. Throws `channel_not_found`. */
export function visibleChannel(context: Context, given: JsonObject, field = 'channel'): Channel {
  const channel = namedChannel(context, asText(given[field]));
  const isMember = channel.members.has(context.state.bot.id);
  if (channel.kind !== 'public' && !isMember) throw new Refusal('channel_not_found');
  return channel;
}

/** Returns the scope of a family (`read`, `history`) for the conversation in a call's arguments. */
export function scopeByChannel(
  family: 'read' | 'history' | 'write',
  field = 'channel',
): Required<Method>['scopes'] {
  return (context, given) => {
    const kind = context.state.channels.get(asText(given[field]))?.kind ?? 'public';
    return [`${{ public: 'channels', private: 'groups', im: 'im' }[kind]}:${family}`];
  };
}

/** Returns a required argument. Throws Slack's error if it is missing. */
export function required(given: JsonObject, ...fields: string[]): void {
  const missing = fields.filter((field) => given[field] === undefined || given[field] === '');
  if (missing.length === 0) return;
  throw new Refusal('invalid_arguments', {
    response_metadata: { messages: missing.map((field) => `[ERROR] missing required field: ${field}`) },
  });
}
