import { describe, expect, it } from 'vitest';
import { internet } from '../../../shared/outbound/internet.ts';

describe('an address on the internet', () => {
  it.each([
    ['loopback', ['127.0.0.1', '127.255.255.254', '::1', '0.0.0.0', '::']],
    ['private', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fdff::1']],
    [
      'link-local, where the credentials of a cloud are',
      ['169.254.169.254', '169.254.170.2', 'fe80::1', 'fd00:ec2::254'],
    ],
    ["a carrier's", ['100.64.0.1', '100.127.255.255']],
    ['multicast or broadcast', ['224.0.0.1', '239.255.255.255', '255.255.255.255', 'ff02::1']],
    ['IPv4 in IPv6', ['::ffff:10.0.0.1', '::ffff:a9fe:a9fe', '::127.0.0.1', '::ffff:0:127.0.0.1']],
    ['IPv4 behind NAT64', ['64:ff9b::10.0.0.1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::1']],
    ['6to4 or Teredo', ['2002:a00:1::', '2002:808:808::1', '2001::1', '192.88.99.1']],
    ["of an interface of this machine's", ['fe80::1%eth0', '2606:4700::1111%eth0']],
    ['no address', ['', 'localhost', 'example', '127.1']],
  ])('is not %s', (_what, addresses) => {
    expect(addresses.filter((address) => internet.isAllowed(address))).toEqual([]);
  });

  it('is any other, in whatever form', () => {
    const addresses = ['8.8.8.8', '100.128.0.1', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'];
    expect(addresses.filter((address) => !internet.isAllowed(address))).toEqual([]);
  });

  it('is its own when it is looked up', async () => {
    expect(await internet.resolve('127.0.0.1')).toEqual([{ address: '127.0.0.1', family: 4 }]);
    expect(await internet.resolve('::1')).toEqual([{ address: '::1', family: 6 }]);
  });
});
