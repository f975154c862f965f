import { userNamed } from './directory.ts';
import { addChannel, type State } from './state.ts';

export interface NewUser {
  name: string;
  /** IANA zone; `Europe/Brussels` by default. */
  tz?: string;
  isAdmin?: boolean;
  /** Another app's bot. */
  isBot?: boolean;
}

export interface Room {
  name: string;
  /** Public by default. */
  kind?: 'public' | 'private';
  /** User names; every person by default. */
  members?: string[];
  /** Whether the bot is a member; it is by default. */
  bot?: 'member' | 'absent';
}

/** The people and channels at the start. */
export interface Population {
  team?: string;
  users?: NewUser[];
  channels?: Room[];
}

const USERS: NewUser[] = [
  { name: 'alice', isAdmin: true },
  { name: 'bob', tz: 'America/New_York' },
  { name: 'otherbot', isBot: true },
];

const CHANNELS: Room[] = [
  { name: 'general' },
  { name: 'random', bot: 'absent' },
  { name: 'desk', kind: 'private' },
  { name: 'secret', kind: 'private', bot: 'absent' },
];

/** Adds people and channels to a new workspace: the given ones, or two people, another bot and four channels. */
export function populate(state: State, { users = USERS, channels = CHANNELS }: Population): void {
  for (const user of users) addUser(state, user);
  const people = [...state.users.values()].filter((user) => !user.isBot).map((user) => user.id);
  for (const { name, kind = 'public', members, bot = 'member' } of channels) {
    const present = members?.map((member) => userNamed(state, member).id) ?? people;
    addChannel(state, { name, kind, members: bot === 'member' ? [...present, state.bot.id] : present });
  }
}

function addUser(state: State, user: NewUser): void {
  const id = state.newId('U');
  state.users.set(id, {
    id,
    name: user.name,
    tz: user.tz ?? 'Europe/Brussels',
    isAdmin: user.isAdmin ?? false,
    isBot: user.isBot ?? false,
    ...(user.isBot && { botId: state.newId('B') }),
  });
}
