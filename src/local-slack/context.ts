import type { DeliveryKind, SlackDelivery } from './events/delivery.ts';
import type { Tickets } from './gestures/tickets.ts';
import type { JsonObject } from './json.ts';
import type { StoredMessage } from './state/model.ts';
import type { State } from './state/state.ts';

/** The scopes, events, commands and shortcuts of the app, from its manifest or from a test. */
export interface Grants {
  /** The bot's scopes; undefined grants all. */
  scopes?: Set<string>;
  /** The subscribed events by Slack's names (`app_mention`, `message.channels`); undefined subscribes to all. */
  events?: Set<string>;
  /** The app's commands with their slash; undefined takes any. */
  commands?: Set<string>;
  /** Callback ids of the app's shortcuts; undefined takes any. */
  shortcuts?: Set<string>;
}

export interface Tokens {
  bot: string;
  app: string;
  signingSecret: string;
}

/** The parts that the Web API and people's gestures share. */
export interface Context {
  state: State;
  grants: Grants;
  tokens: Tokens;
  tickets: Tickets;
  /** Authorization codes that have not been exchanged yet, each with the user who consented. */
  codes: Map<string, string>;
  /** Base address, without a slash at the end. */
  base(): string;
  /** Returns the address for a Socket Mode connection. Undefined if payloads are delivered over HTTP. */
  openSocket?: () => string;
  deliver(kind: DeliveryKind, payload: JsonObject, id: string): Promise<SlackDelivery>;
  /** Delivers an event to the app if it has subscribed to it. */
  emit(subscription: string, event: JsonObject): Promise<SlackDelivery | undefined>;
  /** Delivers a new message as Slack does: `message.*` where the bot is a member, and `app_mention` when it is mentioned. */
  announce(message: StoredMessage): Promise<SlackDelivery[]>;
}
