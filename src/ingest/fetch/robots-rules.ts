/** What a robots.txt says to one robot. */
export type RobotsRules = {
  readonly rules: readonly RobotsRule[];
  /** Seconds between two fetches; 0 where none are asked for. */
  readonly crawlDelay: number;
};

/** `path` without a `$` at its end; `isWhole` if that `$` was there: nothing may follow what matches. */
type RobotsRule = { readonly allows: boolean; readonly path: string; readonly isWhole: boolean };

/** A path as it is compared (RFC 9309, 2.2.2): other characters than US-ASCII as escapes, escapes in capitals. */
function comparable(path: string): string {
  return path
    .replace(/[^\x21-\x7e]+/gu, (characters) => encodeURIComponent(characters.toWellFormed()))
    .replace(/%[0-9a-f]{2}/gi, (escaped) => {
      const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
      return /[\w.~-]/.test(character) ? character : escaped.toUpperCase();
    });
}

/** The name that a `User-agent` line is for, in small letters: `nato-quote/1.0` is for `nato-quote`. */
const agentOf = (value: string) => /^[a-z_-]*/i.exec(value)?.[0].toLowerCase() ?? '';

function ruleOf(key: string, value: string): RobotsRule {
  const isWhole = value.endsWith('$');
  return { allows: key === 'allow', path: comparable(isWhole ? value.slice(0, -1) : value), isWhole };
}

/**
 * Reads a robots.txt as RFC 9309 has it: the rules of every group that names `robot` (in small letters), or of those
 * for `*` where none does. Takes time by the length of `source`.
 */
export function parseRobots(source: string, robot: string): RobotsRules {
  const groups = { own: [] as RobotsRule[], all: [] as RobotsRule[] };
  const delays = { own: 0, all: 0 };
  let isNamed = false;
  let current = new Set<'own' | 'all'>();
  let inHead = false;
  for (const [, key = '', value = ''] of source.matchAll(/^[ \t]*([a-z-]+)[ \t]*:([^#\r\n]*)/gim)) {
    const name = key.toLowerCase();
    const text = value.trim();
    if (name === 'user-agent') {
      if (!inHead) current = new Set();
      inHead = true;
      if (text === '*') current.add('all');
      else if (agentOf(text) === robot) {
        current.add('own');
        isNamed = true;
      }
      continue;
    }
    if (name !== 'allow' && name !== 'disallow' && name !== 'crawl-delay') continue;
    inHead = false;
    for (const group of current)
      if (name === 'crawl-delay') delays[group] = Math.max(0, Number(text) || 0);
      else if (text !== '') groups[group].push(ruleOf(name, text));
  }
  const group = isNamed ? 'own' : 'all';
  return { rules: groups[group], crawlDelay: delays[group] };
}

/** True if a rule's path, in which `*` stands for any characters, matches. Goes over `path` once: the first place of each part will do. */
function matches({ path: pattern, isWhole }: RobotsRule, path: string): boolean {
  const parts = pattern.split('*');
  const [first = '', ...others] = parts;
  if (!path.startsWith(first)) return false;
  if (others.length === 0) return !isWhole || path.length === first.length;
  const last = others.pop() ?? '';
  let at = first.length;
  for (const part of others) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return isWhole ? path.length - last.length >= at && path.endsWith(last) : path.indexOf(last, at) >= 0;
}

/** True if a robot may fetch an address: the longest rule that matches says so, of equal ones the one that allows. */
export function isAllowed({ rules }: RobotsRules, url: string): boolean {
  const { pathname, search } = new URL(url);
  const path = comparable(pathname + search);
  let best: RobotsRule | null = null;
  for (const rule of rules) {
    const length = rule.path.length + Number(rule.isWhole);
    const bestLength = best === null ? -1 : best.path.length + Number(best.isWhole);
    if (length < bestLength || (length === bestLength && !rule.allows)) continue;
    if (matches(rule, path)) best = rule;
  }
  return best?.allows ?? true;
}
