import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { ConfigError } from '../../errors.ts';
import { isCloudMetadata } from './cloud-metadata.ts';

/** True if an IP address (v4 or v6, as text) may be connected to. */
export type Reachable = (address: string) => boolean;

/** Parses the setting PRIVATE_SOURCES: addresses and ranges, separated by spaces or commas. */
export function parsePrivateSources(setting: string): string[] {
  return setting.split(/[\s,]+/).filter((source) => source !== '');
}

/** Parses an address, and IPv4-mapped ones as IPv4: `::ffff:127.0.0.1` is 127.0.0.1. */
const parse = (address: string) => ipaddr.process(address);

/** True if an address is public: not private, loopback, link-local or reserved. */
function isPublic(address: string): boolean {
  const ip = parse(address);
  if (ip.range() !== 'unicast') return false;
  // Only 2000::/3 is assigned of IPv6. Forms that embed an IPv4 address lie outside it.
  return ip.kind() === 'ipv4' || ((ip as ipaddr.IPv6).parts[0] ?? 0) >> 13 === 1;
}

/**
 * Makes the test for addresses that may be fetched from: public ones, and the private ones in `privateSources`
 * (`10.1.2.3` or `10.1.0.0/16`), for pages on the organisation's own network. Metadata services of clouds are never
 * reachable, even if `privateSources` includes them.
 * @throws ConfigError for an entry that is neither an address nor a range
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
