import type { Channel, User } from './model.ts';
import { directMessage, type State } from './state.ts';

/** Returns a user by id or name. Throws a plain Error if there is none, as that is a mistake in the test. */
export function userNamed(state: State, nameOrId: string): User {
  const user =
    state.users.get(nameOrId) ?? [...state.users.values()].find((candidate) => candidate.name === nameOrId);
  if (!user) throw new Error(`The local Slack has no user "${nameOrId}": it has ${names(state.users)}.`);
  return user;
}

/** Returns a channel by id, `name` or `#name`. Throws if there is none. */
export function channelNamed(state: State, nameOrId: string): Channel {
  const bare = nameOrId.replace(/^#/, '');
  const channel =
    state.channels.get(nameOrId) ??
    [...state.channels.values()].find((candidate) => candidate.kind !== 'im' && candidate.name === bare);
  if (!channel)
    throw new Error(`The local Slack has no channel "${nameOrId}": it has ${names(state.channels)}.`);
  return channel;
}

/** Returns the named channel, or the user's direct conversation with the bot if no name is given. */
export function channelOrDirectMessage(state: State, user: User, channel: string | undefined): Channel {
  return channel === undefined ? directMessage(state, user.id) : channelNamed(state, channel);
}

function names(entries: Map<string, { name: string }>): string {
  return [...entries.values()].map((entry) => entry.name).join(', ');
}
