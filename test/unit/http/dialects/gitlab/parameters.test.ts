import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAccessToken } from '../../../../../shared/api/gitlab/access-tokens.ts';
import { updateClientKey } from '../../../../../shared/api/gitlab/client-keys.ts';
import type { Endpoint } from '../../../../../shared/api/row.ts';
import { ENDPOINTS } from '../../../../../shared/api/index.ts';
import { createProject, listProjects } from '../../../../../shared/api/gitlab/projects.ts';
import { patchSettings, putSettings } from '../../../../../shared/api/gitlab/settings.ts';
import { validated } from '../../../../../shared/http/dialects/gitlab/parameters.ts';
import { anyText } from '../../../../kit/any-text.ts';

const read = (row: Endpoint, raw: object) => validated(row, new Map<string, unknown>(Object.entries(raw)));
const problems = (row: Endpoint, raw: object): string => read(row, raw).problems.join(', ');

describe('PATCH settings', () => {
  it.each([
    [{}, 'active is missing, active is empty'],
    [{ integrated: true }, 'active is missing, active is empty'],
    [{ active: null }, 'active is empty'],
    [{ active: '' }, 'active is empty'],
    [{ active: '   ' }, 'active is invalid, active is empty'],
    [{ active: [] }, 'active is invalid, active is empty'],
    [{ active: {} }, 'active is invalid, active is empty'],
    [{ active: [true] }, 'active is invalid'],
    [{ active: ['1'] }, 'active is invalid'],
    [{ active: { a: 1 } }, 'active is invalid'],
    [{ active: 'zz', integrated: 'zz' }, 'active is invalid, integrated is invalid'],
    [{ active: '2' }, 'active is invalid'],
    [
      { active: true, api_url: ['x'], token: {}, project_name: [1] },
      'api_url is invalid, token is invalid, project_name is invalid',
    ],
    [{ active: true, token: 'x'.repeat(1025) }, 'token is too long (maximum is 1024 characters)'],
    [{ active: true, project_name: 'x'.repeat(256) }, 'project_name is too long (maximum is 255 characters)'],
  ])('%.60j: %s', (raw, sentence) => {
    expect(problems(patchSettings, raw)).toBe(sentence);
  });

  it.each([
    [{ active: 'yes' }, { active: true }],
    [{ active: false, integrated: null }, { active: false }],
    [{ active: '0', integrated: '' }, { active: false }],
    [
      { active: 1, integrated: 'off', unknown: 'x', id: 9 },
      { active: true, integrated: false },
    ],
    [
      { active: true, api_url: '', token: null },
      { active: true, api_url: '', token: null },
    ],
    [
      { active: true, token: 'x'.repeat(1024) },
      { active: true, token: 'x'.repeat(1024) },
    ],
  ])('%.60j is taken as %.60j', (raw, params) => {
    expect(read(patchSettings, raw)).toEqual({ params, problems: [] });
  });
});

describe('PUT settings', () => {
  it.each([
    [{}, 'active is missing, active is empty, integrated is missing'],
    [{ active: true }, 'integrated is missing'],
    [{ integrated: true }, 'active is missing, active is empty'],
    [{ active: null, integrated: 'x' }, 'active is empty, integrated is invalid'],
    [{ active: true, integrated: 'invalid_string' }, 'integrated is invalid'],
  ])('%j: %s', (raw, sentence) => {
    expect(problems(putSettings, raw)).toBe(sentence);
  });

  it.each([null, ''])('integrated %j passes: it is the settings that refuse it', (integrated) => {
    expect(read(putSettings, { active: true, integrated })).toEqual({
      params: { active: true, integrated: null },
      problems: [],
    });
  });
});

describe('PUT client key', () => {
  it.each([
    [{ active: '' }, {}],
    [{ active: null, rate_limit: null }, { rate_limit: null }],
    [{ active: 'no' }, { active: false }],
  ])('%j is taken as %j: a blank `active` is kept, a blank limit is none', (raw, params) => {
    expect(read(updateClientKey, raw)).toEqual({ params, problems: [] });
  });
});

