import type { Context } from '../context.ts';
import type { SlackDelivery } from '../events/delivery.ts';
import type { JsonObject } from '../json.ts';
import { channelNamed, userNamed } from '../state/directory.ts';
import { directMessage } from '../state/state.ts';
import { viewOnWire } from '../state/wire.ts';

/** Gestures that open the app's Home tab and its messages (the agent pane). */
export interface Pane {
  /** Opens the app's Home tab: `app_home_opened`. */
  openHome(user: string): Promise<SlackDelivery | undefined>;
  /** Opens the agent pane, from a channel where one is given: `app_home_opened` for the messages tab. */
  openAgentPane(user: string, from?: string): Promise<SlackDelivery | undefined>;
  /** Switches to another channel while the pane is open: `app_context_changed`. */
  turnTo(user: string, channel: string): Promise<SlackDelivery | undefined>;
}

export function createPane(context: Context): Pane {
  const { state } = context;

  const open = (name: string, fields: JsonObject): Promise<SlackDelivery | undefined> => {
    const user = userNamed(state, name);
    const channel = directMessage(state, user.id);
    return context.emit('app_home_opened', {
      type: 'app_home_opened',
      user: user.id,
      channel: channel.id,
      event_ts: state.nextTimestamp(),
      ...fields,
    });
  };

  const lookingAt = (channel: string | undefined): JsonObject => {
    if (channel === undefined) return {};
    const { id } = channelNamed(state, channel);
    return { entities: [{ type: 'slack#/types/channel_id', value: id, team_id: state.team.id }] };
  };

  return {
    openHome(user) {
      const home = state.homes.get(userNamed(state, user).id);
      return open(user, { tab: 'home', ...(home && { view: viewOnWire(state, home) }) });
    },
    openAgentPane: (user, from) => open(user, { tab: 'messages', context: lookingAt(from) }),
    turnTo: (name, channel) => {
      const user = userNamed(state, name);
      return context.emit('app_context_changed', {
        type: 'app_context_changed',
        user: user.id,
        channel: directMessage(state, user.id).id,
        context: lookingAt(channel),
        event_ts: state.nextTimestamp(),
      });
    },
  };
}
