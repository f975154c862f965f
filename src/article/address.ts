import { shown } from './fault.ts';

// Slack refuses a button whose address passes 3,000 characters, and the link to the sentence comes on top.
const longest = 2000;

/** Why `value` cannot be an article's address, or `null` where it can: an absolute http(s) URL without a password. */
export function addressFault(value: string): string | null {
  if (value.length > longest) return `url has ${value.length} characters: ${longest} are the most`;
  if (!URL.canParse(value)) return `url is ${shown(value)}, which is no address: write it out, https://…`;
  const { protocol, username, password } = new URL(value);
  if (protocol !== 'https:' && protocol !== 'http:')
    return `url starts with ${shown(protocol)}: only https: and http: lead to an article`;
  if (username !== '' || password !== '') return 'url holds a user name or a password: take it out';
  return null;
}
