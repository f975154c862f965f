/**
 * Where it is written down which deliveries have been handled. A key names one gesture of a person
 * (an event's id, or a message's channel and ts); a gesture can reach us under several keys and many times.
 */
export type HandledLedger = {
  /** Claims `keys` together: `true` if none of them was claimed before. */
  claim(keys: readonly string[]): Promise<boolean>;
  /** Gives a claim back, so that the next delivery is handled. */
  release(keys: readonly string[]): Promise<void>;
};

/** Runs `work` for the first delivery under any of `keys`; other deliveries do nothing. */
export type Once = (keys: readonly string[], work: () => Promise<void>) => Promise<void>;

/** A delivery whose work failed may come again: its claim is given back before the failure is passed on. */
export function onceBy(ledger: HandledLedger): Once {
  return async (keys, work) => {
    if (!(await ledger.claim(keys))) return;
    try {
      await work();
    } catch (error) {
      await ledger.release(keys);
      throw error;
    }
  };
}

/** A ledger in memory, of the latest `most` keys: Slack's retries end after five minutes. */
export function memoryLedger(most = 20_000): HandledLedger {
  const claimed = new Set<string>();
  return {
    async claim(keys) {
      if (keys.some((key) => claimed.has(key))) return false;
      for (const key of keys) claimed.add(key);
      for (const key of claimed) {
        if (claimed.size <= most) break;
        claimed.delete(key);
      }
      return true;
    },
    async release(keys) {
      for (const key of keys) claimed.delete(key);
    },
  };
}
