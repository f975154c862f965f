/** The part of a robots.txt that applies to one robot. */
export type RobotsRules = {
  readonly rules: readonly RobotsRule[];
  /** Seconds between two fetches, 0 if not given. */
  readonly crawlDelay: number;
};

/** `path` is without a final `$`. `isWhole` is true if it had one: then the rule must match the whole path. */
type RobotsRule = { readonly allows: boolean; readonly path: string; readonly isWhole: boolean };

/** Normalises a path for comparison (RFC 9309, 2.2.2): escapes non-ASCII characters, and writes escapes in capitals. */
function comparable(path: string): string {
  return path
    .replace(/[^\x21-\x7e]+/gu, (characters) => encodeURIComponent(characters.toWellFormed()))
    .replace(/%[0-9a-f]{2}/gi, (escaped) => {
      const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
      return /[\w.~-]/.test(character) ? character : escaped.toUpperCase();
    });
}

/** Returns the product name of a `User-agent` line, in lower case: `nato-quote/1.0` becomes `nato-quote`. */
const agentOf = (value: string) => /^[a-z_-]*/i.exec(value)?.[0].toLowerCase() ?? '';

function ruleOf(key: string, value: string): RobotsRule {
  const isWhole = value.endsWith('$');
  return { allows: key === 'allow', path: comparable(isWhole ? value.slice(0, -1) : value), isWhole };
}

/**
 * Parses a robots.txt (RFC 9309): the rules of every group that names `robot` (in lower case), or of the groups for `*`
 * if none does. Linear in the length of `source`.
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

/** True if a rule's path matches, where `*` matches any characters. Linear: each part is matched at its first occurrence. */
function matches({ path: pattern, isWhole }: RobotsRule, path: string): boolean {
  const parts = pattern.split('*');
  const [first = '', ...others] = parts;
  if (!path.startsWith(first)) return false;
  if (others.length === 0) return !isWhole || path.length === first.length;
  const last = others.pop() ?? '';
  let end = first.length;
  for (const part of others) {
    const found = path.indexOf(part, end);
    if (found < 0) return false;
    end = found + part.length;
  }
  return isWhole ? path.length - last.length >= end && path.endsWith(last) : path.indexOf(last, end) >= 0;
}

/** True if a robot may fetch an address. The longest matching rule decides; of equally long ones, the one that allows. */
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
