import { asText, type JsonObject } from '../json.ts';
import type { Channel, StoredMessage, User, View } from '../state/model.ts';
import type { State } from '../state/state.ts';
import { messageOnWire, viewOnWire } from '../state/wire.ts';

/** The envelope of the Events API around one event. */
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

/** A `message` event, as for a new message; `app_mention` has the same fields under another type. */
export function messageEvent(state: State, channel: Channel, message: StoredMessage): JsonObject {
  return {
    ...messageOnWire(state, message),
    channel: channel.id,
    channel_type: { public: 'channel', private: 'group', im: 'im' }[channel.kind],
    event_ts: message.ts,
  };
}

/** The `app_mention` event of a message: without `channel_type`, otherwise the same. */
export function mentionEvent(state: State, channel: Channel, message: StoredMessage): JsonObject {
  const { channel_type: _, ...event } = messageEvent(state, channel, message);
  return { ...event, type: 'app_mention' };
}

/** What every interaction tells of its surroundings. */
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

/** The name that interactions and commands give for a conversation. */
export function conversationName(channel: Channel): string {
  return { public: channel.name, private: 'privategroup', im: 'directmessage' }[channel.kind];
}

/** Where a pressed element stands: in a message (which is left out when ephemeral, as Slack does) or in a view. */
export function surroundings(
  state: State,
  place: { channel: Channel; message: StoredMessage } | { view: View },
): JsonObject {
  if ('view' in place) {
    return {
      container: { type: 'view', view_id: place.view.id },
      view: viewOnWire(state, place.view),
    };
  }
  const { channel, message } = place;
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

/** A slash command. */
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

/** Slack's escapes for what a person types. */
export function escapeTyped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
