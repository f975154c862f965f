import { setTimeout as after } from 'node:timers/promises';

/** Records which deliveries have been handled; the store's `HandledEvents` implements it. */
export type HandledLedger = {
  begin(
    keys: readonly string[],
    at: number,
    timeoutMs: number,
  ): Promise<'first' | 'again' | 'underWay' | 'handled'>;
  finish(keys: readonly string[], at: number): Promise<void>;
  release(keys: readonly string[]): Promise<void>;
};

/** One try at a delivery. `again`: a process that died may have answered it already. */
export type Attempt = {
  readonly kind: 'first' | 'again';
  /** Time of the beginning, by `performance.now()`, in milliseconds. */
  readonly begun: number;
};

/** Result of a call: `done` by it, done `earlier` by another, or `failed`. */
export type Outcome = 'done' | 'earlier' | 'failed';

/**
 * Runs `work` for one delivery under any of `keys`, and for no other. A key names one gesture of a
 * person (an event's id, a message's channel and ts): Slack delivers a gesture under several, many times.
 * @throws what `work` throws, for the call that ran it; others learn that it failed. StoppingError
 */
export type Once = (keys: readonly string[], work: (attempt: Attempt) => Promise<void>) => Promise<Outcome>;

/** Thrown if stopping ends a wait; Slack has to deliver the event to another process. */
export class StoppingError extends Error {}

/** No answer takes this long (see `post.ts`); a process that has not finished by then is taken to have died. Milliseconds. */
const timeoutMs = 15_000;
const askAgainAfter = 500;

/**
 * A delivery whose work failed may come again: its claim is given back before the failure is passed on.
 * After `stopping` nothing is waited for.
 */
export function createOnce(ledger: HandledLedger, stopping: AbortSignal): Once {
  const running = new Map<string, Promise<Outcome>>();

  /** Claims the delivery. Returns `earlier` if it is done, `failed` if another process holds it for too long. */
  async function claim(keys: readonly string[]): Promise<Attempt | 'earlier' | 'failed'> {
    let begun = await ledger.begin(keys, Date.now(), timeoutMs);
    // Dropping it now would lose it if the process that holds it has died.
    for (let waited = 0; begun === 'underWay' && waited < 2 * timeoutMs; waited += askAgainAfter) {
      await after(askAgainAfter, undefined, { signal: stopping }).catch(() => {
        throw new StoppingError('stopping while another process is at it');
      });
      begun = await ledger.begin(keys, Date.now(), timeoutMs);
    }
    if (begun === 'handled') return 'earlier';
    return begun === 'underWay' ? 'failed' : { kind: begun, begun: performance.now() };
  }

  async function run(keys: readonly string[], work: (attempt: Attempt) => Promise<void>): Promise<Outcome> {
    const attempt = await claim(keys);
    if (attempt === 'earlier' || attempt === 'failed') return attempt;
    try {
      await work(attempt);
    } catch (error) {
      await ledger.release(keys);
      throw error;
    }
    await ledger.finish(keys, Date.now());
    return 'done';
  }

  return async (keys, work) => {
    const before = keys.map((key) => running.get(key)).find((one) => one !== undefined);
    if (before !== undefined) return (await before.catch(() => 'failed')) === 'failed' ? 'failed' : 'earlier';
    const own = run(keys, work);
    for (const key of keys) running.set(key, own);
    try {
      return await own;
    } finally {
      for (const key of keys) running.delete(key);
    }
  };
}
