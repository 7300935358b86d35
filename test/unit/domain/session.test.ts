import { describe, expect, it } from 'vitest';
import { digestOf, type AdminToken, type ProjectAccessToken } from '../../../shared/domain/access-token.ts';
import { beginSession, isOver, isToBeSeen } from '../../../shared/domain/session.ts';

const NOW = new Date('2026-05-06T12:00:00.500Z');
const HOUR = 3_600_000;
const after = (ms: number): Date => new Date(NOW.getTime() + ms);
const admin: AdminToken = { kind: 'admin', id: 1, name: 'ops', created_at: '', revoked: false, digest: 'd1' };
const member = (expiry_date: string | null): ProjectAccessToken => ({
  kind: 'project',
  id: 2,
  project_id: 5,
  name: 'laptop',
  description: null,
  scopes: ['api'],
  access_level: 40,
  created_at: '',
  expiry_date,
  revoked: false,
  family: 2,
  digest: 'd2',
});

describe('a session', () => {
  it('has a secret of 256 bits, of which its item has the digest alone', () => {
    const { session, secret } = beginSession(admin, NOW);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(session).toMatchObject({ kind: 'token', token: 'd1', digest: digestOf(secret), seen_at: NOW.toISOString() });
    expect(JSON.stringify(session)).not.toContain(secret);
    expect(beginSession(admin, NOW).secret).not.toBe(secret);
  });

  it.each([
    ['an admin token', admin, '2026-05-07T00:00:00.000Z'],
    ['a token that never expires', member(null), '2026-05-13T12:00:00.000Z'],
    ['a token that expires later', member('2026-05-14'), '2026-05-13T12:00:00.000Z'],
    ['a token that expires before', member('2026-05-08'), '2026-05-08T00:00:00.000Z'],
  ])('of %s ends at %s at the latest', (_what, token, end) => {
    const { session } = beginSession(token, NOW);
    expect(new Date(session.expires_at * 1000).toISOString()).toBe(end);
    const seen = { ...session, seen_at: end };
    expect(isOver(seen, new Date(Date.parse(end) - 1))).toBe(false);
    expect(isOver(seen, new Date(end))).toBe(true);
  });

  it('is over after a day in which nobody used it, and its use is to be noted after an hour', () => {
    const { session } = beginSession(member(null), NOW);
    expect([24 * HOUR - 1, 24 * HOUR].map((ms) => isOver(session, after(ms)))).toEqual([false, true]);
    expect([HOUR - 1, HOUR].map((ms) => isToBeSeen(session, after(ms)))).toEqual([false, true]);
  });
});
