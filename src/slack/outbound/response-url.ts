import { setTimeout as after } from 'node:timers/promises';
import { callTimeoutMs } from './post.ts';

/** Milliseconds for which an answer is tried. Slack accepts it for half an hour; nobody waits that long. */
const answeredWithin = 300_000;
/** Pauses between two tries grow from the first to the second. Milliseconds. */
const pauses = { first: 500, max: 15_000 } as const;

/** True if a response says that the same request may succeed later. */
const isPassing = ({ status }: Response): boolean => status === 429 || status >= 500;

function pauseAfter(response: Response | null, tried: number): number {
  const own = Math.min(pauses.first * 2 ** tried, pauses.max);
  const asked = Number(response?.headers.get('retry-after') ?? 0) * 1_000;
  return Math.max(own, Number.isFinite(asked) ? asked : 0);
}

/**
 * Posts to a `response_url`, as `fetch` does, for up to five minutes while Slack is rate limiting, failing or out of
 * reach. Only for what one person sees and for what replaces a message: Slack may have taken what it did not confirm.
 * Resolves with Slack's last response. @throws what `fetch` threw last
 */
export async function postResponse(url: string | URL, init: RequestInit = {}): Promise<Response> {
  const until = performance.now() + answeredWithin;
  for (let tried = 0; ; tried += 1) {
    const outcome = await fetch(url, { ...init, signal: AbortSignal.timeout(callTimeoutMs) }).catch(
      (error: unknown) => ({ error }),
    );
    const response = outcome instanceof Response ? outcome : null;
    if (response !== null && !isPassing(response)) return response;
    const pause = pauseAfter(response, tried);
    if (performance.now() + pause > until) {
      if (outcome instanceof Response) return outcome;
      throw outcome.error;
    }
    await response?.body?.cancel();
    // Does not keep a finished process alive.
    await after(pause, undefined, { ref: false });
  }
}
