import { describe, expect, it } from 'vitest';
import { callerOf } from '../../../shared/auth/caller.ts';
import { ENDPOINTS } from '../../../shared/api/index.ts';
import type { Sent } from '../../kit/gateway-event.ts';
import { OTHER_PROJECT, PROJECT, through, TOKENS } from '../../kit/pipeline.ts';

const { patchSettings, getSettings, getOpenapi, createProject, getAccessToken } = ENDPOINTS;
const as = (token: string): Record<string, string> => ({ 'PRIVATE-TOKEN': token });
const message = (text: string): object => ({ message: text });
const JSON_TYPE = { 'Content-Type': 'application/json' };

const TWO_TOKENS = {
  error: 'invalid_request',
  error_description: 'Both Authorization header and payload includes access token.',
};

describe('checks come in an order that clients see', () => {
  /** Each row has the mistakes of all rows below it as well. */
  const EVERYTHING_WRONG: Sent = {
    headers: { 'Content-Type': 'text/plain', Authorization: 'Bearer x' },
    query: { access_token: 'y', format: 'xml' },
    body: '{',
    pathParameters: { id: '404' },
  };
  const MISTAKES: [string, Sent, number, object][] = [
    ['a body over 1 MiB', { body: ' '.repeat(1024 * 1024 + 1) }, 413, { message: '413 Request Entity Too Large' }],
    ['two OAuth tokens', {}, 400, TWO_TOKENS],
    ['a format', { query: { format: 'xml' } }, 406, { error: "The requested format 'xml' is not supported." }],
    ['a media type', { query: {} }, 415, { error: "The provided content-type 'text/plain' is not supported." }],
    [
      'malformed JSON',
      { query: {}, headers: { ...JSON_TYPE, ...as('x') } },
      400,
      { error: expect.stringMatching(/^\nProblem:/) },
    ],
    [
      'no such token',
      { query: {}, headers: { ...JSON_TYPE, ...as('x') }, body: '{}' },
      401,
      message('401 Unauthorized'),
    ],
    [
      'an expired token',
      { query: {}, headers: { ...JSON_TYPE, ...as('expired') }, body: '{}' },
      401,
      expect.objectContaining({ error: 'invalid_token' }) as object,
    ],
    [
      'a scope',
      { query: {}, headers: { ...JSON_TYPE, ...as('reader') }, body: '{}' },
      403,
      expect.objectContaining({ error: 'insufficient_scope', scope: 'api read_api' }) as object,
    ],
    [
      'no such project',
      { query: {}, headers: { ...JSON_TYPE, ...as('developer') }, body: '{}' },
      404,
      message('404 Project Not Found'),
    ],
    [
      'a role',
      { query: {}, headers: { ...JSON_TYPE, ...as('developer') }, body: '{}', pathParameters: { id: '5' } },
      403,
      message('403 Forbidden'),
    ],
    [
      'parameters',
      { query: {}, headers: { ...JSON_TYPE, ...as('maintainer') }, body: '{}', pathParameters: { id: '5' } },
      400,
      { error: 'active is missing, active is empty' },
    ],
  ];

  it.each(MISTAKES)('%s', async (_name, sent, status, json) => {
    const outcome = await through(patchSettings, { ...EVERYTHING_WRONG, ...sent });
    expect({ status: outcome.status, json: outcome.json, call: outcome.call }).toEqual({ status, json, call: null });
  });

  it('and then the function is called with everything settled', async () => {
    const { status, json, call } = await through(patchSettings, {
      headers: { 'content-TYPE': 'application/json', ...as('maintainer') },
      query: { active: '0', integrated: '0', id: '6' },
      body: '{"active":true,"id":7}',
      pathParameters: { id: 'Group%2FApp' },
    });
    expect({ status, json }).toEqual({ status: 200, json: { worked: true } });
    expect(call).toMatchObject({
      method: 'PATCH',
      requestId: 'request-1',
      base: 'https://abc.execute-api.eu-central-1.amazonaws.com/api',
      requestPath: '/api/v4/projects/Group%2FApp/error_tracking/settings',
      path: { id: 'Group/App' },
      caller: callerOf(TOKENS.get('maintainer')!),
      project: PROJECT,
      params: { active: true, integrated: false },
    });
  });
});

