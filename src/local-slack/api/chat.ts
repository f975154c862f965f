import type { Context } from '../context.ts';
import { messageSubscription } from '../events/announce.ts';
import { messageEvent } from '../events/payloads.ts';
import { asText, type JsonObject } from '../json.ts';
import { Refusal } from '../refusal.ts';
import { isTrue, readContent } from '../state/content.ts';
import type { Channel, StoredMessage } from '../state/model.ts';
import { findBareBroadcasts } from '../state/pings.ts';
import { post, remove, rewrite } from '../state/posting.ts';
import { findMessage } from '../state/state.ts';
import { messageOnWire, metadataOnWire } from '../state/wire.ts';
import { type Methods, namedChannel, required, visibleChannel } from './method.ts';

const writes = { token: 'bot', scopes: () => ['chat:write'] } as const;

/** Posting, changing and deleting messages. */
export const chatMethods: Methods = {
  'chat.postMessage': { ...writes, run: postMessage },
  'chat.postEphemeral': { ...writes, run: postEphemeral },
  'chat.update': { ...writes, run: update },
  'chat.delete': { ...writes, run: deleteMessage },
  'chat.getPermalink': {
    token: 'bot',
    run(context, given) {
      const channel = visibleChannel(context, given);
      const ts = asText(given.message_ts);
      const message = findMessage(context.state, channel.id, ts);
      if (!message) throw new Refusal('message_not_found');
      const thread =
        message.threadTs && message.threadTs !== ts ? `?thread_ts=${message.threadTs}&cid=${channel.id}` : '';
      return {
        channel: channel.id,
        permalink: `${context.base()}/archives/${channel.id}/p${ts.replace('.', '')}${thread}`,
      };
    },
  },
};

function postMessage(context: Context, given: JsonObject): JsonObject {
  const { state } = context;
  required(given, 'channel');
  const channel = writableChannel(context, asText(given.channel));
  const content = readContent(state, given);
  const message = post(state, {
    channel,
    user: state.bot.id,
    content,
    ...threadOf(channel, given),
    clientMessageId: asText(given.client_msg_id),
  });
  if (isTrue(given.link_names) || given.parse === 'full')
    message.pings.push(...findBareBroadcasts(content.text));
  void context.announce(message);
  return {
    channel: channel.id,
    ts: message.ts,
    message: { ...messageOnWire(state, message), ...metadataOnWire(message) },
  };
}

function postEphemeral(context: Context, given: JsonObject): JsonObject {
  const { state } = context;
  required(given, 'channel', 'user');
  const channel = namedChannel(context, asText(given.channel));
  const user = asText(given.user);
  if (channel.isArchived) throw new Refusal('is_archived');
  if (!channel.members.has(state.bot.id)) {
    throw new Refusal(channel.kind === 'public' ? 'not_in_channel' : 'channel_not_found');
  }
  if (!channel.members.has(user)) throw new Refusal('user_not_in_channel');
  const content = readContent(state, given);
  const message = post(state, {
    channel,
    user: state.bot.id,
    content,
    ephemeralTo: user,
    ...threadOf(channel, given),
  });
  return { message_ts: message.ts };
}

function update(context: Context, given: JsonObject): JsonObject {
  const { state } = context;
  required(given, 'channel', 'ts');
  const { channel, message } = ownMessage(context, given, 'cant_update_message');
  // What an update leaves out stays: blocks go only when `blocks` is given, or when only a text is.
  const kept =
    given.blocks === undefined && given.text === undefined
      ? { text: message.text, blocks: message.blocks }
      : {};
  const before = messageOnWire(state, message);
  rewrite(state, message, readContent(state, { ...kept, ...given }));
  void context.emit(messageSubscription(channel), {
    ...messageEvent(state, channel, message),
    subtype: 'message_changed',
    message: messageOnWire(state, message),
    previous_message: before,
  });
  return { channel: channel.id, ts: message.ts, text: message.text, message: messageOnWire(state, message) };
}

function deleteMessage(context: Context, given: JsonObject): JsonObject {
  const { state } = context;
  required(given, 'channel', 'ts');
  const { channel, message } = ownMessage(context, given, 'cant_delete_message');
  remove(state, message);
  void context.emit(messageSubscription(channel), {
    type: 'message',
    subtype: 'message_deleted',
    channel: channel.id,
    ts: state.nextTimestamp(),
    deleted_ts: message.ts,
    previous_message: messageOnWire(state, message),
  });
  return { channel: channel.id, ts: message.ts };
}

/** Returns a conversation that the bot may post to: as a member, or a public one with `chat:write.public`. */
function writableChannel(context: Context, name: string): Channel {
  const { state, grants } = context;
  const channel = namedChannel(context, name);
  if (channel.isArchived) throw new Refusal('is_archived');
  if (channel.members.has(state.bot.id)) return channel;
  if (channel.kind !== 'public') throw new Refusal('channel_not_found');
  if (grants.scopes && !grants.scopes.has('chat:write.public')) throw new Refusal('not_in_channel');
  return channel;
}

/** Returns the thread for a `thread_ts`. A reply's own timestamp is resolved to its thread, as Slack does. */
function threadOf(channel: Channel, given: JsonObject): { threadTs?: string } {
  const ts = asText(given.thread_ts);
  if (ts === '') return {};
  const parent = channel.messages.findLast((message) => message.ts === ts);
  if (!parent) throw new Refusal('thread_not_found');
  return { threadTs: parent.threadTs ?? ts };
}

/** Returns one of the bot's messages by timestamp. Ephemeral ones are never found, as on Slack. */
function ownMessage(
  context: Context,
  given: JsonObject,
  denial: string,
): { channel: Channel; message: StoredMessage } {
  const channel = visibleChannel(context, given);
  const message = channel.messages.findLast((entry) => entry.ts === asText(given.ts));
  if (!message) throw new Refusal('message_not_found');
  if (message.user !== context.state.bot.id) throw new Refusal(denial);
  return { channel, message };
}
