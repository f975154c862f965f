import { setTimeout as after } from 'node:timers/promises';

/** Whether a delivery is to be handled: see the store's `HandledEvents`, which keeps this ledger. */
export type HandledLedger = {
  begin(
    keys: readonly string[],
    at: number,
    patience: number,
  ): Promise<'first' | 'again' | 'underWay' | 'handled'>;
  finish(keys: readonly string[], at: number): Promise<void>;
  release(keys: readonly string[]): Promise<void>;
};

/** `again`: a process that died was at it before, so the answer may be out already. */
export type Attempt = 'first' | 'again';

/**
 * Runs `work` for one delivery under any of `keys`, and for no other. A key names one gesture of a
 * person (an event's id, a message's channel and ts): Slack delivers a gesture under several, many times.
 */
export type Once = (keys: readonly string[], work: (attempt: Attempt) => Promise<void>) => Promise<void>;

/** No answer takes this long; a process that has not finished by then is taken to have died. Milliseconds. */
const patience = 10_000;
const askAgainAfter = 500;

/** A delivery whose work failed may come again: its claim is given back before the failure is passed on. */
export function onceBy(ledger: HandledLedger): Once {
  return async (keys, work) => {
    let begun = await ledger.begin(keys, Date.now(), patience);
    // Dropping it now would lose it, should the process that is at it have died.
    for (let waited = 0; begun === 'underWay' && waited < 2 * patience; waited += askAgainAfter) {
      await after(askAgainAfter);
      begun = await ledger.begin(keys, Date.now(), patience);
    }
    if (begun === 'underWay' || begun === 'handled') return;
    try {
      await work(begun);
    } catch (error) {
      await ledger.release(keys);
      throw error;
    }
    await ledger.finish(keys, Date.now());
  };
}
