import { assert, ipV4, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allowedTargets,
  hostOf,
  isAllowable,
  isAllowedAddress,
  targetProblem,
} from '../../../../shared/domain/alerts/allowed-targets.ts';

const NOBODY = allowedTargets('');
const SOME = allowedTargets('mattermost.corp,chat,10.1.0.0/16,192.168.7.8,fd12::/16');
const problem = (url: string, allowed = NOBODY) => targetProblem(new URL(url), allowed);

describe('what an operator may open', () => {
  it.each([
    'mattermost.corp',
    'chat',
    'a_b.internal',
    '10.0.0.0/8',
    '10.1.2.3',
    '172.16.0.0/12',
    'fd12::/16',
    'fc00::/7',
  ])('%s may be', (entry) => expect(isAllowable(entry)).toBe(true));

  it.each([
    '',
    'https://mattermost.corp',
    'mattermost.corp:8065',
    'Mattermost.corp',
    'mattermost.corp.',
    '*.corp',
    'a,b',
    'localhost',
    'x.localhost',
    '127.0.0.1',
    '0.0.0.0/0',
    '10.0.0.0/7',
    '172.0.0.0/8',
    '169.254.169.254',
    '100.64.0.0/10',
    '93.184.216.34',
    '::1',
    '::/0',
    'fc00::/6',
    'fe80::/10',
    '::ffff:10.0.0.1',
    '10.0.0.0/33',
    '10.0.0',
    '2130706433',
  ])('%j may not be', (entry) => expect(isAllowable(entry)).toBe(false));
});

describe('an address that a user gave', () => {
  it.each(['https://hooks.slack.com/services/T/B/x', 'https://93.184.216.34/', 'https://git.example:8443/alerts'])(
    '%s is fine',
    (url) => expect(problem(url)).toBeNull(),
  );

  it.each([
    ['http://hooks.slack.com/', 'scheme-blocked'],
    ['ftp://mattermost.corp/', 'scheme-blocked'],
    ['https://user:pass@hooks.slack.com/', 'credentials-in-url'],
    ['https://localhost/', 'host-blocked'],
    ['https://127.0.0.1/', 'host-blocked'],
    ['https://0x7f000001/', 'host-blocked'],
    ['https://[::1]/', 'host-blocked'],
    ['https://169.254.169.254/latest/meta-data/', 'host-blocked'],
    ['https://mattermost.internal/', 'host-blocked'],
    ['https://10.1.2.3/', 'host-blocked'],
  ])('%s is not: %s', (url, expected) => expect(problem(url)).toBe(expected));

  it.each([
    'http://mattermost.corp:8065/hooks/x',
    'https://mattermost.corp./hooks/x',
    'https://chat/hooks/x',
    'http://10.1.2.3/',
    'http://192.168.7.8:8080/',
    'https://[fd12::1]/',
  ])('%s is where the operator named it', (url) => expect(problem(url, SOME)).toBeNull());

  it.each(['http://sub.mattermost.corp/', 'http://10.2.0.1/', 'https://192.168.7.9/'])(
    '%s is not, for others are named',
    (url) => expect(problem(url, SOME)).not.toBeNull(),
  );
});

describe('an address that a name led to', () => {
  const to = (address: string, host: string) => isAllowedAddress(address, host, SOME);

  it('is fine in the internet, and in private networks if it or its name is allowed', () => {
    expect(to('93.184.216.34', 'hooks.example')).toBe(true);
    expect(to('172.16.3.4', 'mattermost.corp')).toBe(true);
    expect(to('::ffff:172.16.3.4', 'mattermost.corp')).toBe(true);
    expect(to('10.1.255.255', 'hooks.example')).toBe(true);
    expect(to('172.16.3.4', 'hooks.example')).toBe(false);
    expect(to('fd13::1', 'hooks.example')).toBe(false);
  });

  it.each([
    '127.0.0.1',
    '0.0.0.0',
    '::1',
    '::',
    '169.254.169.254',
    '169.254.170.2',
    '::ffff:169.254.169.254',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b::a01:203',
    'fd00:ec2::254',
    'fd00:ec2::23',
    'fe80::1',
    'fd12::1%eth0',
    '100.64.0.1',
    '224.0.0.1',
    'mattermost.corp',
  ])('%s is none, whatever is allowed', (address) => {
    const everything = allowedTargets(`mattermost.corp,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7,${address}`);
    expect(isAllowedAddress(address, 'mattermost.corp', everything)).toBe(false);
  });

  it('of IPv4 that is reached is public, or in a network for private use', () => {
    assert(
      property(ipV4(), (address) => {
        const everything = allowedTargets('host,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7');
        const isPrivateUse = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address);
        const isPublic = isAllowedAddress(address, 'hooks.example', NOBODY);
        expect(isAllowedAddress(address, 'host', everything)).toBe(isPublic || isPrivateUse);
      }),
    );
  });

  it('belongs to the host as the list has it', () => {
    expect(hostOf(new URL('https://[FD12::1]:8/'))).toBe('fd12::1');
    expect(hostOf(new URL('https://Chat.Corp./'))).toBe('chat.corp');
  });
});
