import { shown } from './file/fault.ts';
import { trimEnd } from './trim.ts';

// Slack refuses a button with an address over 3,000 characters, and the link to the sentence is added to it.
const maxLength = 2000;

/** Returns why `value` cannot be an article's address, or `null` if it is an absolute http(s) URL without a password. */
export function addressFault(value: string): string | null {
  if (value.length > maxLength) return `url has ${value.length} characters: ${maxLength} are the most`;
  if (!URL.canParse(value)) return `url is ${shown(value)}, which is no address: write it out, https://…`;
  // Browsers remove or escape these, and readers do not see them.
  const hidden = /[\p{Cc}\p{Cf}\u2028\u2029]/u.exec(value)?.[0];
  if (hidden !== undefined)
    return `url holds an invisible character: take it out, or write ${encodeURIComponent(hidden.toWellFormed())}`;
  const { protocol, username, password } = new URL(value);
  if (protocol !== 'https:' && protocol !== 'http:')
    return `url starts with ${shown(protocol)}: only https: and http: lead to an article`;
  if (username !== '' || password !== '') return 'url holds a user name or a password: take it out';
  return null;
}

const tracking = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|cmpid|ref_src|xtor|at_\w+|amp)$/i;

/** Returns an address without its fragment and tracking parameters. */
export function cleanAddress(url: string): string {
  const clean = new URL(url);
  clean.hash = '';
  for (const name of [...clean.searchParams.keys()]) if (tracking.test(name)) clean.searchParams.delete(name);
  return clean.href;
}

const bareHost = (url: URL) => url.hostname.replace(/^(?:www|amp|m|mobile)\./, '');

/**
 * Returns a key that is equal for addresses of the same page, only for comparison: without scheme,
 * `www.`, the marks of AMP and mobile editions, tracking parameters, and a slash at the end.
 */
export function addressKey(url: string): string {
  const clean = new URL(cleanAddress(url));
  clean.searchParams.sort();
  const path = trimEnd(trimEnd(clean.pathname, /\//).replace(/\/amp(?:\.html)?$/, ''), /\//).replace(
    /^\/amp(?=\/)/,
    '',
  );
  return `${bareHost(clean)}${clean.port === '' ? '' : `:${clean.port}`}${path}${clean.search}`;
}

/** True if two addresses belong to one site: the same host, without `www.` and the like, or a subdomain of it. */
export function isSameSite(one: string, other: string): boolean {
  const [first, second] = [bareHost(new URL(one)), bareHost(new URL(other))];
  return first === second || first.endsWith(`.${second}`) || second.endsWith(`.${first}`);
}
