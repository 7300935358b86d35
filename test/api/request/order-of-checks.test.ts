import { beforeAll, describe, expect, it } from 'vitest';
import {
  FORBIDDEN,
  INSUFFICIENT_SCOPE,
  invalid,
  MALFORMED_JSON,
  NO_PROJECT,
  NO_ROUTE,
  NO_SETTINGS,
  UNAUTHORIZED,
  unsupportedType,
} from '../../kit/answers.ts';
import { memberOf, newProject, placesOf, type Project } from '../../kit/projects.ts';
import { admin, anonymous, type Call, type Caller } from '../../kit/request.ts';

let project: Project;
let callers: Record<'anonymous' | 'reader' | 'stranger' | 'developer' | 'maintainer' | 'admin', Caller>;
const missing = placesOf(9_000_000_000);

const JSON_TYPE = { 'content-type': 'application/json' };
const XML_TYPE = { 'content-type': 'text/xml' };
const BAD_PARAMETERS: Call = { json: { active: 'maybe' } };
const NO_FORMAT = { status: 406, json: { error: "The requested format 'xml' is not supported." } };

beforeAll(async () => {
  const other = await newProject();
  project = await newProject();
  callers = {
    anonymous,
    reader: await memberOf(project, { scopes: ['read_api'] }),
    stranger: await memberOf(other, { access_level: 50 }),
    developer: await memberOf(project, { access_level: 30 }),
    maintainer: await memberOf(project),
    admin,
  };
});

it.each<[string, keyof typeof callers, Call, 'project' | 'missing', unknown]>([
  [
    'the format before the media type',
    'anonymous',
    { query: 'format=xml', headers: XML_TYPE, body: '<' },
    'missing',
    NO_FORMAT,
  ],
  [
    'the format before malformed JSON',
    'anonymous',
    { query: 'format=xml', headers: JSON_TYPE, body: '{' },
    'missing',
    NO_FORMAT,
  ],
  [
    'the media type before the token',
    'anonymous',
    { headers: XML_TYPE, body: '{' },
    'missing',
    unsupportedType('text/xml'),
  ],
  ['malformed JSON before the token', 'anonymous', { headers: JSON_TYPE, body: '{' }, 'missing', MALFORMED_JSON],
  ['malformed JSON before the scope', 'reader', { headers: JSON_TYPE, body: '{' }, 'project', MALFORMED_JSON],
  ['malformed JSON before the project', 'admin', { headers: JSON_TYPE, body: '{' }, 'missing', MALFORMED_JSON],
  ['the token before the project', 'anonymous', BAD_PARAMETERS, 'missing', UNAUTHORIZED],
  ['the token before the parameters', 'anonymous', BAD_PARAMETERS, 'project', UNAUTHORIZED],
  ['the scope before the project', 'reader', BAD_PARAMETERS, 'missing', INSUFFICIENT_SCOPE],
  ['the scope before the parameters', 'reader', BAD_PARAMETERS, 'project', INSUFFICIENT_SCOPE],
  ['the project before the parameters', 'admin', BAD_PARAMETERS, 'missing', NO_PROJECT],
  ['the project before the level', 'stranger', BAD_PARAMETERS, 'project', NO_PROJECT],
  ['the level before the parameters', 'developer', BAD_PARAMETERS, 'project', FORBIDDEN],
  ['the parameters before the settings', 'maintainer', BAD_PARAMETERS, 'project', invalid('active is invalid')],
  [
    'the parameters before the settings, for the admin',
    'admin',
    {},
    'project',
    invalid('active is missing, active is empty'),
  ],
  ['the settings last', 'maintainer', { json: { active: true } }, 'project', NO_SETTINGS],
])('%s', async (_, caller, call, where, expected) => {
  const { settings } = where === 'project' ? project : missing;
  expect(await callers[caller]('PATCH', settings, call)).toEqual(expected);
});

describe('what is no route is asked nothing else', () => {
  it.each<[string, string, () => string]>([
    ['a wrong method', 'POST', () => project.settings],
    ['a wrong method', 'DELETE', () => project.settings],
    ['a wrong method', 'PUT', () => project.clientKeys],
    ['a wrong method', 'PATCH', () => project.clientKeys],
    ['a wrong method', 'GET', () => `${project.clientKeys}/1`],
    ['a wrong method', 'POST', () => `${project.clientKeys}/1`],
    ['a wrong method', 'POST', () => `${project.errors}/1`],
    ['a wrong method', 'DELETE', () => project.errors],
    ['a wrong method', 'PUT', () => `${project.errors}/1/events`],
    ['a wrong method', 'PATCH', () => '/v4/projects'],
    ['a wrong method', 'DELETE', () => '/v4/projects'],
    ['a wrong method', 'PATCH', () => project.at],
    ['a wrong method', 'GET', () => `${project.accessTokens}/1/rotate`],
    ['a wrong method', 'POST', () => '/openapi.json'],
    ['a path that does not exist', 'GET', () => '/v4/nothing'],
    ['a path above all', 'GET', () => '/v4'],
    ['a path above the project', 'GET', () => `${project.at}/error_tracking`],
    ['a path below', 'GET', () => `${project.settings}/more`],
    ['a path below', 'DELETE', () => `${project.clientKeys}/1/2`],
  ])('%s: %s', async (_, method, path) => {
    for (const caller of [anonymous, callers.admin]) {
      expect(await caller(method, path())).toEqual(NO_ROUTE);
      expect(await caller(method, path(), { headers: JSON_TYPE, body: '{' })).toEqual(NO_ROUTE);
      // API Gateway by itself takes this header for a signature of AWS, and finds it wanting.
      expect(await caller(method, path(), { headers: { authorization: 'Bearer x' } })).toEqual(NO_ROUTE);
    }
  });
});

it('a reader may not make projects, whatever the level', async () => {
  expect(await callers.reader('POST', '/v4/projects')).toEqual(INSUFFICIENT_SCOPE);
  expect(await callers.reader('DELETE', missing.at)).toEqual(INSUFFICIENT_SCOPE);
});
