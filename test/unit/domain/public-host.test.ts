import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPrivateHost } from '../../../shared/domain/public-host.ts';

/** Networks that a request must never be sent to, with their prefix lengths. */
const PRIVATE_IPV4 = [
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

const hostnameOf = (host: string): string => new URL(`http://${host}/`).hostname;
const dotted = (address: number): string => [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
const numeric = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

const privateAddress = fc
  .tuple(fc.constantFrom(...PRIVATE_IPV4), fc.nat({ max: 2 ** 31 - 1 }))
  .map(([[network, prefix], random]) => numeric(network) + (random % 2 ** (32 - prefix)));

describe('a private host', () => {
  it.each(PRIVATE_IPV4)('is the first and last address of %s/%d', (network, prefix) => {
    const first = numeric(network);
    expect(isPrivateHost(dotted(first))).toBe(true);
    expect(isPrivateHost(dotted(first + 2 ** (32 - prefix) - 1))).toBe(true);
  });

  it.each(['127.1', '0x7f.1', '0x7f000001', '2130706433', '017700000001', '127.0.0.1.', '0', '0xa9fea9fe', '10.1'])(
    'is an IPv4 address in the notation %s',
    (host) => {
      expect(isPrivateHost(hostnameOf(host))).toBe(true);
    },
  );

  it.each([
    '[::]',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:a00:1]',
    '[::127.0.0.1]',
    '[::ffff:0:127.0.0.1]',
    '[64:ff9b::10.0.0.1]',
    '[64:ff9b::1]',
    '[64:ff9b:1::8.8.8.8]',
    '[100::1]',
    '[100:0:0:1::1]',
    '[200::1]',
    '[1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]',
    '[2001::1]',
    '[2001:1::1]',
    '[2001:1ff:ffff::1]',
    '[2001:db8::1]',
    '[2001:db8:ffff::1]',
    '[2002:7f00:1::]',
    '[2002:808:808::]',
    '[2620:4f:8000::1]',
    '[3fff::1]',
    '[3fff:fff:ffff::1]',
    '[4000::]',
    '[5f00::1]',
    '[8000::1]',
    '[fc00::1]',
    '[fd12:3456::1]',
    '[fe80::1]',
    '[febf:ffff::1]',
    '[fec0::1]',
    '[ff02::1]',
  ])('is %s', (host) => {
    expect(isPrivateHost(hostnameOf(host))).toBe(true);
  });

  it.each([
    'localhost',
    'LOCALHOST',
    'localhost.',
    'localhost..',
    '127.0.0.1..',
    'api.localhost',
    'localhost.localdomain',
    'printer.local',
    'metadata.google.internal',
    'metadata.google.internal.',
    'intranet',
    'ip6-localhost',
    '%6c%6fcalhost',
  ])('is the name %s', (host) => {
    expect(isPrivateHost(hostnameOf(host))).toBe(true);
  });

  it('is every IPv6 address outside 2000::/3 but those that carry a public IPv4 address', () => {
    const group = fc.nat({ max: 0xffff });
    const outside = fc
      .tuple(group, fc.array(group, { minLength: 7, maxLength: 7 }))
      .filter(([first]) => first >>> 13 !== 0b001)
      .filter(([first, rest]) => ![first, ...rest].slice(0, 6).every((part) => part === 0 || part === 0xffff))
      .map(([first, rest]) => `[${[first, ...rest].map((part) => part.toString(16)).join(':')}]`);
    fc.assert(
      fc.property(outside, (host) => {
        expect(isPrivateHost(hostnameOf(host))).toBe(true);
      }),
      {
        numRuns: 5_000,
        examples: [['[4000::]'], ['[64:ff9a::808:808]'], ['[64:ff9b:0:0:0:1:808:808]'], ['[::fffe:808:808]']],
      },
    );
  });

  it('is every private address in every notation that a URL takes', () => {
    const notations: ((address: number) => string)[] = [
      dotted,
      (address) => `${dotted(address)}.`,
      (address) => String(address),
      (address) => `0x${address.toString(16)}`,
      (address) => `0${address.toString(8)}`,
      (address) => `0x${(address >>> 24).toString(16)}.${address & 0xffffff}`,
      (address) => `[::ffff:${dotted(address)}]`,
      (address) => `[64:ff9b::${dotted(address)}]`,
      (address) => `[::${dotted(address)}]`,
    ];
    fc.assert(
      fc.property(privateAddress, fc.constantFrom(...notations), (address, write) => {
        expect(isPrivateHost(hostnameOf(write(address)))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a public host', () => {
  it.each([
    'sentry.io',
    'sentry.example.com.',
    'localhost.example.com',
    'internal.example.com',
    'a.localhosts',
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '128.0.0.1',
    '169.253.255.255',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '192.169.0.0',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '[2000::1]',
    '[2001:200::1]',
    '[2001:db7:ffff::1]',
    '[2001:db9::1]',
    '[2001:ffff::1]',
    '[2606:4700::1111]',
    '[2620:4f:7fff::1]',
    '[2620:4f:8001::1]',
    '[3ffe:ffff::1]',
    '[3fff:1000::1]',
    '[2001:4860:4860::8888]',
    '[2003::1]',
    '[::ffff:8.8.8.8]',
    '[64:ff9b::8.8.8.8]',
  ])('is %s', (host) => {
    expect(isPrivateHost(hostnameOf(host))).toBe(false);
  });
});
