import { BlockList, isIP, isIPv4 } from 'node:net';
import { isPrivateHost } from '../public-host.ts';

/** Whom the tenant's operator lets alerts reach besides the internet, as the stack tells it. */
export interface AllowedTargets {
  /** Names, in lower case. */
  hosts: ReadonlySet<string>;
  networks: BlockList;
}

/**
 * What an operator may open: networks for private use (RFC 1918, RFC 4193). Nothing else, so that no list opens this machine,
 * whose port 9001 is Lambda's own, a link, where AWS hands out credentials, or what carriers and AWS itself share.
 */
const PRIVATE_USE = [
  blockOf('10.0.0.0', 8, 'ipv4'),
  blockOf('172.16.0.0', 12, 'ipv4'),
  blockOf('192.168.0.0', 16, 'ipv4'),
  blockOf('fc00::', 7, 'ipv6'),
];

/** Within them, where instances and tasks of AWS ask for credentials (Amazon EC2 User Guide, "Access instance metadata"). */
const OF_AWS = blockOf('fd00:ec2::', 32, 'ipv6');

const LABEL = '[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?';
const NAME = new RegExp(`^(?=.{1,253}$)${LABEL}(\\.${LABEL})*$`);
const NETWORK = /^([\d.]+|[\da-f:]+)(?:\/(\d{1,3}))?$/;

/** Tells whether an operator may have this in the list: a host's name in lower case, or a network or address for private use. */
export function isAllowable(entry: string): boolean {
  const network = networkIn(entry);
  if (network !== null) return isWithinPrivateUse(network);
  return NAME.test(entry) && !/[\d.]$/.test(entry) && !/^(.*\.)?localhost$/.test(entry);
}

/** Reads the list as the stack tells it: entries with commas between them. What is no network is a name. */
export function allowedTargets(list: string): AllowedTargets {
  const hosts = new Set<string>();
  const networks = new BlockList();
  for (const entry of list.split(',').filter(Boolean)) {
    const network = networkIn(entry);
    if (network === null || !isWithinPrivateUse(network)) hosts.add(entry);
    else networks.addSubnet(network.address, network.prefix, network.family);
  }
  return { hosts, networks };
}

/** Why nothing may be sent to an address, before anybody looks its name up. */
export type TargetProblem = 'scheme-blocked' | 'host-blocked' | 'credentials-in-url';

/**
 * Checks an address that a user gave. Only what the operator named is spoken to without TLS.
 * @returns `null`: nothing is wrong with it
 */
export function targetProblem(url: URL, allowed: AllowedTargets): TargetProblem | null {
  const host = hostOf(url);
  const isNamed = allowed.hosts.has(host) || isInNetworks(host, allowed);
  if (url.username !== '' || url.password !== '') return 'credentials-in-url';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isNamed)) return 'scheme-blocked';
  return !isNamed && isPrivateHost(url.hostname) ? 'host-blocked' : null;
}

/** Tells whether a connection may be opened to an address that a host's name led to. */
export function isAllowedAddress(address: string, host: string, allowed: AllowedTargets): boolean {
  if (isIP(address) === 0 || address.includes('%')) return false;
  if (!isPrivateHost(address)) return true;
  const family = familyOf(address);
  if (!PRIVATE_USE.some(({ block }) => block.check(address, family)) || OF_AWS.block.check(address, family))
    return false;
  return allowed.hosts.has(host) || allowed.networks.check(address, family);
}

/** As the list has it: without the brackets of IPv6, and without the dot of the root. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
}

function isInNetworks(host: string, { networks }: AllowedTargets): boolean {
  return isIP(host) !== 0 && networks.check(host, familyOf(host));
}

interface NetworkEntry {
  address: string;
  prefix: number;
  family: 'ipv4' | 'ipv6';
}

/** `null`: it is none. */
function networkIn(entry: string): NetworkEntry | null {
  const [, address = '', length] = NETWORK.exec(entry) ?? [];
  if (isIP(address) === 0) return null;
  const family = familyOf(address);
  const most = family === 'ipv4' ? 32 : 128;
  const prefix = Number(length ?? most);
  return prefix > most ? null : { address, prefix, family };
}

/** Whether a network is part of one for private use. */
function isWithinPrivateUse({ address, prefix, family }: NetworkEntry): boolean {
  return PRIVATE_USE.some((one) => one.family === family && prefix >= one.prefix && one.block.check(address, family));
}

function blockOf(network: string, prefix: number, family: 'ipv4' | 'ipv6') {
  const block = new BlockList();
  block.addSubnet(network, prefix, family);
  return { block, prefix, family };
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}
