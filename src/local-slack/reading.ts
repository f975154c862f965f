import type { Delivery } from './events/delivery.ts';
import { channelNamed, userNamed } from './state/directory.ts';
import type { Call, Message, View } from './state/model.ts';
import { directMessage, type State } from './state/state.ts';

/** Which message to wait for. */
export interface Wanted {
  /** Only what came after this delivery was sent or this message was posted. */
  after?: Delivery | Message;
  /** Id or name. */
  channel?: string;
  /** Only messages of this thread. */
  thread?: string;
  /** Only ephemeral messages to this user (id or name). */
  ephemeralTo?: string;
  /** Only messages whose text (the fallback) contains this. */
  containing?: string;
}

/** Milliseconds that waiting lasts unless told. */
const PATIENCE = 5_000;

export interface Reading {
  /** The messages that everybody in a channel sees, oldest first. */
  messages(channel: string): Message[];
  /** A thread: its first message and the replies. */
  thread(channel: string, ts: string): Message[];
  /** The direct conversation of a user with the bot. */
  directMessages(user: string): Message[];
  /** The ephemeral messages that a user has before them. */
  ephemerals(user: string): Message[];
  /** Everything posted through a delivery's `response_url` or acknowledgement. */
  responses(delivery: Delivery): Message[];
  /** A user's open modals, the top one last. */
  views(user: string): View[];
  /** A user's Home tab, once published. */
  home(user: string): View | undefined;
  /** The calls of a Web API method (or all). */
  calls(method?: string): Call[];
  /** Resolves with the first truthy value of the predicate, looked at on every change. Rejects after the timeout. */
  until<Value>(predicate: () => Value, timeout?: number): Promise<NonNullable<Value>>;
  /** The first of the bot's messages that fits; with `after` also one that has come already. */
  nextMessage(wanted?: Wanted, timeout?: number): Promise<Message>;
  /** Calls the listener after every change; the function that ends it. */
  watch(listener: () => void): () => void;
  /** The number of the last message so far. */
  sequence(): number;
  /** A user's or channel's name; the id itself where it is unknown. */
  nameOf(id: string): string;
  /** The first message in answer to a delivery through its `response_url` or acknowledgement. */
  response(delivery: Delivery, timeout?: number): Promise<Message>;
}

export function createReading(state: State): Reading {
  const responses = (delivery: Delivery): Message[] => [...(state.responses.get(delivery.id) ?? [])];
  const until: Reading['until'] = (predicate, timeout = PATIENCE) => waitFor(state, predicate, timeout);
  return {
    messages: (channel) => [...channelNamed(state, channel).messages],
    thread: (channel, ts) =>
      channelNamed(state, channel).messages.filter((message) => message.ts === ts || message.threadTs === ts),
    directMessages: (user) => [...directMessage(state, userNamed(state, user).id).messages],
    ephemerals(user) {
      const { id } = userNamed(state, user);
      return state.ephemerals.filter((message) => message.ephemeralTo === id);
    },
    responses,
    views: (user) => [...(state.modals.get(userNamed(state, user).id) ?? [])],
    home: (user) => state.homes.get(userNamed(state, user).id),
    calls: (method) => state.calls.filter((call) => method === undefined || call.method === method),
    until,
    nextMessage(wanted = {}, timeout) {
      const after = wanted.after?.sequence ?? state.sequence();
      return until(() => botMessages(state, wanted).find((message) => message.sequence > after), timeout);
    },
    watch: state.onChange,
    sequence: state.sequence,
    nameOf: (id) => state.users.get(id)?.name ?? state.channels.get(id)?.name ?? id,
    response: (delivery, timeout = PATIENCE) => waitForAnswer(state, delivery, timeout),
  };
}

function botMessages(state: State, wanted: Wanted): Message[] {
  const reader = wanted.ephemeralTo === undefined ? undefined : userNamed(state, wanted.ephemeralTo).id;
  const channel = wanted.channel === undefined ? undefined : channelNamed(state, wanted.channel);
  const places = channel ? [channel] : [...state.channels.values()];
  const all = reader ? state.ephemerals : places.flatMap((place) => place.messages).concat(state.ephemerals);
  return all
    .filter(
      (message) =>
        message.user === state.bot.id &&
        (reader === undefined || message.ephemeralTo === reader) &&
        (channel === undefined || message.channel === channel.id) &&
        (wanted.thread === undefined || message.threadTs === wanted.thread) &&
        message.text.includes(wanted.containing ?? ''),
    )
    .sort((a, b) => a.sequence - b.sequence);
}

function waitFor<Value>(state: State, predicate: () => Value, timeout: number): Promise<NonNullable<Value>> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      stop();
      finish();
    };
    const look = (): void => {
      try {
        const value = predicate();
        if (value !== undefined && value !== null && value !== false && value !== 0 && value !== '') {
          settle(() => resolve(value as NonNullable<Value>));
        }
      } catch (error) {
        settle(() => reject(error));
      }
    };
    const timer = setTimeout(
      () => settle(() => reject(new Error(waitedInVain(predicate, timeout)))),
      timeout,
    );
    const stop = state.onChange(look);
    look();
  });
}

/** Waits by the delivery's id, not by looking at every change: thousands may be waiting at once. */
function waitForAnswer(state: State, delivery: Delivery, timeout: number): Promise<Message> {
  const [first] = state.responses.get(delivery.id) ?? [];
  if (first) return Promise.resolve(first);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      state.answers.off(delivery.id, settle);
      reject(new Error(`Waited ${timeout} ms in vain for an answer to ${delivery.kind} ${delivery.id}.`));
    }, timeout);
    const settle = (message: Message): void => {
      clearTimeout(timer);
      resolve(message);
    };
    state.answers.once(delivery.id, settle);
  });
}

function waitedInVain(predicate: () => unknown, timeout: number): string {
  return `Waited ${timeout} ms in vain for the local workspace to satisfy ${String(predicate)}`;
}
