import { setTimeout as wait } from 'node:timers/promises';
import { FetchError } from '../../errors.ts';
import type { Fetch } from './fetch.ts';
import { createRobots } from './robots.ts';

/**
 * Makes a `fetch` that follows robots.txt: one request at a time per host, with the crawl delay that it asks for, and no
 * address that it disallows. `now` returns milliseconds.
 */
export function createPoliteFetch(fetch: Fetch, now: () => number = Date.now): Fetch {
  const permission = createRobots(fetch, now);
  const queues = new Map<string, Promise<unknown>>();

  return (url, options) => {
    const host = URL.canParse(url) ? new URL(url).host : '';
    const turn = (queues.get(host) ?? Promise.resolve()).then(async () => {
      const { allowed, pause } = await permission(url);
      if (!allowed) throw new FetchError(`${url} may not be fetched by robots, as ${host}/robots.txt says`);
      const result = await fetch(url, options);
      return { result, pause };
    });
    const settled = turn.then(
      ({ pause }) => (pause > 0 ? wait(pause) : undefined),
      () => undefined,
    );
    queues.set(host, settled);
    void settled.then(() => {
      if (queues.get(host) === settled) queues.delete(host);
    });
    return turn.then(({ result }) => result);
  };
}
