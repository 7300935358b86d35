import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * IPv4 blocks that are not the public internet: all of IANA's special-purpose registry, and multicast. Its anycast blocks
 * (AS112, AMT) count as globally reachable, but the nearest of their servers may be one of the private network.
 * https://www.iana.org/assignments/iana-ipv4-special-registry/
 */
const SPECIAL_IPV4 = [
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
] as const;

/**
 * All of IPv6 that may be called: the only block that IANA hands out addresses of, and the two whose addresses carry one
 * of IPv4, which then decides (IPv4-mapped and NAT64). Nothing else, because what is not assigned today may mean something
 * private tomorrow. https://www.iana.org/assignments/ipv6-address-space/
 */
const PUBLIC_IPV6 = [
  ['2000::', 3],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
] as const;

/** The exceptions in it: https://www.iana.org/assignments/iana-ipv6-special-registry/ */
const SPECIAL_IPV6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
] as const;

const allowed = new BlockList();
for (const [network, prefix] of PUBLIC_IPV6) allowed.addSubnet(network, prefix, 'ipv6');

const refused = new BlockList();
for (const [network, prefix] of SPECIAL_IPV6) refused.addSubnet(network, prefix, 'ipv6');
for (const [network, prefix] of SPECIAL_IPV4) {
  // `BlockList` itself applies these to IPv4-mapped addresses (`::ffff:a.b.c.d`); NAT64's are ours to add.
  refused.addSubnet(network, prefix, 'ipv4');
  refused.addSubnet(`64:ff9b::${network}`, 96 + prefix, 'ipv6');
}

/**
 * Whether a host is this machine or a private network by its literal address or name. `host` as in `URL.hostname`
 * (canonical IPv4, IPv6 in brackets). A name that resolves to a private address is found when it is connected to.
 */
export function isPrivateHost(host: string): boolean {
  const name = host
    .replace(/^\[|\]$/g, '')
    .replace(/\.+$/, '')
    .toLowerCase();
  if (isIPv4(name)) return refused.check(name, 'ipv4');
  if (isIPv6(name)) return !allowed.check(name, 'ipv6') || refused.check(name, 'ipv6');
  return name === 'localhost' || !name.includes('.') || /\.(localhost|localdomain|local|internal)$/.test(name);
}
