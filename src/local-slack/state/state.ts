import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Call, Channel, ChannelKind, StoredMessage, User, View } from './model.ts';

/** The whole state of the local Slack, with one change event. */
export interface State {
  readonly team: { id: string; name: string; domain: string };
  readonly appId: string;
  readonly bot: User;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  readonly ephemerals: StoredMessage[];
  /** Each user's stack of modals, the top one last. */
  readonly modals: Map<string, View[]>;
  readonly homes: Map<string, View>;
  /** Messages posted through a `response_url` or acknowledgement, by delivery id. */
  readonly responses: Map<string, StoredMessage[]>;
  /** Emits the delivery's id, with the message, for each response. */
  readonly answers: EventEmitter;
  readonly calls: Call[];
  /** What Slack would advise against without refusing. */
  readonly warnings: string[];
  /** At most this many messages a channel, ephemerals, calls and warnings are kept. */
  readonly keep: number;
  now(): number;
  /** A message timestamp: seconds and microseconds of the clock, each later than the one before. */
  nextTimestamp(): string;
  nextSequence(): number;
  /** The sequence number of the latest message. */
  sequence(): number;
  newId(prefix: string): string;
  /** Must be called after every change; notifies listeners. */
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

/** Creates an empty workspace with only the bot in it. */
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
      // Listeners run once per turn of the event loop, so that many changes share one run.
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

/** Appends to a list and drops the oldest items beyond the `keep` limit. */
export function remember<Item>(state: State, list: Item[], item: Item): void {
  list.push(item);
  // Dropping in batches avoids moving the whole list for every new item.
  if (list.length > state.keep * 1.25 + 16) list.splice(0, list.length - state.keep);
}

/** Limits a map's size by dropping the oldest entries. */
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

/** Adds a channel. */
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

/** Returns a user's direct conversation with the bot; creates it on first use. */
export function directMessage(state: State, userId: string): Channel {
  for (const channel of state.channels.values()) {
    if (channel.kind === 'im' && channel.members.has(userId)) return channel;
  }
  return addChannel(state, { name: userId, kind: 'im', members: [userId, state.bot.id] });
}

/** Returns a channel's message by timestamp, including ephemeral ones. */
export function findMessage(state: State, channelId: string, ts: string): StoredMessage | undefined {
  const inChannel = state.channels.get(channelId)?.messages.findLast((message) => message.ts === ts);
  return (
    inChannel ?? state.ephemerals.findLast((message) => message.channel === channelId && message.ts === ts)
  );
}
