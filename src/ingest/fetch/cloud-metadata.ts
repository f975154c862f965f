import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * The addresses of the metadata services of clouds, which give credentials to any program inside. Most are
 * link-local. The others are those of Azure and AWS, Google and Scaleway for IPv6, Alibaba and Oracle.
 */
const metadataRanges = [
  '169.254.0.0/16',
  'fe80::/10',
  '168.63.129.16/32',
  'fd00:ec2::/32',
  'fd20:ce::/32',
  'fd00:42::/32',
  '100.100.100.200/32',
  '192.0.0.192/32',
].map((range) => ipaddr.parseCIDR(range));

const isInside = (ip: Address) =>
  metadataRanges.some(([range, bits]) => range.kind() === ip.kind() && ip.match(range, bits));

const fromParts = (high = 0, low = 0) => new ipaddr.IPv4([high >> 8, high & 255, low >> 8, low & 255]);

/**
 * Returns the IPv4 addresses that an IPv6 address may embed: mapped, compatible, translated (RFC 2765) or NAT64 with a
 * prefix of its own (RFC 6052) and ISATAP in the last 32 bits, 6to4 behind the first 16, Teredo (RFC 4380) as the
 * server's and, inverted, the client's.
 */
function embeddedAddresses({ parts }: ipaddr.IPv6): ipaddr.IPv4[] {
  const [first, second = 0, third, fourth, , , seventh = 0, eighth = 0] = parts;
  const found = [fromParts(seventh, eighth)];
  if (first === 0x2002) found.push(fromParts(second, third));
  if (first === 0x2001 && second === 0)
    found.push(fromParts(third, fourth), fromParts(seventh ^ 0xffff, eighth ^ 0xffff));
  return found;
}

/** True if an IP address, in any form, is a cloud's metadata service. */
export function isCloudMetadata(ip: Address): boolean {
  return isInside(ip) || (ip.kind() === 'ipv6' && embeddedAddresses(ip as ipaddr.IPv6).some(isInside));
}
