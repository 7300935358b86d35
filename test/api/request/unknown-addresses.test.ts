import { beforeAll, describe, expect, it } from 'vitest';
import { NO_ROUTE } from '../../kit/answers.ts';
import { newProject, type Project } from '../../kit/projects.ts';
import { admin, anonymous } from '../../kit/request.ts';

let project: Project;
beforeAll(async () => {
  project = await newProject();
});

/** Addresses that no function answers, and verbs that an address does not take. */
const NOWHERE: [string, () => string][] = [
  ['POST', () => '/'],
  ['GET', () => '/nope'],
  ['GET', () => '/nope/'],
  ['POST', () => '/v4/nope/nope/nope'],
  ['PUT', () => '/v4'],
  ['DELETE', () => `${project.at}/error_tracking`],
  ['PATCH', () => `${project.clientKeys}/`],
  ['DELETE', () => project.settings],
];

describe.each(NOWHERE)('%s to an unknown address', (method, path) => {
  it.each([
    'Bearer x',
    'Basic Z2xldDp0b2tlbg==',
    'glpat-x',
    'AWS4-HMAC-SHA256 Credential=A/20260101/eu-central-1/execute-api/aws4_request, SignedHeaders=host, Signature=0',
  ])('is not found, whatever the Authorization: %s', async (authorization) => {
    expect(await anonymous(method, path(), { headers: { authorization } })).toEqual(NO_ROUTE);
  });

  it.each([
    'application/json; charset=utf-8',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=b',
    'text/plain;charset=UTF-8',
    'application/octet-stream',
    'application/x-sentry-envelope',
  ])('is not found, whatever the content: %s', async (type) => {
    const call = { headers: { 'content-type': type, authorization: 'Bearer x' }, body: '\u00e4' };
    expect(await admin(method, path(), call)).toEqual(NO_ROUTE);
  });
});

describe('an unknown address', () => {
  it('is told that it cannot be read, when it is sent what nothing here can read', async () => {
    const call = { headers: { 'content-type': 'text/html' }, body: '<p>' };
    const refused = { status: 415, json: { message: '415 Unsupported Media Type', detail: expect.any(String) } };
    expect(await admin('POST', '/nope', call)).toEqual(refused);
  });

  it.each(['/nope', '/v4', '/nope/'])('has neither a head nor a preflight: %s', async (path) => {
    expect(await admin('HEAD', path)).toMatchObject({ status: 404, text: '' });
    expect(await admin('OPTIONS', path)).toEqual(NO_ROUTE);
  });
});

it("the API's own address leads to the pages, and knows no other verb", async () => {
  expect(await admin('GET', '/')).toMatchObject({ status: 302, headers: { location: '/api/ui/' } });
  expect(await admin('PUT', '/')).toEqual(NO_ROUTE);
});

describe('a known address', () => {
  it.each([
    ['HEAD', () => project.settings.replace('/settings', '/client_keys'), 200],
    ['HEAD', () => `${project.at}/`, 200],
    ['HEAD', () => project.settings, 404],
    ['OPTIONS', () => project.settings, 204],
    ['OPTIONS', () => `${project.settings}/`, 204],
  ])('answers %s as before', async (method, path, status) => {
    const answer = await admin(method, path());
    expect([answer.status, answer.text]).toEqual([status, '']);
  });
});
