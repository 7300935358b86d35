import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasTwoBearers, secretOf } from '../../../shared/auth/credentials.ts';

interface Sent {
  headers?: Record<string, string>;
  params?: Record<string, unknown>;
}

const carriers = ({ headers = {}, params = {} }: Sent) => ({
  header: (name: string): string | undefined => headers[name],
  param: (name: string): unknown => params[name],
});

/** Every place for a token, first to last. */
const PLACES: [string, Sent][] = [
  ['the private_token parameter', { params: { private_token: '1' } }],
  ['the PRIVATE-TOKEN header', { headers: { 'private-token': '2' } }],
  ['the access_token parameter', { params: { access_token: '3' } }],
  ['the bearer', { headers: { authorization: 'Bearer 4' } }],
  ['the bearer_token parameter', { params: { bearer_token: '5' } }],
];

const all = (places: [string, Sent][]): Sent => ({
  headers: Object.assign({}, ...places.map(([, { headers }]) => headers)) as Record<string, string>,
  params: Object.assign({}, ...places.map(([, { params }]) => params)) as Record<string, unknown>,
});

describe('the token of a request', () => {
  it.each(PLACES.map(([name], rank) => [name, rank] as const))(
    'is that of %s before any further down',
    (_name, rank) => {
      expect(secretOf(carriers(all(PLACES.slice(rank))))).toBe(String(rank + 1));
    },
  );

  it('is the next one where a place is blank', () => {
    const params = { private_token: '', access_token: '  ', bearer_token: 'last' };
    expect(secretOf(carriers({ params, headers: { 'private-token': ' ', authorization: 'Bearer ' } }))).toBe('last');
  });

  it.each(['Bearer x', 'bearer x', 'BEARER   x'])('may follow %j', (authorization) => {
    expect(secretOf(carriers({ headers: { authorization } }))).toBe('x');
  });

  it.each<[string, Sent]>([
    ['nothing', {}],
    ['Basic authentication', { headers: { authorization: 'Basic eDp4' } }],
    ['a bearer without a token', { headers: { authorization: 'Bearer' } }],
    ['another scheme that begins alike', { headers: { authorization: 'BearerX y' } }],
    ['a job token', { headers: { 'job-token': 'x' }, params: { job_token: 'x' } }],
    ['a deploy token', { headers: { 'deploy-token': 'x' } }],
    ['a list', { params: { private_token: ['x'] } }],
    ['an object', { params: { private_token: { a: 'x' } } }],
    ['null', { params: { private_token: null } }],
  ])('is none where the caller shows %s', (_name, sent) => {
    expect(secretOf(carriers(sent))).toBeNull();
  });

  it('is one that the caller sent, and never blank', () => {
    const value = fc.option(fc.oneof(fc.string(), fc.constantFrom('', ' ', 'Bearer x')), { nil: undefined });
    fc.assert(
      fc.property(value, value, value, value, (parameter, header, authorization, access) => {
        const sent: Record<string, unknown> = { private_token: parameter, access_token: access };
        const headers: Record<string, string | undefined> = { 'private-token': header, authorization };
        const secret = secretOf({ header: (name) => headers[name], param: (name) => sent[name] });
        const shown = [parameter, header, access, authorization?.replace(/^bearer +/i, '')];
        expect(secret === null || (secret.trim() !== '' && shown.includes(secret))).toBe(true);
      }),
    );
  });
});

describe('two OAuth tokens at once', () => {
  it.each<[string, Sent, boolean]>([
    ['a bearer and access_token', { headers: { authorization: 'Bearer x' }, params: { access_token: 'y' } }, true],
    ['the same token twice', { headers: { authorization: 'bearer x' }, params: { access_token: 'x' } }, true],
    ['a bearer alone', { headers: { authorization: 'Bearer x' } }, false],
    ['access_token alone', { params: { access_token: 'y' } }, false],
    [
      'a bearer and a blank access_token',
      { headers: { authorization: 'Bearer x' }, params: { access_token: '' } },
      false,
    ],
    ['Basic and access_token', { headers: { authorization: 'Basic x' }, params: { access_token: 'y' } }, false],
    ['a bearer and private_token', { headers: { authorization: 'Bearer x' }, params: { private_token: 'y' } }, false],
  ])('%s', (_name, sent, two) => {
    expect(hasTwoBearers(carriers(sent))).toBe(two);
  });
});
