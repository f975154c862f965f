import type { Context } from './context.ts';
import type { SlackDelivery } from './events/delivery.ts';
import type { Dispatcher } from './events/dispatcher.ts';
import { encode, postSigned, sign } from './events/http-transport.ts';
import { eventPayload } from './events/payloads.ts';
import type { RefreshReason, SocketTransport } from './events/socket-transport.ts';
import { channelNamed, userNamed } from './state/directory.ts';
import type { Channel, User } from './state/model.ts';
import type { Room } from './state/population.ts';
import { addChannel } from './state/state.ts';

export type Forgery = 'unsigned' | 'wrong secret' | 'stale';

/** Actions of an administrator, and events of the network. */
export interface Administration {
  user(nameOrId: string): User;
  channel(nameOrId: string): Channel;
  addChannel(room: Room): Channel;
  archive(channel: string): void;
  /** Removes a member (the bot, if left out) from a channel. */
  kick(channel: string, user?: string): void;
  invite(channel: string, user?: string): void;
  /** Lets a user consent to the installation. Returns the `code` for `oauth.v2.access`. */
  consent(user: string): string;
  /** Open Socket Mode connections. */
  connections(): number;
  /** Asks every connected app to reconnect, as Slack does now and then. */
  refreshConnections(reason?: RefreshReason): void;
  /** Lets nothing more through the open Socket Mode connections, without closing them: what is sent there is lost. */
  freezeConnections(): void;
  /** Cuts every Socket Mode connection without a closing handshake. */
  cutConnections(): void;
  /** Delivers an event again under its own `event_id`, as Slack does when an acknowledgement got lost. */
  redeliver(eventId: string): Promise<SlackDelivery>;
  /**
   * Sends a forged event to the request URL: with no signature, with a wrong one, or with a right one that is ten
   * minutes old. The HTTP status of the answer; 0 when there was none.
   */
  forge(how: Forgery): Promise<number>;
}

export function createAdministration(
  context: Context,
  dispatcher: Dispatcher,
  { sockets, requestUrl }: { sockets?: SocketTransport; requestUrl?: string },
): Administration {
  const { state } = context;
  return {
    user: (nameOrId) => userNamed(state, nameOrId),
    channel: (nameOrId) => channelNamed(state, nameOrId),
    addChannel({ name, kind = 'public', members, bot = 'member' }) {
      const people = members?.map((member) => userNamed(state, member)) ?? [...state.users.values()];
      const present = people.filter((user) => !user.isBot).map((user) => user.id);
      return addChannel(state, {
        name,
        kind,
        members: bot === 'member' ? [...present, state.bot.id] : present,
      });
    },
    archive(channel) {
      channelNamed(state, channel).isArchived = true;
    },
    kick(channel, user = state.bot.id) {
      channelNamed(state, channel).members.delete(userNamed(state, user).id);
    },
    invite(channel, user = state.bot.id) {
      channelNamed(state, channel).members.add(userNamed(state, user).id);
    },
    consent(user) {
      const code = state.newId('code');
      context.codes.set(code, userNamed(state, user).id);
      return code;
    },
    connections: () => sockets?.count() ?? 0,
    refreshConnections: (reason = 'refresh_requested') => sockets?.refresh(reason),
    freezeConnections: () => sockets?.freeze(),
    cutConnections: () => sockets?.cut(),
    async redeliver(eventId) {
      const first = dispatcher.deliveries.find((delivery) => delivery.id === eventId);
      if (!first) throw new Error(`Nothing with the id ${eventId} has been delivered.`);
      return dispatcher.redeliver(first);
    },
    forge(how) {
      if (requestUrl === undefined)
        throw new Error('Only a local Slack that delivers over HTTP can send forged requests.');
      return forge(context, requestUrl, how);
    },
  };
}

async function forge(context: Context, requestUrl: string, how: Forgery): Promise<number> {
  const { state, tokens } = context;
  const event = {
    type: 'app_mention',
    user: state.bot.id,
    text: 'forged',
    channel: 'C0FORGED',
    ts: state.nextTimestamp(),
  };
  const id = state.newId('Ev');
  const envelope = { id, kind: 'event', payload: eventPayload(state, event, id), retry: 0 } as const;
  const { contentType, body } = encode(envelope);
  const seconds = Math.floor(Date.now() / 1000) - (how === 'stale' ? 600 : 0);
  const secret = how === 'wrong secret' ? 'another secret' : tokens.signingSecret;
  const signature = {
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': sign(secret, seconds, body),
  };
  const headers = { 'content-type': contentType, ...(how !== 'unsigned' && signature) };
  const outcome = await postSigned({ url: requestUrl, headers, body, deadline: 3_000 });
  return outcome.status ?? 0;
}
