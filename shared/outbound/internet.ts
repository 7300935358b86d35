import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPrivateHost } from '../domain/public-host.ts';

/**
 * The network as requests to an address that a user gave see it. It is an argument of everything that calls out, given by
 * the composition root, because nothing that could be set in production may open the way to a private address.
 */
export interface Network {
  /** Every address of a host name; an address is its own. */
  resolve: (host: string) => Promise<readonly LookupAddress[]>;
  isAllowed: (address: string) => boolean;
}

/** Public addresses only. One with a zone (`fe80::1%eth0`) names an interface of this machine, whatever is before the `%`. */
export const internet: Network = {
  resolve: (host) => lookup(host, { all: true }),
  isAllowed: (address) => isIP(address) !== 0 && !address.includes('%') && !isPrivateHost(address),
};
