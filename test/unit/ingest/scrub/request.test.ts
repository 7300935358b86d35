import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../shared/ingest/event/error-event.ts';
import { scrub } from '../../../../shared/ingest/scrub/scrub.ts';

describe('the request', () => {
  it.each<[string, Json, Json]>([
    [
      'headers by name',
      { headers: { Authorization: 'Basic x', Host: 'a' } },
      { headers: { Authorization: '[Filtered]', Host: 'a' } },
    ],
    [
      'headers in pairs',
      {
        headers: [
          ['X-Api-Key', 'x'],
          ['Host', 'a'],
        ],
      },
      {
        headers: [
          ['X-Api-Key', '[Filtered]'],
          ['Host', 'a'],
        ],
      },
    ],
    [
      'headers with lists (PHP)',
      { headers: { Cookie: ['a=1; session=2'], Host: ['a'] } },
      { headers: { Cookie: ['a=1; session=[Filtered]'], Host: ['a'] } },
    ],
    ['the user agent stays', { headers: { 'User-Agent': 'auth/1.0' } }, { headers: { 'User-Agent': 'auth/1.0' } }],
    [
      'the Cookie header',
      { headers: [['Cookie', 'sessionid=x; theme=dark; csrftoken=y']] },
      { headers: [['Cookie', 'sessionid=[Filtered]; theme=dark; csrftoken=[Filtered]']] },
    ],
    [
      'Set-Cookie',
      { headers: { 'Set-Cookie': 'a=1; Path=/, PHPSESSID=x; HttpOnly' } },
      { headers: { 'Set-Cookie': 'a=1; Path=/, PHPSESSID=[Filtered]; HttpOnly' } },
    ],
    [
      'the environment',
      { env: { HTTP_COOKIE: 'xsrf=1', REMOTE_ADDR: '192.0.2.1' } },
      { env: { HTTP_COOKIE: 'xsrf=[Filtered]', REMOTE_ADDR: '192.0.2.1' } },
    ],
    [
      'cookies by name',
      { cookies: { session: 'x', theme: 'dark', my_token: 'y' } },
      { cookies: { session: '[Filtered]', theme: 'dark', my_token: '[Filtered]' } },
    ],
    [
      'cookies in pairs',
      {
        cookies: [
          ['session', 'x'],
          ['theme', 'dark'],
        ],
      },
      {
        cookies: [
          ['session', '[Filtered]'],
          ['theme', 'dark'],
        ],
      },
    ],
    [
      'two cookies in a list',
      { cookies: [{ name: 'sid', value: 'x' }] },
      { cookies: [{ name: 'sid', value: '[Filtered]' }] },
    ],
    ['cookies as text', { cookies: 'session=x; theme=dark' }, { cookies: 'session=[Filtered]; theme=dark' }],
    ['the query as text', { query_string: 'a=1&api_key=x%20y' }, { query_string: 'a=1&api_key=[Filtered]' }],
    [
      'a name in the query that is encoded',
      { query_string: 'pass%77ord=x' },
      { query_string: 'pass%77ord=[Filtered]' },
    ],
    [
      'the query in pairs',
      {
        query_string: [
          ['a', '1'],
          ['token', 'x'],
        ],
      },
      {
        query_string: [
          ['a', '1'],
          ['token', '[Filtered]'],
        ],
      },
    ],
    ['the query by name', { query_string: { a: '1', token: 'x' } }, { query_string: { a: '1', token: '[Filtered]' } }],
    ['a body', { data: { user: { password: 'x' }, a: 1 } }, { data: { user: { password: '[Filtered]' }, a: 1 } }],
    [
      'a body of JSON',
      { data: '{"user":{"p\\u0061ssword":"x"},"a":1}' },
      { data: '{"user":{"password":"[Filtered]"},"a":1}' },
    ],
    ['a body of JSON with nothing to hide, as it was', { data: '{ "a": 1.0 }' }, { data: '{ "a": 1.0 }' }],
    ['a body of JSON that was cut off', { data: '{"password":"x' }, { data: '[Filtered]' }],
    ['a form', { data: 'name=ada&password=x+y' }, { data: 'name=ada&password=[Filtered]' }],
    ['a path alone', { url: '/oauth/login' }, { url: '/oauth/login' }],
    [
      'an address',
      { url: 'https://ada:x@a.example/oauth/cart?otp=1' },
      { url: 'https://[Filtered]@a.example/oauth/cart?otp=[Filtered]' },
    ],
  ])('%s', (_what, request, clean) => {
    expect(scrub({ request })).toEqual({ request: clean });
  });
});
