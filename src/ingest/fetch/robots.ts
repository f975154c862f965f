import { LRUCache } from 'lru-cache';
import { FetchError } from '../../errors.ts';
import { type Fetch, robotName } from './fetch.ts';
import { isAllowed, parseRobots, type RobotsRules } from './robots-rules.ts';

/** Whether a robot may fetch an address, and the pause after a fetch there, in milliseconds. */
export type Permission = { readonly allowed: boolean; readonly pause: number };

/** A site's cached rules, valid until `until` (milliseconds). `size` estimates the bytes in memory. */
type CachedRules = { readonly until: number; readonly rules: RobotsRules | 'nothing'; readonly size: number };

const day = 24 * 60 * 60 * 1000;
/** A site whose robots.txt could not be fetched is asked again after a quarter of an hour. */
const retryAfter = 15 * 60 * 1000;
const maxPause = 30_000;

/** RFC 9309 asks to read 500 KiB of a file. The least recently used rules are dropped first. */
const limits = { fileBytes: 500 * 1024, keptBytes: 8_000_000, keptSites: 2_000 };

/**
 * Fetches the robots.txt of sites (RFC 9309), each once a day. A site without one (status 4xx) allows everything. A site
 * that fails (5xx, no answer) allows nothing for now. `now` returns milliseconds.
 */
export function createRobots(fetch: Fetch, now: () => number): (url: string) => Promise<Permission> {
  const known = new LRUCache<string, CachedRules>({
    max: limits.keptSites,
    maxSize: limits.keptBytes,
    sizeCalculation: ({ size }) => size,
  });

  const ask = async (address: string): Promise<CachedRules> => {
    try {
      const answer = await fetch(address, { firstBytes: limits.fileBytes });
      const text = answer.kind === 'fetched' ? new TextDecoder().decode(answer.bytes) : '';
      const rules = parseRobots(text, robotName);
      // A rule takes some hundred bytes, and a path that was sliced from the text may keep the whole text in memory.
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
    const pause = Math.min(site.rules.crawlDelay * 1000, maxPause);
    return { allowed: isAllowed(site.rules, url), pause };
  };
}
