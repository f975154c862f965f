import { LRUCache } from 'lru-cache';
import { FetchError } from '../../errors.ts';
import { type Fetch, robotName } from './fetch.ts';
import { isAllowed, parseRobots, type RobotsRules } from './robots-rules.ts';

/** Whether a robot may fetch an address, and the least pause between two fetches there, in milliseconds. */
export type Permission = { readonly allowed: boolean; readonly pause: number };

/** What a site says, until `until` (milliseconds): its rules, or that nothing may be fetched. `size` is about its bytes. */
type Known = { readonly until: number; readonly rules: RobotsRules | 'nothing'; readonly size: number };

const day = 24 * 60 * 60 * 1000;
/** A site that could not say is asked again after a quarter of an hour. */
const retryAfter = 15 * 60 * 1000;
const longestPause = 30_000;

/** Of a file, RFC 9309 asks for 500 KiB; of all that are kept, the least recently asked for go first. */
const most = { fileBytes: 500 * 1024, keptBytes: 8_000_000, keptSites: 2_000 };

/**
 * Asks sites' robots.txt (RFC 9309), each once a day: a site without one (status 4xx) allows everything, one
 * that cannot say (5xx, no answer) allows nothing for now. `now` is in milliseconds.
 */
export function createRobots(fetch: Fetch, now: () => number): (url: string) => Promise<Permission> {
  const known = new LRUCache<string, Known>({
    max: most.keptSites,
    maxSize: most.keptBytes,
    sizeCalculation: ({ size }) => size,
  });

  const ask = async (address: string): Promise<Known> => {
    try {
      const answer = await fetch(address, { firstBytes: most.fileBytes });
      const text = answer.kind === 'fetched' ? new TextDecoder().decode(answer.bytes) : '';
      const rules = parseRobots(text, robotName);
      // A rule is an object of some hundred bytes; a path may be kept alive by the whole text it was cut from.
      return { until: now() + day, rules, size: 200 + 2 * text.length + 100 * rules.rules.length };
    } catch (error) {
      const isAbsent = error instanceof FetchError && error.status >= 400 && error.status < 500;
      if (isAbsent) return { until: now() + day, rules: { rules: [], crawlDelay: 0 }, size: 200 };
      return { until: now() + retryAfter, rules: 'nothing', size: 200 };
    }
  };
  return async (url) => {
    const address = new URL('/robots.txt', url).href;
    let site = known.get(address);
    if (site === undefined || site.until <= now()) {
      site = await ask(address);
      known.set(address, site);
    }
    if (site.rules === 'nothing') return { allowed: false, pause: 0 };
    const pause = Math.min(site.rules.crawlDelay * 1000, longestPause);
    return { allowed: isAllowed(site.rules, url), pause };
  };
}
