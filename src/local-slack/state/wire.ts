import { asObject, type JsonObject } from '../json.ts';
import type { Channel, StoredMessage, User, View } from './model.ts';
import type { State } from './state.ts';

/** Converts a message to Slack's format. Metadata is included only on request. */
export function messageOnWire(state: State, message: StoredMessage): JsonObject {
  const author = state.users.get(message.user);
  return {
    type: 'message',
    ...(message.subtype && { subtype: message.subtype }),
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: state.team.id,
    blocks: message.blocks,
    ...(message.attachments.length > 0 && { attachments: message.attachments }),
    ...(author?.isBot && botFields(state, author)),
    ...(message.clientMessageId && { client_msg_id: message.clientMessageId }),
    ...(message.threadTs && { thread_ts: message.threadTs }),
    ...(message.threadTs &&
      message.threadTs !== message.ts && { parent_user_id: parentOf(state, message)?.user }),
    ...(message.editedTs && { edited: { user: message.user, ts: message.editedTs } }),
    ...(message.ephemeralTo && { is_ephemeral: true }),
  };
}

function botFields(state: State, author: User): JsonObject {
  return {
    bot_id: author.botId,
    ...(author.id === state.bot.id && { app_id: state.appId }),
    bot_profile: {
      id: author.botId,
      name: author.name,
      app_id: author.id === state.bot.id ? state.appId : 'A0OTHER',
      team_id: state.team.id,
      deleted: false,
    },
  };
}

function parentOf(state: State, message: StoredMessage): StoredMessage | undefined {
  return state.channels.get(message.channel)?.messages.find((parent) => parent.ts === message.threadTs);
}

/** Converts a user to the format of `users.info`. */
export function userOnWire(state: State, user: User): JsonObject {
  return {
    id: user.id,
    team_id: state.team.id,
    name: user.name,
    real_name: user.name,
    deleted: false,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: zoneOffset(user.tz, state.now()),
    is_admin: user.isAdmin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_bot: user.isBot,
    profile: {
      real_name: user.name,
      display_name: user.name,
      ...(user.botId && {
        bot_id: user.botId,
        api_app_id: user.id === state.bot.id ? state.appId : 'A0OTHER',
      }),
    },
  };
}

/** Returns a time zone's offset from UTC in seconds. */
function zoneOffset(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((entry) => entry.type === type)?.value);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return Math.round(local / 1000) - Math.floor(at / 1000);
}

/** Converts a conversation to the format of `conversations.info`. */
export function channelOnWire(state: State, channel: Channel): JsonObject {
  const isIm = channel.kind === 'im';
  return {
    id: channel.id,
    ...(isIm
      ? { user: [...channel.members].find((member) => member !== state.bot.id) }
      : { name: channel.name, name_normalized: channel.name }),
    is_channel: channel.kind === 'public',
    is_group: false,
    is_im: isIm,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_archived: channel.isArchived,
    is_member: channel.members.has(state.bot.id),
    num_members: channel.members.size,
    context_team_id: state.team.id,
  };
}

/** Converts a view to Slack's format, with the values entered so far. */
export function viewOnWire(state: State, view: View): JsonObject {
  const { source } = view;
  return {
    id: view.id,
    team_id: state.team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    state: { values: view.state },
    hash: view.hash,
    title: source.title ?? null,
    close: source.close ?? null,
    submit: source.submit ?? null,
    clear_on_close: source.clear_on_close === true,
    notify_on_close: view.notifyOnClose,
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
    app_id: state.appId,
    external_id: view.externalId,
    app_installed_team_id: state.team.id,
    bot_id: state.bot.botId,
  };
}

/** Returns a message's metadata: `{ event_type, event_payload }`. */
export function metadataOnWire(message: StoredMessage): JsonObject {
  return message.metadata ? { metadata: asObject(message.metadata) } : {};
}
