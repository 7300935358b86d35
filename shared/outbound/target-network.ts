import { hostOf, isAllowedAddress, type AllowedTargets } from '../domain/alerts/allowed-targets.ts';
import { internet, type Network } from './internet.ts';

/** The internet, and what the tenant's operator lets alerts reach besides, for a request to this address. */
export function targetNetwork(url: URL, allowed: AllowedTargets): Network {
  const host = hostOf(url);
  return { resolve: internet.resolve, isAllowed: (address) => isAllowedAddress(address, host, allowed) };
}
