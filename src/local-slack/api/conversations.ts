import type { Context } from '../context.ts';
import { asText, type JsonObject } from '../json.ts';
import { Refusal } from '../refusal.ts';
import { isTrue } from '../state/content.ts';
import type { Channel, StoredMessage } from '../state/model.ts';
import { directMessage } from '../state/state.ts';
import { channelOnWire, messageOnWire, metadataOnWire } from '../state/wire.ts';
import { type Methods, required, scopeByChannel, visibleChannel } from './method.ts';
import { page } from './paging.ts';

const KINDS: { [type: string]: Channel['kind'] } = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
};

const READ_SCOPES = { public: 'channels:read', private: 'groups:read', im: 'im:read' } as const;

/** Observation conversations: what they are, who is in them, what was said. */
export const conversationMethods: Methods = {
  'conversations.info': {
    token: 'bot',
    scopes: scopeByChannel('read'),
    run: (context, given) => ({ channel: channelOnWire(context.state, visibleChannel(context, given)) }),
  },
  'conversations.list': {
    token: 'bot',
    scopes: listScopes,
    run: (context, given) => list(context, given, () => true),
  },
  'users.conversations': {
    token: 'bot',
    scopes: listScopes,
    run(context, given) {
      const user = asText(given.user) || context.state.bot.id;
      return list(context, given, (channel) => channel.members.has(user));
    },
  },
  'conversations.members': {
    token: 'bot',
    scopes: scopeByChannel('read'),
    run(context, given) {
      const members = page([...visibleChannel(context, given).members], given, 100);
      return { members: members.items, response_metadata: members.responseMetadata };
    },
  },
  'conversations.open': { token: 'bot', scopes: () => ['im:write'], run: openConversation },
  'conversations.history': { token: 'bot', scopes: scopeByChannel('history'), run: history },
  'conversations.replies': { token: 'bot', scopes: scopeByChannel('history'), run: replies },
};

function kindsAsked(given: JsonObject): Channel['kind'][] {
  const types = (asText(given.types) || 'public_channel').split(',').map((type) => type.trim());
  return types.flatMap((type) => KINDS[type] ?? []);
}

function listScopes(_: Context, given: JsonObject): string[] {
  return kindsAsked(given).map((kind) => READ_SCOPES[kind]);
}

function list(context: Context, given: JsonObject, isWanted: (channel: Channel) => boolean): JsonObject {
  const { state } = context;
  const kinds = kindsAsked(given);
  const visible = [...state.channels.values()].filter(
    (channel) =>
      kinds.includes(channel.kind) &&
      (channel.kind === 'public' || channel.members.has(state.bot.id)) &&
      !(isTrue(given.exclude_archived) && channel.isArchived) &&
      isWanted(channel),
  );
  const { items, responseMetadata } = page(visible, given, 100);
  return {
    channels: items.map((channel) => channelOnWire(state, channel)),
    response_metadata: responseMetadata,
  };
}

function openConversation({ state }: Context, given: JsonObject): JsonObject {
  if (given.channel !== undefined) {
    const known = state.channels.get(asText(given.channel));
    if (!known) throw new Refusal('channel_not_found');
    return { channel: { id: known.id } };
  }
  required(given, 'users');
  const users = asText(given.users).split(',');
  if (users.length > 1) throw new Refusal('not_enough_users');
  const user = state.users.get(users[0] ?? '');
  if (!user) throw new Refusal('user_not_found');
  if (user.isBot) throw new Refusal('cannot_dm_bot');
  return { channel: { id: directMessage(state, user.id).id } };
}

/** Returns a channel that the bot is a member of, whose messages it may read. */
function readableChannel(context: Context, given: JsonObject): Channel {
  const channel = visibleChannel(context, given);
  if (!channel.members.has(context.state.bot.id)) throw new Refusal('not_in_channel');
  return channel;
}

/** Returns a channel's messages without replies, newest first, as Slack does. */
function history(context: Context, given: JsonObject): JsonObject {
  const channel = readableChannel(context, given);
  const roots = channel.messages.filter(
    (message) => message.threadTs === undefined || message.threadTs === message.ts,
  );
  const wanted = roots.filter(within(given)).reverse();
  const { items, hasMore, responseMetadata } = page(wanted, given, 100);
  return {
    messages: items.map((message) => shown(context, channel, message, given)),
    has_more: hasMore,
    pin_count: 0,
    response_metadata: responseMetadata,
  };
}

/** Returns a thread, oldest first, beginning with its first message. */
function replies(context: Context, given: JsonObject): JsonObject {
  required(given, 'channel', 'ts');
  const channel = readableChannel(context, given);
  const asked = channel.messages.find((message) => message.ts === asText(given.ts));
  if (!asked) throw new Refusal('thread_not_found');
  const rootTs = asked.threadTs ?? asked.ts;
  const inThread = channel.messages.filter((message) => message.ts === rootTs || message.threadTs === rootTs);
  const isWithin = within(given);
  const wanted = inThread.filter((message) => message.ts === rootTs || isWithin(message));
  const { items, hasMore, responseMetadata } = page(wanted, given, 1000);
  return {
    messages: items.map((message) => shown(context, channel, message, given)),
    has_more: hasMore,
    response_metadata: responseMetadata,
  };
}

function within(given: JsonObject): (message: StoredMessage) => boolean {
  const oldest = given.oldest === undefined ? 0 : Number(given.oldest);
  const latest = given.latest === undefined ? Number.POSITIVE_INFINITY : Number(given.latest);
  const isInclusive = isTrue(given.inclusive);
  return ({ ts }) => {
    const at = Number(ts);
    return isInclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}

function shown(context: Context, channel: Channel, message: StoredMessage, given: JsonObject): JsonObject {
  const { state } = context;
  const replies = channel.messages.filter(
    (reply) => reply.threadTs === message.ts && reply.ts !== message.ts,
  );
  return {
    ...messageOnWire(state, message),
    ...(replies.length > 0 && { reply_count: replies.length, latest_reply: replies.at(-1)?.ts }),
    ...(isTrue(given.include_all_metadata) && metadataOnWire(message)),
  };
}
