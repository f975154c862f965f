import { createRequire } from 'node:module';
import { FetchError } from '../../errors.ts';
import { type Fetch, robotName } from './fetch.ts';

// Its types promise an ES module's default export where the package is CommonJS.
const parseRobots: typeof import('robots-parser').default = createRequire(import.meta.url)('robots-parser');

/** Whether a robot may fetch an address, and the least pause between two fetches there, in milliseconds. */
export type Permission = { readonly allowed: boolean; readonly pause: number };

const keptFor = 24 * 60 * 60 * 1000;
const longestPause = 30_000;

/**
 * Asks sites' robots.txt (RFC 9309), each once a day: a site without one (status 4xx) allows everything, one
 * that cannot say (5xx, no answer) allows nothing for now. `now` is in milliseconds.
 */
export function createRobots(fetch: Fetch, now: () => number): (url: string) => Promise<Permission> {
  type Rules = (url: string) => Permission;
  const known = new Map<string, { readonly until: number; readonly rules: Promise<Rules> }>();

  const ask = async (address: string): Promise<Rules> => {
    try {
      const answer = await fetch(address);
      const text = answer.kind === 'fetched' ? new TextDecoder().decode(answer.bytes) : '';
      const robots = parseRobots(address, text);
      const pause = Math.min((robots.getCrawlDelay(robotName) ?? 0) * 1000, longestPause);
      return (url) => ({ allowed: robots.isAllowed(url, robotName) !== false, pause });
    } catch (error) {
      const absent = error instanceof FetchError && error.status >= 400 && error.status < 500;
      return () => ({ allowed: absent, pause: 0 });
    }
  };
  return async (url) => {
    const address = new URL('/robots.txt', url).href;
    const last = known.get(address);
    if (last !== undefined && last.until > now()) return (await last.rules)(url);
    const rules = ask(address);
    known.set(address, { until: now() + keptFor, rules });
    return (await rules)(url);
  };
}
