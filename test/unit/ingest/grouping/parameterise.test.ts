import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameterise } from '../../../../shared/ingest/grouping/parameterise.ts';

describe('what differs from one occurrence of a message to the next is left out', () => {
  it.each([
    ['User ada@example.com is gone', 'User <email> is gone'],
    ['GET https://a.example/b?c=1 failed', 'GET <url> failed'],
    ['host db-1.prod.example.com refused', 'host <hostname> refused'],
    ['10.0.0.1:5432 and [2001:db8::1]:80 and ::1', '<ip>:<int> and <ip>:<int> and <ip>'],
    ['order 123e4567-e89b-12d3-a456-426614174000', 'order <uuid>'],
    ['blob da39a3ee5e6b4b0d3255bfef95601890afd80709', 'blob <sha1>'],
    ['sum d41d8cd98f00b204e9800998ecf8427e', 'sum <md5>'],
    ['commit 3f2a9c1, id 507f1f77bcf86cd799439011', 'commit <hex>, id <hex>'],
    ['<Cart object at 0x7f12ab34>', '<Cart object at <hex>>'],
    ['java.lang.Object@1b2c3d4', 'java.lang.Object@<hex>'],
    ['since 2026-01-02T03:04:05.678Z', 'since <date>'],
    ['since 2026-01-02 03:04:05,678 and 01/02/2026', 'since <date> and <date>'],
    ['since Fri, 02 Jan 2026 03:04:05 GMT', 'since <date>'],
    ['since Jan 2, 2026 and 2 March 2026', 'since <date> and <date>'],
    ['at 03:04:05', 'at <time>'],
    ['needs 1.2.3, has v2.0.0-rc.1', 'needs <version>, has <version>'],
    [
      'after 1.5s, after 3 minutes, after 1h2m3s, after PT1H',
      'after <duration>, after <duration>, after <duration>, after <duration>',
    ],
    ['12MB of 1.5 GiB', '<size> of <size>'],
    ['1,234,567 and -5 and 3.14 and 1e10', '<int> and <int> and <float> and <float>'],
    ['name=\'ada\' x="y" ok=true', 'name=<quoted_str> x=<quoted_str> ok=<bool>'],
    ['Key (email)=(ada) already exists', 'Key (email)=(<value>) already exists'],
    ["Duplicate entry 'ada' for key 'name'", "Duplicate entry <quoted_str> for key 'name'"],
    ['open /home/ada/shop/12/a.csv', 'open <home>/shop/<int>/a.csv'],
    ['open /tmp/tmpab12_x/a.csv', 'open <path>'],
    ['key AbC9dE8fG7hI6jK5lM4n==', 'key <token>'],
    ['order_12345 of user99123', 'order_<int> of user<int>'],
    ['ids 1, 2, 3, 4', 'ids <int>'],
    [
      '{"code":42,"error":"invalid_grant","text":"a b 1"}',
      '{"code":<int>,"error":"invalid_grant","text":<quoted_str>}',
    ],
  ])('%s → %s', (text, stable) => {
    expect(parameterise(text)).toBe(stable);
  });
});

describe('what names the failure stays', () => {
  it.each([
    "Cannot read properties of undefined (reading 'name')",
    'java.io.IOException: Broken pipe',
    'HTTP 404',
    'Request failed with status code 500',
    '[Errno 2] No such file or directory',
    'ORA-00942: table or view does not exist',
    'SQLSTATE[42S02]: Base table or view not found',
    'utf8 and sha256 and x86',
    'std::vec and abc::def',
    'decade facade',
    'Octet and Marker and Decimal',
    'com.shop.CartServiceWithAVeryLongNameIndeed',
  ])('%s', (text) => {
    expect(parameterise(text)).toBe(text);
  });
});

describe('a long text', () => {
  it('counts with its first two lines that are not empty', () => {
    expect(parameterise('\n\n  one \r\n\n two\nthree')).toBe('one\ntwo');
  });

  it('is cut between words, so that half an id is not taken for something else', () => {
    const text = `${'word '.repeat(408)}123e4567-e89b-12d3-a456-426614174000`;
    expect(parameterise(text)).toBe('word '.repeat(205).slice(0, 1024));
  });

  it.each([
    'a',
    '1',
    '.',
    '-',
    '::',
    'a.',
    '1:',
    '=',
    "='",
    '"',
    '/a',
    '@',
    'a@',
    '0x',
    'eyJ',
    '1s ',
    'a1',
    '{"a":',
    '<1.',
  ])('of %j a million times takes no longer', (unit) => {
    const text = unit.repeat(1_000_000);
    const start = performance.now();
    parameterise(text);
    expect(performance.now() - start).toBeLessThan(150);
  });

  it('never throws and is at most 1,024 characters long, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(parameterise(text.repeat(50)).length).toBeLessThanOrEqual(1024);
      }),
    );
  });
});
