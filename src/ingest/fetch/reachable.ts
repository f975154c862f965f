import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { ConfigError } from '../../errors.ts';
import { isCloudMetadata } from './cloud-metadata.ts';

/** Whether an IP address (v4 or v6, as text) may be connected to. */
export type Reachable = (address: string) => boolean;

/** An address in its shortest true form: `::ffff:127.0.0.1` is 127.0.0.1. */
const parse = (address: string) => ipaddr.process(address);

/** Whether anybody on the internet can reach an address: not a private, loopback, link-local or reserved one. */
function isPublic(address: string): boolean {
  const ip = parse(address);
  if (ip.range() !== 'unicast') return false;
  // Of IPv6 only 2000::/3 is handed out; forms that carry an IPv4 address lie outside it.
  return ip.kind() === 'ipv4' || ((ip as ipaddr.IPv6).parts[0] ?? 0) >> 13 === 1;
}

/**
 * What may be fetched from: public addresses, and the private ones that the operator names in
 * `privateSources` (`10.1.2.3` or `10.1.0.0/16`), for pages on the organisation's own network. Addresses where clouds
 * hand out credentials are never reachable, whatever `privateSources` says.
 * @throws ConfigError for a text that is neither an address nor a range
 */
export function createReachable(privateSources: readonly string[] = []): Reachable {
  const ranges = privateSources.map((source) => {
    if (isIP(source) !== 0) {
      const ip = parse(source);
      return [ip, ip.kind() === 'ipv4' ? 32 : 128] as const;
    }
    if (!ipaddr.isValidCIDR(source))
      throw new ConfigError(
        `PRIVATE_SOURCES holds "${source}": write addresses or ranges, as in 10.1.2.3 or 10.1.0.0/16`,
      );
    return ipaddr.parseCIDR(source);
  });
  return (address) => {
    if (isIP(address) === 0) return false;
    const ip = parse(address);
    if (isCloudMetadata(ip)) return false;
    if (isPublic(address)) return true;
    return ranges.some(([range, bits]) => range.kind() === ip.kind() && ip.match(range, bits));
  };
}
