import { describe, expect, it } from 'vitest';
import {
  digestOf,
  newSecret,
  renewedExpiry,
  selectTokens,
  tokenState,
  type AdminToken,
  type ProjectAccessToken,
} from '../../../shared/domain/access-token.ts';
import { newPublicKey } from '../../../shared/domain/client-key.ts';

const token: ProjectAccessToken = {
  kind: 'project',
  id: 1,
  project_id: 5,
  name: 'Deploy',
  description: null,
  scopes: ['api'],
  access_level: 40,
  created_at: '2024-01-01T00:00:00.000Z',
  expiry_date: null,
  revoked: false,
  family: 1,
  digest: 'd',
};
const admin: AdminToken = { kind: 'admin', id: 1, name: 'a', created_at: '', revoked: false, digest: 'd' };

describe('a token', () => {
  it.each([
    ['2024-05-06', '2024-05-05T23:59:59.999Z', 'active'],
    ['2024-05-06', '2024-05-06T00:00:00.000Z', 'expired'],
    ['2024-05-06', '2024-05-07T00:00:00.000Z', 'expired'],
    ['2024-05-06', '2023-12-31T00:00:00.000Z', 'active'],
    [null, '9999-12-31T23:59:59.999Z', 'active'],
  ] as const)('that expires on %s is, at %s, %s', (expiry_date, now, state) => {
    expect(tokenState({ ...token, expiry_date }, new Date(now))).toBe(state);
  });

  it.each([
    ['revoked', { ...token, revoked: true }, 'revoked'],
    ['revoked and expired', { ...token, revoked: true, expiry_date: '2024-01-01' }, 'expired'],
    ["the operator's", admin, 'active'],
    ["the operator's, revoked", { ...admin, revoked: true }, 'revoked'],
  ] as const)('that is %s counts as %s', (_title, given, state) => {
    expect(tokenState(given, new Date('2024-05-06T12:00:00Z'))).toBe(state);
  });

  it('an expiry is a week from the rotation, across the end of a month', () => {
    expect(renewedExpiry({ ...token, expiry_date: '2024-02-25' }, new Date('2024-02-24T23:59:59Z'))).toBe('2024-03-02');
  });

  it('a token without an expiry gets none at rotation', () => {
    expect(renewedExpiry(token, new Date())).toBeNull();
  });
});

describe('secrets', () => {
  it('look like GitLab’s and are never the same', () => {
    const secrets = Array.from({ length: 100 }, newSecret);
    expect(secrets.filter((secret) => !/^glpat-[\w-]{32}$/.test(secret))).toEqual([]);
    expect(new Set(secrets).size).toBe(100);
  });

  it('are stored as SHA-256', () => {
    expect(digestOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('are not client keys, which are `glet_` and 32 hexadecimal digits', () => {
    const keys = Array.from({ length: 100 }, newPublicKey);
    expect(keys.filter((key) => !/^glet_[0-9a-f]{32}$/.test(key))).toEqual([]);
    expect(new Set(keys).size).toBe(100);
  });
});

describe('a choice of tokens', () => {
  const now = new Date('2024-05-06T12:00:00Z');
  const tokens: ProjectAccessToken[] = [
    { ...token, id: 1, name: 'Deploy' },
    { ...token, id: 2, name: 'old', expiry_date: '2024-05-06' },
    { ...token, id: 3, name: 'gone', revoked: true },
    { ...token, id: 4, name: 'redeploy', expiry_date: '2024-05-07' },
  ];

  it.each([
    [{}, [1, 2, 3, 4]],
    [{ state: 'active' }, [1, 4]],
    [{ state: 'inactive' }, [2, 3]],
    [{ state: null, revoked: null, search: null }, [1, 2, 3, 4]],
    [{ revoked: true }, [3]],
    [{ revoked: false }, [1, 2, 4]],
    [{ search: 'DEPLOY' }, [1, 4]],
    [{ state: 'inactive', revoked: false, search: 'o' }, [2]],
  ])('by %j', (selection, ids) => {
    expect(selectTokens(tokens, selection, now).map(({ id }) => id)).toEqual(ids);
  });
});
