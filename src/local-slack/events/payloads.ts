import { asText, type JsonObject } from '../json.ts';
import type { Channel, StoredMessage, User, View } from '../state/model.ts';
import type { State } from '../state/state.ts';
import { messageOnWire, viewOnWire } from '../state/wire.ts';

/** Wraps an event in the outer payload of the Events API. */
export function eventPayload(state: State, event: JsonObject, eventId: string): JsonObject {
  return {
    token: 'verification',
    team_id: state.team.id,
    context_team_id: state.team.id,
    api_app_id: state.appId,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(state.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: state.team.id,
        user_id: state.bot.id,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    ...(typeof event.channel === 'string' && { event_context: `4-${event.channel}-${eventId}` }),
  };
}

/** Returns the `message` event of a new message. */
export function messageEvent(state: State, channel: Channel, message: StoredMessage): JsonObject {
  return {
    ...messageOnWire(state, message),
    channel: channel.id,
    channel_type: { public: 'channel', private: 'group', im: 'im' }[channel.kind],
    event_ts: message.ts,
  };
}

/** Returns the `app_mention` event of a message: like `message`, without `channel_type`. */
export function mentionEvent(state: State, channel: Channel, message: StoredMessage): JsonObject {
  const { channel_type: _, ...event } = messageEvent(state, channel, message);
  return { ...event, type: 'app_mention' };
}

/** Returns the fields that every interaction has. */
export function interactionBase(state: State, user: User): JsonObject {
  return {
    user: { id: user.id, username: user.name, name: user.name, team_id: state.team.id },
    api_app_id: state.appId,
    token: 'verification',
    team: { id: state.team.id, domain: state.team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** Returns the name of a conversation as interactions and commands give it. */
export function conversationName(channel: Channel): string {
  return { public: channel.name, private: 'privategroup', im: 'directmessage' }[channel.kind];
}

/** Returns the container of a pressed element: a message (omitted if ephemeral, as in Slack) or a view. */
export function interactionContext(
  state: State,
  source: { channel: Channel; message: StoredMessage } | { view: View },
): JsonObject {
  if ('view' in source) {
    return {
      container: { type: 'view', view_id: source.view.id },
      view: viewOnWire(state, source.view),
    };
  }
  const { channel, message } = source;
  const isEphemeral = message.ephemeralTo !== undefined;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(message.threadTs && { thread_ts: message.threadTs }),
    },
    channel: { id: channel.id, name: conversationName(channel) },
    ...(!isEphemeral && { message: messageOnWire(state, message) }),
    state: { values: {} },
  };
}

/** Returns the payload of a slash command. */
export function commandPayload(state: State, user: User, channel: Channel, fields: JsonObject): JsonObject {
  return {
    token: 'verification',
    team_id: state.team.id,
    team_domain: state.team.domain,
    channel_id: channel.id,
    channel_name: conversationName(channel),
    user_id: user.id,
    user_name: user.name,
    api_app_id: state.appId,
    is_enterprise_install: 'false',
    ...fields,
    text: escapeTyped(asText(fields.text)),
  };
}

/** Escapes typed text as Slack does. */
export function escapeTyped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