describe('a new project', () => {
  it.each([{}, { description: 'x' }])('%j: name, path are missing', (raw) => {
    expect(problems(createProject, raw)).toBe('name, path are missing, at least one parameter must be provided');
  });

  it.each([{ name: 'x' }, { path: 'x' }, { name: null }])('%j is enough here', (raw) => {
    expect(read(createProject, raw)).toEqual({ params: raw, problems: [] });
  });

  it.each([
    [{ name: 'x', visibility: 'secret' }, 'visibility does not have a valid value'],
    [{ name: 'x', namespace_id: 'x' }, 'namespace_id is invalid'],
    [{ name: ['x'] }, 'name is invalid'],
    [{ name: 'x', description: 'x'.repeat(2001) }, 'description is too long (maximum is 2000 characters)'],
  ])('%.60j: %s', (raw, sentence) => {
    expect(problems(createProject, raw)).toBe(sentence);
  });
});

describe('a new access token', () => {
  it.each([
    [{}, 'name is missing, name is empty, scopes is missing, scopes is empty'],
    [{ name: ' ', scopes: [] }, 'name is empty, scopes is empty'],
    [{ name: 'x', scopes: '' }, 'scopes is empty'],
    [{ name: 'x', scopes: ' , ' }, 'scopes is empty'],
    [{ name: 'x', scopes: ['sudo'] }, 'scopes does not have a valid value'],
    [{ name: 'x', scopes: ['api', ''] }, 'scopes does not have a valid value'],
    [{ name: 'x', scopes: [1] }, 'scopes is invalid'],
    [{ name: 'x', scopes: 'api', access_level: 60 }, 'access_level does not have a valid value'],
    [{ name: 'x', scopes: 'api', access_level: 'high' }, 'access_level is invalid'],
    [{ name: 'x', scopes: 'api', expires_at: 'soon' }, 'expires_at is invalid'],
    [{ name: 'x'.repeat(256), scopes: 'api' }, 'name is too long (maximum is 255 characters)'],
  ])('%.60j: %s', (raw, sentence) => {
    expect(problems(createAccessToken, raw)).toBe(sentence);
  });

  it.each([
    [
      { name: 'x', scopes: 'api,read_api' },
      { name: 'x', scopes: ['api', 'read_api'], access_level: 40 },
    ],
    [
      { name: 'x', scopes: ['api'], access_level: null },
      { name: 'x', scopes: ['api'], access_level: 40 },
    ],
    [
      { name: 7, scopes: ['api'], access_level: '30', expires_at: '2030-01-02T03:04:05Z' },
      { name: '7', scopes: ['api'], access_level: 30, expires_at: '2030-01-02' },
    ],
  ])('%j is taken as %j', (raw, params) => {
    expect(read(createAccessToken, raw)).toEqual({ params, problems: [] });
  });
});

describe('the list of projects', () => {
  it('is sorted by date of creation, the newest first, unless the caller says otherwise', () => {
    expect(read(listProjects, {}).params).toEqual({ order_by: 'created_at', sort: 'desc' });
    expect(read(listProjects, { order_by: 'name', sort: null }).params).toEqual({ order_by: 'name', sort: 'desc' });
  });

  it('does not sort by what it does not know', () => {
    expect(problems(listProjects, { order_by: '__proto__', sort: 'up' })).toBe(
      'order_by does not have a valid value, sort does not have a valid value',
    );
  });
});

describe('every row', () => {
  it.each(Object.entries(ENDPOINTS))(
    '%s takes anything without an exception and gives only what it declares',
    (_name, row: Endpoint) => {
      const name = fc.constantFrom('page', '__proto__', ...Object.keys(row.params));
      const raw = fc.array(fc.tuple(name, fc.oneof(fc.jsonValue(), anyText)));
      fc.assert(
        fc.property(raw, (pairs) => {
          const { params } = validated(row, new Map(pairs));
          expect(Object.keys(row.params)).toEqual(expect.arrayContaining(Object.keys(params)));
        }),
        { numRuns: 50 },
      );
    },
  );
});
