import { describe, expect, it } from 'vitest';
import { isAdmin, knownProjects, may, mayKnowProject, projectsFrom, reaches } from '../../../shared/auth/access.ts';
import { callerOf, type Caller } from '../../../shared/auth/caller.ts';
import type { AccessLevel, Scope } from '../../../shared/domain/access-token.ts';

const admin = callerOf({ kind: 'admin', id: 1, name: 'a', created_at: '', revoked: false, digest: '' });
const LEVELS = [10, 15, 20, 30, 40, 50] as const;
const at = (id: number, path = 'app') => ({ id, namespace: 'group', path });

function member(scopes: Scope[], access_level: AccessLevel): Caller {
  return callerOf({
    kind: 'project',
    id: 1,
    project_id: 5,
    name: 't',
    description: null,
    scopes,
    access_level,
    created_at: '',
    expiry_date: null,
    revoked: false,
    family: 1,
    digest: '',
  });
}

describe('scopes', () => {
  it.each([
    [['api'], 'GET POST PUT PATCH DELETE HEAD', true],
    [['api', 'read_api'], 'GET POST PUT PATCH DELETE HEAD', true],
    [['read_api'], 'GET HEAD', true],
    [['read_api'], 'POST PUT PATCH DELETE OPTIONS', false],
    [['read_repository', 'write_repository', 'self_rotate'], 'GET HEAD POST PUT PATCH DELETE', false],
    [['write_registry', 'read_api'], 'GET HEAD', true],
    [['ai_features', 'api'], 'GET POST PUT PATCH DELETE HEAD', true],
    [[], 'GET HEAD POST PUT PATCH DELETE', false],
  ] as [Scope[], string, boolean][])('%j with %s: %s', (scopes, methods, expected) => {
    for (const method of methods.split(' '))
      expect([method, reaches(member(scopes, 50), method)]).toEqual([method, expected]);
  });

  it.each([
    [['self_rotate'], true],
    [['read_repository', 'self_rotate'], true],
    [['api'], true],
    [['read_api'], false],
    [['read_repository'], false],
  ] as [Scope[], boolean][])('%j where self_rotate will do: %s', (scopes, expected) => {
    expect(reaches(member(scopes, 10), 'POST', ['self_rotate'])).toBe(expected);
  });

  it('do not bind the operator', () => {
    expect(reaches(admin, 'DELETE')).toBe(true);
  });
});

describe('membership', () => {
  it('is of one project, and the operator is in all', () => {
    expect(mayKnowProject(member(['api'], 50), at(5))).toBe(true);
    expect(mayKnowProject(member(['api'], 50), at(6))).toBe(false);
    expect(mayKnowProject(admin, at(6))).toBe(true);
    expect(knownProjects(member(['api'], 50))).toEqual([5]);
    expect(knownProjects(admin)).toBe('all');
    expect(projectsFrom(member(['api'], 20), 20)).toEqual([5]);
    expect(projectsFrom(member(['api'], 15), 20)).toEqual([]);
    expect(projectsFrom(admin, 20)).toBe('all');
  });
});

describe('a person', () => {
  const person: Caller = {
    kind: 'person',
    rights: [
      { project: 'group/*', level: 20 },
      { project: 'Group/App', level: 40 },
    ],
  };

  it('has the highest of the levels that the path of a project has', () => {
    expect([may(person, 40, at(5)), may(person, 50, at(5))]).toEqual([true, false]);
    expect([may(person, 20, at(6, 'other')), may(person, 30, at(6, 'other'))]).toEqual([true, false]);
    expect(mayKnowProject(person, { id: 7, namespace: 'groups', path: 'app' })).toBe(false);
    expect(isAdmin(person)).toBe(false);
  });

  it('knows projects by looking at each, and none where nothing is granted', () => {
    const which = (level: AccessLevel | 0): boolean[] => {
      const known = projectsFrom(person, level);
      if (known === 'all' || !('which' in known)) throw new Error('not by looking');
      return [at(5), at(6, 'other'), { id: 7, namespace: 'x', path: 'y' }].map(known.which);
    };
    expect([which(0), which(30)]).toEqual([
      [true, true, false],
      [true, false, false],
    ]);
    expect(knownProjects({ kind: 'person', rights: [] })).toEqual([]);
  });

  it('is held back by no scope', () => {
    expect(reaches(person, 'DELETE')).toBe(true);
  });
});

describe('levels', () => {
  it.each(LEVELS)('%d has itself and what is below', (level) => {
    expect(LEVELS.filter((needed) => may(member(['api'], level), needed, at(5)))).toEqual(
      LEVELS.filter((needed) => needed <= level),
    );
  });

  it('of one project is none in another', () => {
    expect(may(member(['api'], 50), 10, at(6))).toBe(false);
  });

  it('the operator has every one', () => {
    expect(LEVELS.every((needed) => may(admin, needed, at(5)))).toBe(true);
    expect([isAdmin(admin), isAdmin(member(['api'], 50))]).toEqual([true, false]);
  });
});
