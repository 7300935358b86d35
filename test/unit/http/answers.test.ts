import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../../shared/api/index.ts';
import { EXPOSE_HEADERS } from '../../../shared/api/cors.ts';
import { sessionSecret, through } from '../../kit/pipeline.ts';

const { getSettings, patchSettings, createClientKey, deleteProject, revokeAccessToken } = ENDPOINTS;
const MAINTAINER = { headers: { 'PRIVATE-TOKEN': 'maintainer' } };
const ALWAYS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': EXPOSE_HEADERS,
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
  'X-Request-Id': 'request-1',
};
const JSON_TYPE = { 'Content-Type': 'application/json' };

describe('every answer', () => {
  it('has the headers of the API', async () => {
    const ETag = expect.stringMatching(/^W\/"[\w-]{22}"$/) as string;
    expect((await through(getSettings, MAINTAINER)).headers).toEqual({ ...ALWAYS, ...JSON_TYPE, Vary: 'Origin', ETag });
  });

  it.each([
    ['nobody', 401, {}],
    ['developer', 403, {}],
    ['stranger', 404, {}],
    ['expired', 401, { 'WWW-Authenticate': expect.stringContaining('error="invalid_token"') as string }],
  ])('has them when %s is refused, so that a browser’s script can read why', async (token, status, more) => {
    const outcome = await through(getSettings, { headers: { 'PRIVATE-TOKEN': token, Origin: 'https://app.example' } });
    expect([outcome.status, outcome.headers]).toEqual([status, { ...ALWAYS, ...JSON_TYPE, Vary: 'Origin', ...more }]);
  });

  it.each([
    [createClientKey, 201, '{"worked":true}'],
    [deleteProject, 202, '{"message":"202 Accepted"}'],
  ])('has the status of its row', async (row, status, body) => {
    const outcome = await through(row, { headers: { 'PRIVATE-TOKEN': 'admin' } });
    expect([outcome.status, outcome.body]).toEqual([status, body]);
  });

  it('an answer without content has no type', async () => {
    const sent = { ...MAINTAINER, pathParameters: { id: '5', token_id: '1' } };
    const { status, body, headers } = await through(revokeAccessToken, sent, { work: () => undefined });
    expect({ status, body, headers }).toEqual({ status: 204, body: '', headers: { ...ALWAYS, Vary: 'Origin' } });
  });

  it.each([
    ['maintainer', 200],
    ['reader', 200],
    ['nobody', 401],
  ])('to HEAD (%s) has the headers of GET and no body', async (token, status) => {
    const headers = { 'PRIVATE-TOKEN': token };
    const head = await through(getSettings, { method: 'HEAD', headers });
    const get = await through(getSettings, { method: 'GET', headers });
    expect({ status: head.status, body: head.body }).toEqual({ status, body: '' });
    expect(head.headers).toEqual(get.headers);
  });
});

describe('a fault of ours', () => {
  const cause = new Error('table is gone');
  const faults: [string, Parameters<typeof through>[2]][] = [
    ['in the function', { work: () => Promise.reject(cause) }],
    ['while looking up a token', { lookups: { token: () => Promise.reject(cause) } }],
    ['while looking up a project', { lookups: { project: () => Promise.reject(cause) } }],
  ];

  it.each(faults)('%s is a bare 500, and the log has its cause', async (_where, around) => {
    const { status, json, headers, log } = await through(getSettings, MAINTAINER, around);
    expect([status, json]).toEqual([500, { message: '500 Internal Server Error' }]);
    expect(headers).toEqual({ ...ALWAYS, ...JSON_TYPE, Vary: 'Origin' });
    expect(log).toMatchObject([
      { level: 'error', message: 'unexpected error', fields: { request_id: 'request-1', error: cause } },
      { level: 'info', message: 'request', fields: { status: 500 } },
    ]);
  });

  it('an answer that cannot be written as JSON is a bare 500', async () => {
    const { status, json } = await through(getSettings, MAINTAINER, { work: () => ({ id: 1n }) });
    expect([status, json]).toEqual([500, { message: '500 Internal Server Error' }]);
  });

  it('does not stick to the next request', async () => {
    await through(getSettings, { method: 'HEAD', ...MAINTAINER }, { work: () => Promise.reject(cause) });
    const { body, headers } = await through(getSettings, MAINTAINER, { work: () => Promise.reject(cause) });
    expect(body).toBe('{"message":"500 Internal Server Error"}');
    expect(headers['X-Request-Id']).toBe('request-1');
  });
});

describe('the log', () => {
  it('has one line for a request: which, whose and how it ended', async () => {
    const { log } = await through(getSettings, MAINTAINER);
    expect(log).toEqual([
      {
        level: 'info',
        message: 'request',
        fields: {
          request_id: 'request-1',
          route: 'GET /v4/projects/{id}/error_tracking/settings',
          caller: 'token 2',
          project: 5,
          status: 200,
          ms: expect.any(Number) as number,
        },
      },
    ]);
  });

  it.each([
    ['', 'session of token 2', 200],
    ['', undefined, 401, 'nobody'],
    ['x', undefined, 401],
  ])('names the token behind a session, and no session: %s', async (token, caller, status, name = 'maintainer') => {
    const secret = sessionSecret(name);
    const cookie = { Cookie: `__Host-glet=${secret}`, 'Sec-Fetch-Site': 'same-origin', 'PRIVATE-TOKEN': token };
    const { log } = await through(getSettings, { headers: cookie });
    expect(log).toMatchObject([{ fields: { status } }]);
    expect(log[0]!.fields['caller']).toBe(caller);
    expect(JSON.stringify(log)).not.toContain(secret);
  });

  it.each([
    ['accepted', 'maintainer', '{"active":true,"token":"hunter2-token"}', 200],
    ['refused', 'maintainer', '{"active":"hunter2-active","token":"hunter2-token"}', 400],
    ['malformed', 'maintainer', '{"token":"hunter2-token"', 400],
    ['unknown', 'hunter2-header', '{}', 401],
    ['failing', 'maintainer', '{"active":true,"token":"hunter2-token"}', 500],
  ])('of a request that is %s holds no secret and nothing that was sent', async (kind, token, body, status) => {
    const outcome = await through(
      patchSettings,
      {
        headers: { 'PRIVATE-TOKEN': token, 'Content-Type': 'application/json', Cookie: 'hunter2-cookie' },
        query: { bearer_token: 'hunter2-query' },
        pathParameters: { id: kind === 'unknown' ? 'hunter2%2Fpath' : '5' },
        body,
      },
      kind === 'failing' ? { work: () => Promise.reject(new Error('the table is gone')) } : {},
    );
    expect(outcome.status).toBe(status);
    const written = JSON.stringify(outcome.log, (_name, value: unknown) =>
      value instanceof Error ? `${value.message} ${value.stack}` : value,
    );
    expect(written).not.toContain('hunter2');
    expect(outcome.log.filter(({ message }) => message === 'request')).toHaveLength(1);
  });
});
