import { setTimeout as wait } from 'node:timers/promises';
import { asText, type JsonObject } from './json.ts';

/** What is done to a call instead of (or besides) answering it. */
export type Fault =
  | { kind: 'refuse'; error: string }
  | { kind: 'status'; status: number; body: JsonObject; retryAfter?: number }
  | { kind: 'drop' }
  | { kind: 'cut' };

/** Which calls a fault strikes. */
export interface Aim {
  /** How many calls; every one when left out. */
  times?: number;
  /** Only calls with such arguments. */
  where?: (given: JsonObject) => boolean;
}

interface Rule {
  method: string;
  left: number;
  where: (given: JsonObject) => boolean;
  fault: Fault;
}

export interface Faults {
  /** The method answers `ok: false` with this error. */
  fail(method: string, error: string, aim?: Aim): void;
  /** The method answers with a bare HTTP status (500, 503) and no JSON that a client could use. */
  failStatus(method: string, status: number, aim?: Aim): void;
  /** The method answers 429 with `Retry-After` in seconds. */
  rateLimit(method: string, retryAfter: number, aim?: Aim): void;
  /** The method does its work, then the connection is destroyed before the answer. */
  dropAfterAccept(method: string, aim?: Aim): void;
  /** The method is answered (or fails) only after so many milliseconds, until `heal`. */
  delay(method: string, milliseconds: number): void;
  /** Every call's connection is cut unread, until `heal`. */
  down(): void;
  /** Takes all faults away. */
  heal(): void;
  /** What to do to the next call of a method; waits out its delay first. */
  next(method: string, given: JsonObject): Promise<Fault | undefined>;
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

  const add = (method: string, fault: Fault, aim: Aim = {}): void => {
    rules.push({
      method,
      fault,
      left: aim.times ?? Number.POSITIVE_INFINITY,
      where: aim.where ?? (() => true),
    });
  };

  const strike = (method: string, given: JsonObject): Fault | undefined => {
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
    fail: (method, error, aim) => add(method, { kind: 'refuse', error }, aim),
    failStatus: (method, status, aim) => add(method, { kind: 'status', status, body: {} }, aim),
    rateLimit: (method, retryAfter, aim) => add(method, tooMany(retryAfter), aim),
    dropAfterAccept: (method, aim) => add(method, { kind: 'drop' }, aim),
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

function tooMany(retryAfter: number): Fault {
  return { kind: 'status', status: 429, body: { ok: false, error: 'ratelimited' }, retryAfter };
}
