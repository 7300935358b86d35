import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../../shared/ingest/event/error-event.ts';
import { scrub } from '../../../../shared/ingest/scrub/scrub.ts';

/** What becomes of data that the application attached. */
function scrubbed(extra: Json): Json | undefined {
  return scrub({ extra })['extra'];
}

describe('a field is judged by its name, not by a word in its value, where it', () => {
  it.each<[string, JsonObject]>([
    ['is a tag', { tags: { view: 'auth.views.login', queue: 'auth_emails' } }],
    ['names a host', { server_name: 'auth-1.shop.example', request: { headers: { Host: 'auth.shop.example' } } }],
    [
      'is of a context that SDKs fill',
      { contexts: { app: { app_name: 'Authenticator' }, trace: { op: 'auth.login' } } },
    ],
    ['is the domain of an error', { extra: { domain: 'com.shop.authentication' } }],
  ])('%s', (_where, payload) => {
    expect(scrub(payload)).toEqual(payload);
  });

  it('but what a tag assigns to a secret goes', () => {
    expect(scrub({ tags: { note: 'password=Zq7x' } })).toEqual({ tags: { note: 'password=[Filtered]' } });
  });

  it('and contexts of the application are its data', () => {
    expect(scrub({ contexts: { shop: { note: 'auth x' } } })).toEqual({
      contexts: { shop: { note: '[Filtered]' } },
    });
  });
});

describe('digits of an id are no card', () => {
  it.each([
    'ab4111111111111111cdef0123456789',
    '4111111111111111abcdef0123456789',
    '41111111-1111-1111-1111-111111111111',
    'f0004111-1111-1111-1111-cdef01234567',
  ])('%s', (id) => {
    expect(scrubbed({ id })).toEqual({ id });
  });
});

describe('the whole name of a user goes from a path', () => {
  it.each([
    ['cannot open C:\\Users\\Ada Musterfrau\\docs\\a.txt', 'cannot open C:\\Users\\[Filtered]\\docs\\a.txt'],
    ['cannot open /Users/Ada Musterfrau/docs/a.txt', 'cannot open /Users/[Filtered]/docs/a.txt'],
    ['"C:\\Users\\Ada Musterfrau"', '"C:\\Users\\[Filtered]"'],
    ['/mnt/c/Users/ada/x', '/mnt/c/Users/[Filtered]/x'],
    ['/home/ada and /var/log', '/home/[Filtered] and /var/log'],
    ['/home/ada is not there', '/home/[Filtered] is not there'],
  ])('%s', (text, clean) => {
    expect(scrubbed({ text })).toEqual({ text: clean });
  });
});

it('an argument behind the name of a secret goes', () => {
  expect(scrubbed(['mysql', '--password', 'horse', '--verbose'])).toEqual([
    'mysql',
    '[Filtered]',
    '[Filtered]',
    '--verbose',
  ]);
});

it('a working directory is no password', () => {
  expect(scrubbed({ PWD: '/var/app', pwd: 'horse' })).toEqual({ PWD: '/var/app', pwd: '[Filtered]' });
  expect(scrubbed({ pwd: 73518642 })).toEqual({ pwd: '[Filtered]' });
  expect(scrub({ request: { data: 'a=b&pwd=horse' } })).toEqual({ request: { data: 'a=b&pwd=[Filtered]' } });
});

describe('a cookie is filtered', () => {
  it.each([
    ['_shop_session', 'of a session named after the application'],
    ['shop_session', 'the same without underscore'],
    ['PHPSESSID', 'of PHP'],
    ['koa.sess', 'of Koa'],
    ['SSESS0123abcd', 'of Drupal'],
    ['.AspNetCore.Antiforgery.x1', 'of ASP.NET'],
    ['wordpress_logged_in_0123', 'of WordPress'],
    ['remember_web_59ba', 'of Laravel'],
    ['connect.sid', 'of Express'],
  ])('%s, %s', (name) => {
    expect(scrub({ request: { cookies: { [name]: 'x', theme: 'dark' } } })).toEqual({
      request: { cookies: { [name]: '[Filtered]', theme: 'dark' } },
    });
  });

  it.each<[Json, Json]>([
    ['Zq7x', '[Filtered]'],
    ['lang=en; Zq7x', 'lang=en; [Filtered]'],
    ['lang=en; Path=/; HttpOnly; Secure', 'lang=en; Path=/; HttpOnly; Secure'],
  ])('without a name: %j', (cookie, clean) => {
    expect(scrub({ request: { headers: { Cookie: cookie } } })).toEqual({
      request: { headers: { Cookie: clean } },
    });
  });
});
