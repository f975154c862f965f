import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Call, Channel, ChannelKind, Message, User, View } from './model.ts';

/** Everything the workspace knows, and the one signal that it has changed. */
export interface State {
  readonly team: { id: string; name: string; domain: string };
  readonly appId: string;
  readonly bot: User;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  readonly ephemerals: Message[];
  /** Each user's stack of modals, the top one last. */
  readonly modals: Map<string, View[]>;
  readonly homes: Map<string, View>;
  /** What was posted through each delivery's `response_url` or acknowledgement, by the delivery's id. */
  readonly responses: Map<string, Message[]>;
  /** Emits a delivery's id, with the message, when something is posted in answer to it. */
  readonly answers: EventEmitter;
  readonly calls: Call[];
  /** What Slack would advise against without refusing it. */
  readonly warnings: string[];
  /** At most this many messages a channel, ephemerals, calls and warnings are kept. */
  readonly keep: number;
  now(): number;
  /** A message timestamp: seconds and microseconds of the clock, each later than the one before. */
  nextTimestamp(): string;
  nextSequence(): number;
  /** The number of the last message so far. */
  sequence(): number;
  newId(prefix: string): string;
  /** To be called after every change: wakes those who wait. */
  changed(): void;
  onChange(listener: () => void): () => void;
}

export interface StateOptions {
  team: string;
  botName: string;
  appId?: string;
  keep: number;
  clock: () => number;
}

/** An empty workspace with only the bot in it. */
export function createState(options: StateOptions): State {
  let lastMicroseconds = 0;
  let sequence = 0;
  let counter = 0;
  let isWaking = false;
  const listeners = new Set<() => void>();
  const newId = (prefix: string): string => {
    counter += 1;
    return `${prefix}${counter.toString(36).toUpperCase().padStart(4, '0')}${randomBytes(3).toString('hex').toUpperCase()}`;
  };
  const bot: User = {
    id: newId('U'),
    name: options.botName,
    tz: 'Etc/UTC',
    isAdmin: false,
    isBot: true,
    botId: newId('B'),
  };
  return {
    team: { id: newId('T'), name: options.team, domain: 'local' },
    appId: options.appId ?? newId('A'),
    bot,
    users: new Map([[bot.id, bot]]),
    channels: new Map(),
    ephemerals: [],
    modals: new Map(),
    homes: new Map(),
    responses: new Map(),
    answers: new EventEmitter(),
    calls: [],
    warnings: [],
    keep: options.keep,
    now: options.clock,
    nextTimestamp() {
      lastMicroseconds = Math.max(Math.floor(options.clock() * 1000), lastMicroseconds + 1);
      return `${Math.floor(lastMicroseconds / 1e6)}.${String(lastMicroseconds % 1e6).padStart(6, '0')}`;
    },
    nextSequence: () => ++sequence,
    sequence: () => sequence,
    newId,
    changed() {
      // One look per turn of the event loop: under load many changes share it.
      if (isWaking) return;
      isWaking = true;
      setImmediate(() => {
        isWaking = false;
        for (const listener of [...listeners]) listener();
      });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Adds to a list that is held to the workspace's `keep`, dropping its oldest. */
export function remember<Item>(state: State, list: Item[], item: Item): void {
  list.push(item);
  // Dropping in batches keeps a long run from moving the whole list for every new item.
  if (list.length > state.keep * 1.25 + 16) list.splice(0, list.length - state.keep);
}

/** Holds a map to so many entries, dropping what was put in first. */
export function forgetOldest(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}

export interface NewChannel {
  name: string;
  kind: ChannelKind;
  members: string[];
  isArchived?: boolean;
}

/** Puts a channel into the workspace. */
export function addChannel(state: State, channel: NewChannel): Channel {
  const prefix = channel.kind === 'im' ? 'D' : 'C';
  const added: Channel = {
    id: state.newId(prefix),
    name: channel.name,
    kind: channel.kind,
    members: new Set(channel.members),
    isArchived: channel.isArchived ?? false,
    messages: [],
  };
  state.channels.set(added.id, added);
  return added;
}

/** The direct conversation of a user with the bot, made on first use. */
export function directMessage(state: State, userId: string): Channel {
  for (const channel of state.channels.values()) {
    if (channel.kind === 'im' && channel.members.has(userId)) return channel;
  }
  return addChannel(state, { name: userId, kind: 'im', members: [userId, state.bot.id] });
}

/** A message of a channel by its timestamp, ephemerals included. */
export function findMessage(state: State, channelId: string, ts: string): Message | undefined {
  const inChannel = state.channels.get(channelId)?.messages.findLast((message) => message.ts === ts);
  return (
    inChannel ?? state.ephemerals.findLast((message) => message.channel === channelId && message.ts === ts)
  );
}
