import { describe, expect, it } from 'vitest';
import type { AdminToken, ProjectAccessToken } from '../../../shared/domain/access-token.ts';
import { userIdOf, userOf } from '../../../shared/domain/user.ts';
import { userEntity } from '../../../shared/present/gitlab/user.ts';

const SINCE = '2024-01-01T00:00:00.000Z';
const admin: AdminToken = { kind: 'admin', id: 3, name: 'ops', created_at: SINCE, revoked: false, digest: 'd' };
const token: ProjectAccessToken = {
  kind: 'project',
  id: 300,
  project_id: 5,
  name: 'ci',
  description: null,
  scopes: ['api'],
  access_level: 40,
  created_at: '2024-05-06T00:00:00.000Z',
  expiry_date: null,
  revoked: false,
  family: 171,
  digest: 'd',
};

describe('the user of a token', () => {
  it('is a bot that is named after project and first token, since that was made', () => {
    expect(userOf(token, SINCE)).toEqual({
      kind: 'bot',
      id: 171,
      username: 'project_5_bot_000000000000000000000000000000ab',
      name: 'ci',
      created_at: SINCE,
    });
    expect(userIdOf({ ...token, id: 400 })).toBe(171);
  });

  it('has a name in the form of GitLab, whatever its numbers are', () => {
    const largest = Number.MAX_SAFE_INTEGER;
    const { username } = userOf({ ...token, project_id: largest, family: largest }, SINCE);
    expect(username).toMatch(/^project_\d+_bot_[0-9a-f]{32}$/);
  });

  it('is an administrator for an admin token', () => {
    expect(userOf(admin, SINCE)).toEqual({ kind: 'admin', id: 3, username: 'admin_3', name: 'ops', created_at: SINCE });
  });

  it.each([
    ['https://glet.example:8443', 'glet.example'],
    ['http://127.0.0.1:8787', '127.0.0.1'],
    ['http://[::1]:8787', '[::1]'],
  ])('has its addresses at %s', (origin, host) => {
    expect(userEntity(userOf(admin, SINCE), origin)).toMatchObject({
      web_url: `${origin}/admin_3`,
      email: `admin_3@noreply.${host}`,
      commit_email: `admin_3@noreply.${host}`,
    });
  });

  it('shows only administrators what GitLab shows of them', () => {
    const shown = (of: AdminToken | ProjectAccessToken) =>
      Object.hasOwn(userEntity(userOf(of, SINCE), 'http://h'), 'is_admin');
    expect([shown(admin), shown(token)]).toEqual([true, false]);
  });
});
