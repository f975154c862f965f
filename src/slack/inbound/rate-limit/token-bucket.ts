/**
 * What becomes of a request: it goes through, or it is refused for so many `seconds`; `tell` where
 * the person has not been told so since the last request that went through.
 */
export type Decision =
  | { readonly kind: 'go' }
  | { readonly kind: 'notify' | 'refuse'; readonly seconds: number };

/** Decides for each request of a person (`key`) whether it goes through. */
export type Rate = { take(key: string): Decision };

type Bucket = { tokens: number; filledAt: number; closed: boolean };

const minute = 60_000;
/** So many people are remembered before those whose bucket has filled up again are forgotten. */
const remembered = 10_000;

/**
 * A token bucket for each person: `perMinute` requests at once, refilled evenly over a minute. Once it
 * is empty it stays closed until a quarter of it is back, so that a person who goes on is told once
 * and then has some requests before being told again. `now` gives milliseconds.
 */
export function createRate(perMinute: number, now: () => number): Rate {
  const buckets = new Map<string, Bucket>();
  const reopensAt = Math.max(1, perMinute / 4);

  function forgetTheFull(at: number): void {
    for (const [key, { filledAt }] of buckets) if (at - filledAt >= minute) buckets.delete(key);
  }

  function bucketOf(key: string, at: number): Bucket {
    const bucket = buckets.get(key);
    if (bucket !== undefined) return bucket;
    if (buckets.size >= remembered) forgetTheFull(at);
    const fresh = { tokens: perMinute, filledAt: at, closed: false };
    buckets.set(key, fresh);
    return fresh;
  }

  return {
    take(key) {
      const at = now();
      const bucket = bucketOf(key, at);
      // A clock that was set back adds nothing.
      const passed = Math.max(0, at - bucket.filledAt);
      bucket.tokens = Math.min(perMinute, bucket.tokens + (passed * perMinute) / minute);
      bucket.filledAt = at;
      const missing = reopensAt - bucket.tokens;
      const seconds = Math.ceil((missing * minute) / perMinute / 1_000);
      if (bucket.closed && missing > 0) return { kind: 'refuse', seconds };
      bucket.closed = bucket.tokens < 1;
      if (bucket.closed) return { kind: 'notify', seconds };
      bucket.tokens -= 1;
      return { kind: 'go' };
    },
  };
}
