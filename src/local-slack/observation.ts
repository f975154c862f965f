import type { SlackDelivery } from './events/delivery.ts';
import { channelNamed, userNamed } from './state/directory.ts';
import type { Call, StoredMessage, View } from './state/model.ts';
import { directMessage, type State } from './state/state.ts';

/** Selects the message to wait for. */
export interface Wanted {
  /** Only what came after this delivery was sent or this message was posted. */
  after?: SlackDelivery | StoredMessage;
  /** Id or name. */
  channel?: string;
  /** Only messages of this thread. */
  thread?: string;
  /** Only ephemeral messages to this user (id or name). */
  ephemeralTo?: string;
  /** Only messages whose text (the fallback) contains this. */
  containing?: string;
}

/** Default timeout of a wait, in milliseconds. */
const WAIT_TIMEOUT_MS = 5_000;

export interface Observation {
  /** The messages that everybody in a channel sees, oldest first. */
  messages(channel: string): StoredMessage[];
  /** A thread: its first message and the replies. */
  thread(channel: string, ts: string): StoredMessage[];
  /** The direct conversation of a user with the bot. */
  directMessages(user: string): StoredMessage[];
  /** The ephemeral messages that a user has before them. */
  ephemerals(user: string): StoredMessage[];
  /** Everything posted through a delivery's `response_url` or acknowledgement. */
  responses(delivery: SlackDelivery): StoredMessage[];
  /** A user's open modals, the top one last. */
  views(user: string): View[];
  /** A user's Home tab, once published. */
  home(user: string): View | undefined;
  /** The calls of a Web API method (or all). */
  calls(method?: string): Call[];
  /** Resolves with the first truthy value of the predicate, looked at on every change. Rejects after the timeout. */
  until<Value>(predicate: () => Value, timeout?: number): Promise<NonNullable<Value>>;
  /** Resolves with the bot's first matching message. With `after` it may have arrived already. */
  nextMessage(wanted?: Wanted, timeout?: number): Promise<StoredMessage>;
  /** Calls the listener after every change. Returns a function that ends this. */
  watch(listener: () => void): () => void;
  /** The sequence number of the latest message. */
  sequence(): number;
  /** Returns a user's or channel's name; the id itself if it is unknown. */
  nameOf(id: string): string;
  /** Resolves with the first message posted through a delivery's `response_url` or acknowledgement. */
  response(delivery: SlackDelivery, timeout?: number): Promise<StoredMessage>;
}

export function createObservation(state: State): Observation {
  const responses = (delivery: SlackDelivery): StoredMessage[] => [
    ...(state.responses.get(delivery.id) ?? []),
  ];
  const until: Observation['until'] = (predicate, timeout = WAIT_TIMEOUT_MS) =>
    waitFor(state, predicate, timeout);
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
    response: (delivery, timeout = WAIT_TIMEOUT_MS) => waitForAnswer(state, delivery, timeout),
  };
}

function botMessages(state: State, wanted: Wanted): StoredMessage[] {
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
    const check = (): void => {
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
    const stop = state.onChange(check);
    check();
  });
}

/** Waits for the event of one delivery id. Polling at every change would be slow with thousands of waits. */
function waitForAnswer(state: State, delivery: SlackDelivery, timeout: number): Promise<StoredMessage> {
  const [first] = state.responses.get(delivery.id) ?? [];
  if (first) return Promise.resolve(first);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      state.answers.off(delivery.id, settle);
      reject(new Error(`Waited ${timeout} ms in vain for an answer to ${delivery.kind} ${delivery.id}.`));
    }, timeout);
    const settle = (message: StoredMessage): void => {
      clearTimeout(timer);
      resolve(message);
    };
    state.answers.once(delivery.id, settle);
  });
}

function waitedInVain(predicate: () => unknown, timeout: number): string {
  return `Waited ${timeout} ms in vain for the local Slack to satisfy ${String(predicate)}`;
}
