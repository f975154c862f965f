import { setTimeout as wait } from 'node:timers/promises';
import { asText, type JsonObject } from './json.ts';

/** A failure to produce for a Web API call. */
export type InjectedFault =
  | { kind: 'refuse'; error: string }
  | { kind: 'status'; status: number; body: JsonObject; retryAfter?: number }
  | { kind: 'drop' }
  | { kind: 'cut' };

/** Selects the calls that fail. */
export interface CallFilter {
  /** Number of calls that fail; all of them if left out. */
  times?: number;
  /** If given, only calls with arguments that pass this test fail. */
  where?: (given: JsonObject) => boolean;
}

interface Rule {
  method: string;
  left: number;
  where: (given: JsonObject) => boolean;
  fault: InjectedFault;
}

export interface Faults {
  /** The method answers `ok: false` with this error. */
  fail(method: string, error: string, filter?: CallFilter): void;
  /** The method answers with a bare HTTP status (500, 503) and no JSON that a client could use. */
  failStatus(method: string, status: number, filter?: CallFilter): void;
  /** The method answers 429 with `Retry-After` in seconds. */
  rateLimit(method: string, retryAfter: number, filter?: CallFilter): void;
  /** The method does its work, then the connection is destroyed before the answer. */
  dropAfterAccept(method: string, filter?: CallFilter): void;
  /** The method is answered (or fails) only after so many milliseconds, until `heal`. */
  delay(method: string, milliseconds: number): void;
  /** Every call's connection is cut unread, until `heal`. */
  down(): void;
  /** Removes all faults. */
  heal(): void;
  /** Resolves with the fault for the next call of a method, after the method's delay. */
  next(method: string, given: JsonObject): Promise<InjectedFault | undefined>;
}

export interface FaultOptions {
  /** Messages that `chat.postMessage` takes per second and channel before it answers 429; unlimited when left out. */
  postsPerSecond?: number;
  now: () => number;
}

export function createFaults(options: FaultOptions): Faults {
  let rules: Rule[] = [];
  let delays = new Map<string, number>();
  let isDown = false;
  const posts = new Map<string, number[]>();

  const add = (method: string, fault: InjectedFault, filter: CallFilter = {}): void => {
    rules.push({
      method,
      fault,
      left: filter.times ?? Number.POSITIVE_INFINITY,
      where: filter.where ?? (() => true),
    });
  };

  const strike = (method: string, given: JsonObject): InjectedFault | undefined => {
    const rule = rules.find((entry) => entry.method === method && entry.left > 0 && entry.where(given));
    if (!rule) return undefined;
    rule.left -= 1;
    return rule.fault;
  };

  const overPace = (method: string, given: JsonObject): boolean => {
    const { postsPerSecond, now } = options;
    if (postsPerSecond === undefined || method !== 'chat.postMessage') return false;
    const channel = asText(given.channel);
    const recent = (posts.get(channel) ?? []).filter((at) => now() - at < 1000);
    const isOver = recent.length >= postsPerSecond;
    posts.set(channel, isOver ? recent : [...recent, now()]);
    return isOver;
  };

  return {
    fail: (method, error, filter) => add(method, { kind: 'refuse', error }, filter),
    failStatus: (method, status, filter) => add(method, { kind: 'status', status, body: {} }, filter),
    rateLimit: (method, retryAfter, filter) => add(method, tooMany(retryAfter), filter),
    dropAfterAccept: (method, filter) => add(method, { kind: 'drop' }, filter),
    delay: (method, milliseconds) => void delays.set(method, milliseconds),
    down() {
      isDown = true;
    },
    heal() {
      rules = [];
      delays = new Map();
      isDown = false;
    },
    async next(method, given) {
      if (isDown) return { kind: 'cut' };
      const milliseconds = delays.get(method);
      if (milliseconds) await wait(milliseconds);
      const fault = strike(method, given);
      if (fault) return fault;
      return overPace(method, given) ? tooMany(1) : undefined;
    },
  };
}

function tooMany(retryAfter: number): InjectedFault {
  return { kind: 'status', status: 429, body: { ok: false, error: 'ratelimited' }, retryAfter };
}