describe('the caller', () => {
  it.each([
    ['maintainer', 200],
    ['admin', 200],
    ['reader', 200],
    ['developer', 403],
    ['stranger', 404],
    ['nobody', 401],
    ['revoked', 401],
  ])('%s gets %d for the settings', async (token, status) => {
    expect((await through(getSettings, { headers: as(token) })).status).toBe(status);
  });

  it.each([
    [{ private_token: 'nobody' }, as('maintainer'), 401],
    [{ private_token: 'maintainer' }, as('nobody'), 200],
    [{ private_token: '' }, as('maintainer'), 200],
    [{}, { Authorization: 'bearer maintainer' }, 200],
    [{}, { 'JOB-TOKEN': 'maintainer' }, 401],
  ])('with %j and %j gets %d', async (query, headers, status) => {
    expect((await through(getSettings, { query, headers })).status).toBe(status);
  });

  it.each([
    ['maintainer', 403, '403 Forbidden - Must be admin to use sudo'],
    ['admin', 404, "404 User with ID or username 'root' Not Found"],
    ['nobody', 401, '401 Unauthorized'],
  ])('%s who wants to be somebody else gets %d', async (token, status, text) => {
    for (const sent of [{ headers: { ...as(token), Sudo: 'root' } }, { headers: as(token), query: { sudo: 'root' } }]) {
      const outcome = await through(getSettings, sent);
      expect([outcome.status, outcome.json]).toEqual([status, message(text)]);
    }
  });

  it('below a maintainer is nobody where GitLab says so', async () => {
    const sent = { headers: as('developer'), pathParameters: { id: '5', token_id: '1' } };
    const { status, json } = await through(getAccessToken, sent);
    expect([status, json]).toEqual([401, message('401 Unauthorized')]);
  });

  it.each([
    ['admin', 201],
    ['maintainer', 403],
  ])('%s gets %d for a new project', async (token, status) => {
    const sent = { headers: { ...as(token), ...JSON_TYPE }, body: '{"name":"x"}', pathParameters: {} };
    expect((await through(createProject, sent)).status).toBe(status);
  });

  it('anybody may call the public document, and no token is looked at', async () => {
    const lookups = { token: async () => Promise.reject(new Error('looked up')) };
    const sent = { pathParameters: {}, headers: as('nobody') };
    const { status, json, call } = await through(getOpenapi, sent, { lookups });
    expect({ status, json, caller: call?.caller }).toEqual({ status: 200, json: { worked: true }, caller: null });
  });
});

it('what a request asks of the store, look-ups included, is opened for the time that its function has left', async () => {
  const { call, begun } = await through(getSettings, { headers: as('maintainer') });
  expect({ caller: call?.caller?.kind, begun }).toEqual({ caller: expect.any(String), begun: 15_000 });
});

describe('the project', () => {
  it.each([
    ['5', PROJECT],
    ['05', PROJECT],
    ['group%2Fapp', PROJECT],
    ['6', OTHER_PROJECT],
  ])('%s is found', async (id, project) => {
    expect((await through(getSettings, { headers: as('admin'), pathParameters: { id } })).call?.project).toEqual(
      project,
    );
  });

  it.each(['7', '0', '-5', 'app', 'group%252Fapp', '5abc', '9'.repeat(10_000), `g%2F${'x'.repeat(10_000)}`])(
    '%.30s is not',
    async (id) => {
      const { status, json } = await through(getSettings, { headers: as('admin'), pathParameters: { id } });
      expect([status, json]).toEqual([404, message('404 Project Not Found')]);
    },
  );

  it.each(['%', '%ff', 'a%00b', '%ED%A0%80'])('%s is no text', async (id) => {
    const { status, json } = await through(getSettings, { headers: as('admin'), pathParameters: { id } });
    expect([status, json]).toEqual([400, message('400 Bad request')]);
  });
});
