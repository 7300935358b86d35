import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Address blocks that are not the public internet (IANA's special-purpose registries). */
const blocked = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  // `BlockList` itself applies these to IPv4-mapped addresses (`::ffff:a.b.c.d`); NAT64's are ours to add.
  blocked.addSubnet(network, prefix, 'ipv4');
  blocked.addSubnet(`64:ff9b::${network}`, 96 + prefix, 'ipv6');
}
for (const [network, prefix] of [
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  blocked.addSubnet(network, prefix, 'ipv6');

/**
 * Whether a host is this machine or a private network by its literal address or name. `host` as in `URL.hostname`
 * (canonical IPv4, IPv6 in brackets). A name that resolves to a private address is found when it is connected to.
 */
export function isPrivateHost(host: string): boolean {
  const name = host
    .replace(/^\[|\]$/g, '')
    .replace(/\.+$/, '')
    .toLowerCase();
  if (isIPv4(name)) return blocked.check(name, 'ipv4');
  if (isIPv6(name)) return blocked.check(name, 'ipv6');
  return name === 'localhost' || !name.includes('.') || /\.(localhost|localdomain|local|internal)$/.test(name);
}
