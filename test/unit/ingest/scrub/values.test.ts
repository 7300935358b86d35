import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../shared/ingest/event/error-event.ts';
import { scrub } from '../../../../shared/ingest/scrub/scrub.ts';

/** What becomes of data that the application attached. */
function scrubbed(extra: Json): Json | undefined {
  return scrub({ extra })['extra'];
}

describe('a field is filtered by its name', () => {
  it.each([
    'password',
    'user_password',
    'Passwd',
    'SECRET',
    'clientSecret',
    'api_key',
    'api-key',
    'apiKey',
    'apikey',
    'Authorization',
    'oauth',
    'credentials',
    'mysql_pwd',
    'privateKey',
    'private_key',
    'token',
    'access_token',
    'X-Token',
    'accessToken',
    'csrfTokenValue',
    'authenticitytoken',
    'bearer',
    'otp',
    'two_factor',
    'two-factor',
    'author',
  ])('%s', (name) => {
    expect(scrubbed({ [name]: 'x', other: 'x' })).toEqual({ [name]: '[Filtered]', other: 'x' });
  });

  it.each([
    'tokens',
    'max_tokens',
    'tokenizer',
    'otp_count',
    'pass',
    'key',
    'username',
    'email',
    'ip_address',
    'session',
  ])('but not %s', (name) => {
    expect(scrubbed({ [name]: 'x' })).toEqual({ [name]: 'x' });
  });

  it.each<[Json, Json]>([
    ['x', '[Filtered]'],
    [5, '[Filtered]'],
    [['a', 'b'], '[Filtered]'],
    [{ old: 'a', new: 'b' }, '[Filtered]'],
    ['', ''],
    [null, null],
    [true, true],
    [[], []],
    [{}, {}],
  ])('%j becomes %j', (value, filtered) => {
    expect(scrubbed({ password: value })).toEqual({ password: filtered });
  });

  it.each<[string, Json, Json]>([
    [
      'pairs',
      [
        ['password', 'x'],
        ['a', 'b'],
      ],
      [
        ['password', '[Filtered]'],
        ['a', 'b'],
      ],
    ],
    ['{ key, value }', [{ key: 'password', value: 'x' }], [{ key: 'password', value: '[Filtered]' }]],
    ['{ name, value }', [{ name: 'password', value: 'x' }], [{ name: 'password', value: '[Filtered]' }]],
  ])('also in %s', (_shape, value, filtered) => {
    expect(scrubbed(value)).toEqual(filtered);
  });
});

describe('a value is filtered as a whole when it speaks of secrets', () => {
  it.each(['Bearer abc', 'the password is x', 'mysql_pwd=x', 'token: abc', '{"token": "abc"}', 'api_key x', 'AUTH x'])(
    '%s',
    (text) => {
      expect(scrubbed({ text })).toEqual({ text: '[Filtered]' });
    },
  );

  it.each(['bearer of news', 'a token of love', 'pass', 'user ada'])('but not %s', (text) => {
    const expected = text.startsWith('bearer') ? '[Filtered]' : text;
    expect(scrubbed({ text })).toEqual({ text: expected });
  });
});

describe('part of a value is filtered', () => {
  it.each([
    ['a card', 'paid with 4111 1111 1111 1111.', 'paid with [Filtered].'],
    ['with dashes', '5500-0000-0000-0004', '[Filtered]'],
    ['without anything between', 'n=378282246310005', 'n=[Filtered]'],
    ['but no number that is none', '4111 1111 1111 1112', '4111 1111 1111 1112'],
    ['and no part of a longer one', '94111111111111111', '94111111111111111'],
    ['an IBAN', 'to DE89 3704 0044 0532 0130 00 and', 'to [Filtered] and'],
    ['in one piece', 'GB29NWBK60161331926819', '[Filtered]'],
    ['but none with wrong digits', 'DE88370400440532013000', 'DE88370400440532013000'],
    ['a social security number', 'ssn 078-05-1120', 'ssn [Filtered]'],
    ['but no date', '2026-01-02', '2026-01-02'],
    [
      'user and password of an address',
      'see postgres://ada:s3c@db.example/x',
      'see postgres://[Filtered]@db.example/x',
    ],
    ['with an @ in the password', 'postgres://ada:a@b@db.example', 'postgres://[Filtered]@db.example'],
    ['but no e-mail address', 'ada@example.com', 'ada@example.com'],
    [
      'the name of who is at home',
      'in /home/ada/shop and /Users/ada',
      'in /home/[Filtered]/shop and /Users/[Filtered]',
    ],
    ['on Windows', 'C:\\Users\\ada\\shop', 'C:\\Users\\[Filtered]\\shop'],
    ['but no page of that name', 'https://a.example/home/page', 'https://a.example/home/page'],
    [
      'a private key',
      '-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----\nx',
      '-----BEGIN RSA PRIVATE KEY-----\n[Filtered]\n-----END RSA PRIVATE KEY-----\nx',
    ],
    ['one that was cut off', '-----BEGIN PRIVATE KEY-----MII', '-----BEGIN PRIVATE KEY-----\n[Filtered]'],
    ['but no certificate', '-----BEGIN CERTIFICATE-----\nMII', '-----BEGIN CERTIFICATE-----\nMII'],
    [
      'a parameter of an address',
      'https://a.example/auth?token=x&a=1#access_token=y',
      'https://a.example/auth?token=[Filtered]&a=1#access_token=[Filtered]',
    ],
  ])('%s: %s', (_what, text, clean) => {
    expect(scrubbed({ text })).toEqual({ text: clean });
  });

  it('a card that is a number', () => {
    expect(scrubbed({ card: 4111111111111111, id: 4111111111111112 })).toEqual({
      card: '[Filtered]',
      id: 4111111111111112,
    });
  });
});
