import { describe, expect, it } from 'vitest';
import { expectDocumented } from '../../kit/contract.ts';

const KEY = { id: 1, active: true, public_key: `glet_${'0'.repeat(32)}`, sentry_dsn: 'https://key@host/1' };
const KEYS = '/v4/projects/1/error_tracking/client_keys';
const ERRORS = '/v4/projects/1/error_tracking/errors';
const read = { etag: 'W/"1"' };
const numbered = {
  ...read,
  'x-page': '1',
  'x-per-page': '20',
  'x-next-page': '',
  'x-prev-page': '',
  link: '<a>; rel="first"',
};

const checked =
  (method: string, path: string, status: number, json: unknown, headers: Record<string, string> = {}) =>
  (): void =>
    expectDocumented(method, path, { status, json, headers });

describe('an answer that is as documented', () => {
  it.each([
    ['with its body', checked('POST', KEYS, 201, KEY)],
    ['with a field that may be absent', checked('POST', KEYS, 201, { ...KEY, rate_limit: { count: 1, window: 60 } })],
    ['as a page by number', checked('GET', `${KEYS}?page=1`, 200, [KEY], { ...numbered, 'x-total': '1' })],
    ['as a page by cursor', checked('GET', `${ERRORS}/`, 200, [], { ...read, 'x-per-page': '20' })],
    ['without a body', checked('DELETE', `${ERRORS}/1`, 204, undefined)],
    ['to HEAD, which has none', checked('HEAD', '/v4/projects/1', 200, undefined, read)],
    ['as a refusal', checked('GET', KEYS, 401, { message: '401 Unauthorized' })],
    ['as a refusal of an unknown address', checked('GET', '/v5', 404, { error: '404 Not Found' })],
  ])('passes %s', (_, check) => {
    expect(check).not.toThrow();
  });
});

describe('an answer that is not as documented', () => {
  const { active: _, ...lacking } = KEY;
  it.each([
    ['a field is missing', checked('POST', KEYS, 201, lacking), "must have required property 'active'"],
    ['a field is new', checked('POST', KEYS, 201, { ...KEY, more: 1 }), '"additionalProperty":"more"'],
    [
      'a field of a field is new',
      checked('POST', KEYS, 201, { ...KEY, rate_limit: { count: 1, window: 60, more: 1 } }),
      '"additionalProperty":"more"',
    ],
    ['a field has another type', checked('POST', KEYS, 201, { ...KEY, id: '1' }), '/id must be integer'],
    ['a field has another form', checked('POST', KEYS, 201, { ...KEY, sentry_dsn: 'no' }), '/sentry_dsn must match'],
    ['a body is where none should be', checked('DELETE', `${ERRORS}/1`, 204, {}), 'there is a body'],
    ['a body is missing', checked('POST', KEYS, 201, undefined), 'must be object'],
    ['the status is another', checked('POST', KEYS, 200, KEY), 'the status is not documented'],
    ['the body of a refusal is another', checked('GET', KEYS, 401, { detail: '' }), 'must match a schema in anyOf'],
    ['a header is missing', checked('GET', KEYS, 200, [KEY]), 'X-Page is missing'],
    [
      'a header of pagination is not promised',
      checked('GET', ERRORS, 200, [], { 'x-per-page': '20', 'x-total': '1' }),
      'x-total is not documented',
    ],
    ['no row answers there', checked('GET', '/v4/nothing', 200, {}), 'no row has this method and path'],
  ])('fails because %s', (_title, check, problem) => {
    expect(check).toThrow(problem);
  });
});
