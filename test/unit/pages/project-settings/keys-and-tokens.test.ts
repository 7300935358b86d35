import { levelName } from '../../../../pages/session/levels.ts';
import { describe, expect, it } from 'vitest';
import { mayBeOwn, mayCreateTokens, mayRotate, mayWrite } from '../../../../pages/project-settings/grants.ts';
import { limitTyped, limitWords, shortKey, usedWords } from '../../../../pages/project-settings/key-limit.ts';

describe('the limit of a key', () => {
  it('is said in words', () => {
    expect(limitWords({ count: 10_000, window: 60 })).toBe('10,000 events in 60 s');
    expect(limitWords({ count: 1, window: 3600 })).toBe('1 event in 3,600 s');
  });

  it.each(['', '0', '-1', '1.5', '1e3', 'x', '9999999999999999'])('is not %j', (typed) => {
    expect(limitTyped(typed, '60')).toBeNull();
    expect(limitTyped('100', typed)).toBeNull();
  });

  it('is two whole numbers', () => {
    expect(limitTyped(' 100 ', '60')).toEqual({ count: 100, window: 60 });
  });
});

it('the usage of a key is told beside its limit', () => {
  expect(usedWords({ used: 1204, limit: { count: 10_000, window: 60 } })).toBe('1,204 of 10,000 used');
});

describe('a key', () => {
  it('is called by its ends', () => {
    expect(shortKey('glet_b4330123456789abcdef0123456789ab7836')).toBe('glet_b433…7836');
    expect(shortKey('short')).toBe('short');
  });
});

describe('a session', () => {
  const api = ['api' as const];
  const admin = { kind: 'admin' as const, scopes: api, access_level: 60, name: 'ci', person: null };
  const of = (access_level: 20 | 40 | 50, scopes: ('api' | 'read_api')[] = ['api']) =>
    ({ kind: 'project', scopes, access_level, name: 'ci', person: null }) as const;

  it('writes with the scope api, creates tokens as admin, and rotates what is not above it', () => {
    expect([mayWrite(admin), mayWrite(of(50)), mayWrite(of(50, ['read_api']))]).toEqual([true, true, false]);
    expect([mayCreateTokens(admin), mayCreateTokens(of(50))]).toEqual([true, false]);
    const may = (session: Parameters<typeof mayRotate>[0], level: number) => mayRotate(session, 'acme/shop', level);
    expect([may(admin, 50), may(of(40), 40), may(of(40), 50)]).toEqual([true, true, false]);
    expect(may(of(50, ['read_api']), 10)).toBe(false);
    const rights = [{ project: 'acme/*', access_level: 40 as const }];
    const person = {
      scopes: api,
      access_level: null,
      person: { issuer: 'https://id.example.com', subject: 'u1', rights },
    };
    expect([may(person, 40), may(person, 50), mayRotate(person, 'other/shop', 10)]).toEqual([true, false, false]);
  });

  it('may be of a project’s token of its name', () => {
    expect([mayBeOwn(of(40), { name: 'ci' }), mayBeOwn(of(40), { name: 'x' })]).toEqual([true, false]);
    expect(mayBeOwn(admin, { name: 'ci' })).toBe(false);
  });

  it('has a level with a name', () => {
    expect([levelName(40), levelName(7)]).toEqual(['Maintainer', '7']);
  });
});
