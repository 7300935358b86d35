import { BlockList, isIP, isIPv4 } from 'node:net';
import { internet, type Network } from './internet.ts';

/** Addresses of a link, and those at which AWS hands out credentials (Amazon EC2 User Guide, "Access instance metadata"). */
const refused = new BlockList();
refused.addSubnet('169.254.0.0', 16, 'ipv4');
refused.addSubnet('64:ff9b::a9fe:0', 112, 'ipv6');
refused.addSubnet('fe80::', 10, 'ipv6');
refused.addAddress('fd00:ec2::254', 'ipv6');
refused.addAddress('fd00:ec2::23', 'ipv6');

/** The internet and private networks, for a service that the tenant's operator has said lies in one. */
export const internetAndPrivate: Network = {
  resolve: internet.resolve,
  isAllowed: (address) =>
    isIP(address) !== 0 && !address.includes('%') && !refused.check(address, isIPv4(address) ? 'ipv4' : 'ipv6'),
};
