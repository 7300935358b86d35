import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../shared/ingest/event/error-event.ts';
import { scrub } from '../../../../shared/ingest/scrub/scrub.ts';

describe('the rest of the event', () => {
  const FRAME = {
    filename: '/home/ada/a.py',
    abs_path: '/home/ada/a.py',
    function: 'authenticate',
    module: 'auth.tokens',
  };
  const LINES = { context_line: 'password = read()', pre_context: ['auth()', null], post_context: [] };

  it.each<[string, Json, Json]>([
    [
      'variables of a frame, but not its names and lines',
      {
        exception: {
          values: [
            {
              type: 'AuthError',
              stacktrace: { frames: [{ ...FRAME, ...LINES, vars: { password: 'x', a: 1 } }, null] },
            },
          ],
        },
      },
      {
        exception: {
          values: [
            {
              type: 'AuthError',
              stacktrace: { frames: [{ ...FRAME, ...LINES, vars: { password: '[Filtered]', a: 1 } }, null] },
            },
          ],
        },
      },
    ],
    [
      'a flat list of exceptions',
      { exception: [{ value: 'x postgres://a:b@c/' }] },
      { exception: [{ value: 'x postgres://[Filtered]@c/' }] },
    ],
    [
      'of an exception’s value only what is surely a secret',
      { exception: { type: 'E', value: 'Invalid password: too short for ada@example.com, api_key=x' } },
      { exception: { type: 'E', value: 'Invalid password: too short for ada@example.com, api_key=[Filtered]' } },
    ],
    [
      'a header in a sentence',
      { message: 'sent Authorization: Basic YTpi, Host: a' },
      { message: 'sent Authorization: Basic [Filtered], Host: a' },
    ],
    ['e-mail addresses in a message', { message: 'mail to ada@example.com' }, { message: 'mail to [Filtered]' }],
    [
      'a message and its parameters',
      { logentry: { message: 'auth of %s', params: ['Bearer x', 'ada'], formatted: 'auth of Bearer x' } },
      { logentry: { message: 'auth of %s', params: ['[Filtered]', 'ada'], formatted: 'auth of Bearer [Filtered]' } },
    ],
    [
      'breadcrumbs',
      {
        breadcrumbs: {
          values: [{ category: 'auth', message: 'login as password=x', data: { token: 'x', url: '/a?secret=x' } }],
        },
      },
      {
        breadcrumbs: {
          values: [
            {
              category: 'auth',
              message: 'login as password=[Filtered]',
              data: { token: '[Filtered]', url: '/a?secret=[Filtered]' },
            },
          ],
        },
      },
    ],
    [
      'breadcrumbs in a list',
      { breadcrumbs: [{ message: 'SELECT * FROM auth_user' }] },
      { breadcrumbs: [{ message: 'SELECT * FROM auth_user' }] },
    ],
    [
      'a user’s password, not the user',
      {
        user: {
          id: 'auth0|5',
          email: 'auth@example.com',
          ip_address: '192.0.2.1',
          password: 'x',
          data: { secret: 'x' },
        },
      },
      {
        user: {
          id: 'auth0|5',
          email: 'auth@example.com',
          ip_address: '192.0.2.1',
          password: '[Filtered]',
          data: { secret: '[Filtered]' },
        },
      },
    ],
    ['tags', { tags: { token: 'x', a: 'b' } }, { tags: { token: '[Filtered]', a: 'b' } }],
    [
      'tags in pairs',
      {
        tags: [
          ['token', 'x'],
          ['a', 'b'],
        ],
      },
      {
        tags: [
          ['token', '[Filtered]'],
          ['a', 'b'],
        ],
      },
    ],
    [
      'contexts',
      { contexts: { app: { secret: 'x' }, os: null } },
      { contexts: { app: { secret: '[Filtered]' }, os: null } },
    ],
    [
      'whatever an SDK invents',
      { custom: [{ deep: { secret: 'x' } }] },
      { custom: [{ deep: { secret: '[Filtered]' } }] },
    ],
    ['an object where a name belongs', { release: { secret: 'x' } }, { release: { secret: '[Filtered]' } }],
  ])('%s', (_what, payload, clean) => {
    expect(scrub(payload as never)).toEqual(clean);
  });

  it('stays as it is: packages, machine code, ids and names', () => {
    const payload = {
      event_id: '4111111111111111'.repeat(2),
      modules: { 'django-auth': '1.0' },
      sdk: { name: 'sentry.auth', packages: [{ name: 'secret', version: '1' }] },
      debug_meta: { images: [{ code_file: '/home/ada/bin' }] },
      transaction: '/auth/login',
      release: 'auth@1.0',
      environment: 'auth',
      fingerprint: ['auth', 'x'],
    };
    expect(scrub(payload)).toBe(payload);
  });
});
