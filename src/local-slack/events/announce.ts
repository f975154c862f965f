import type { Context } from '../context.ts';
import type { JsonObject } from '../json.ts';
import type { Channel, StoredMessage } from '../state/model.ts';
import type { SlackDelivery } from './delivery.ts';
import { eventPayload, mentionEvent, messageEvent } from './payloads.ts';

type Announcing = Pick<Context, 'state' | 'grants' | 'deliver'>;

/** The subscription that carries a channel's messages. */
export function messageSubscription(channel: Channel): string {
  return { public: 'message.channels', private: 'message.groups', im: 'message.im' }[channel.kind];
}

/** Delivers an event under a new `event_id`, if the app has subscribed to it. */
export async function emit(
  context: Announcing,
  subscription: string,
  event: JsonObject,
): Promise<SlackDelivery | undefined> {
  const { events } = context.grants;
  if (events && !events.has(subscription)) return undefined;
  const eventId = context.state.newId('Ev');
  return context.deliver('event', eventPayload(context.state, event, eventId), eventId);
}

/** Delivers a new message: one gesture, up to two events, each under an id of its own. */
export async function announce(context: Announcing, message: StoredMessage): Promise<SlackDelivery[]> {
  const { state } = context;
  const channel = state.channels.get(message.channel);
  if (!channel?.members.has(state.bot.id)) return [];
  const mentioned = message.pings.some((ping) => ping.kind === 'user' && ping.id === state.bot.id);
  const deliveries = await Promise.all([
    mentioned && channel.kind !== 'im'
      ? emit(context, 'app_mention', mentionEvent(state, channel, message))
      : undefined,
    emit(context, messageSubscription(channel), messageEvent(state, channel, message)),
  ]);
  return deliveries.filter((delivery) => delivery !== undefined);
}
