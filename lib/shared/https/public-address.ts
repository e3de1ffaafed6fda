import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * IPv4 that is nobody's on the Internet. Source: IANA IPv4 Special-Purpose Address Registry (RFC 6890), multicast
 * (RFC 5771), and what is reserved for later (RFC 1112). 169.254.0.0/16 holds the metadata services of clouds.
 */
const SPECIAL_IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Of IPv6 only this part is given out for the Internet (RFC 4291, 2.4). */
const GLOBAL_IPV6: readonly [string, number] = ['2000::', 3];

/**
 * What of it is no place of its own: protocol assignments with Teredo, benchmarking, ORCHID; documentation; 6to4, which
 * carries an IPv4 address; AS112. Source: IANA IPv6 Special-Purpose Address Registry. Everything that holds an IPv4
 * address otherwise (mapped, compatible, NAT64 under 64:ff9b) lies outside 2000::/3.
 */
const SPECIAL_IPV6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3ffe::', 16],
  ['3fff::', 20],
];

const listOf = (ranges: readonly (readonly [string, number])[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList();
  for (const [address, bits] of ranges) list.addSubnet(address, bits, family);
  return list;
};

const specialIpv4 = listOf(SPECIAL_IPV4, 'ipv4');
const globalIpv6 = listOf([GLOBAL_IPV6], 'ipv6');
const specialIpv6 = listOf(SPECIAL_IPV6, 'ipv6');

/** Whether an address is a place on the Internet: not this machine, no network's inside, no metadata service, no group. */
export const isPublicAddress = (address: string): boolean => {
  if (isIPv4(address)) return !specialIpv4.check(address, 'ipv4');
  // A zone (`%eth0`) names an interface of this machine.
  if (!isIPv6(address) || address.includes('%')) return false;
  return globalIpv6.check(address, 'ipv6') && !specialIpv6.check(address, 'ipv6');
};
