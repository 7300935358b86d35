import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { beginAttempt, returnPathOf } from '../../../../shared/domain/sign-in/attempt.ts';

const PAGES = '/api/ui';

it.each([
  ['/api/ui/acme/shop/-/error_tracking?q=a%20b#x', '/api/ui/acme/shop/-/error_tracking?q=a%20b#x'],
  ['/api/ui/', '/api/ui/'],
  ...[
    null,
    undefined,
    '',
    '/',
    '//evil.example/api/ui/',
    'https://evil.example/api/ui/',
    '/\\evil.example',
    '/api/uix',
    '/api/ui/../v4/user',
    '/api/ui/%2e%2e/v4',
    '/api/ui/-/sign-in?to=x',
    '/api/ui/-/%73ign-in',
    '/api/ui//-/sign-in/oidc?issuer=x',
    '/api/ui/%2F-/sign-in',
    '/api/ui/%E0%A4%A',
    '/api/ui/a b',
    '/api/ui/\ta',
    'javascript:alert(1)',
    `/api/ui/${'a'.repeat(2_000)}`,
  ].map((wanted): [string | null | undefined, string] => [wanted, '/api/ui/']),
])('after a sign-in for %j it goes on to %s', (wanted, expected) => {
  expect(returnPathOf(wanted, PAGES)).toBe(expected);
});

it('never leads anywhere but below the pages', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.webPath(), fc.webUrl()),
      fc.constantFrom('', '/api/ui/', '//', '/\\'),
      (text, start) => {
        const { origin, pathname } = new URL(returnPathOf(start + text, PAGES), 'https://own.example');
        expect([origin, pathname.startsWith('/api/ui/')]).toEqual(['https://own.example', true]);
      },
    ),
  );
});

it('is of one browser, ten minutes long, and has nothing of state and cookie but digests', () => {
  const now = new Date('2026-01-02T03:04:05.678Z');
  const { attempt, state, secret } = beginAttempt({ issuer: 'https://id.example', to: '/api/ui/', browser: null }, now);
  expect(attempt.expires_at).toBe(Math.floor(now.getTime() / 1000) + 600);
  expect(JSON.stringify(attempt)).not.toMatch(new RegExp(`${state}|${secret}`));
  expect(new Set([state, secret, attempt.nonce, attempt.verifier]).size).toBe(4);
});
