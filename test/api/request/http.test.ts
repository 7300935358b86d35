import { beforeAll, describe, expect, it } from 'vitest';
import { NO_ROUTE } from '../../kit/answers.ts';
import { clientKeysOf, enable, newProject, newToken, type Project } from '../../kit/projects.ts';
import { admin, anonymous, as, type Answer } from '../../kit/request.ts';
import { INTEGRATED_SHOWN } from '../../kit/sentry.ts';

let project: Project;
const ON = { status: 200, json: INTEGRATED_SHOWN };

beforeAll(async () => {
  project = await newProject();
  await enable(project);
});

describe('HEAD answers as GET does, without the body', () => {
  it.each<[string, () => string]>([
    ['settings', () => project.settings],
    ['client keys', () => project.clientKeys],
    ['a project', () => project.at],
    ['projects', () => `/v4/projects?search=${project.fullPath.split('/')[1]}`],
    ['access tokens', () => project.accessTokens],
    ['what is missing', () => '/v4/projects/9000000000'],
    ['an access token that is missing', () => `${project.accessTokens}/9000000000`],
    ['the API itself', () => '/openapi.json'],
  ])('%s', async (_, path) => {
    const [get, head] = [await admin('GET', path()), await admin('HEAD', path())];
    expect(head.text).toBe('');
    expect(head.status).toBe(get.status);
    for (const name of [
      'content-type',
      'link',
      'x-total',
      'x-page',
      'x-frame-options',
      'access-control-allow-origin',
    ]) {
      expect(head.headers[name]).toEqual(get.headers[name]);
    }
  });

  it('to nobody too', async () => {
    const head = await anonymous('HEAD', project.settings);
    expect(head).toEqual({ status: 401 });
  });

  it('and where there is no GET, there is no HEAD', async () => {
    expect(await admin('HEAD', `${project.clientKeys}/1`)).toEqual({ status: 404 });
  });
});

describe('paths', () => {
  it('may end in a slash', async () => {
    expect(await admin('GET', `${project.settings}/`)).toEqual(ON);
    expect(await admin('PATCH', `${project.settings}/`, { json: { active: true } })).toEqual(ON);
    expect(await admin('GET', `${project.at}/`)).toMatchObject({ status: 200, json: { id: project.id } });
    expect(await admin('GET', '/v4/projects/')).toMatchObject({ status: 200 });
    const other = await newProject();
    const key = await admin('POST', `${other.clientKeys}/`);
    expect(key).toEqual({ status: 201, json: (await clientKeysOf(other))[0] });
  });

  it.each<[string, (project: Project) => string]>([
    ['a doubled slash', ({ id }) => `/v4/projects/${id}//error_tracking/settings`],
    ['a doubled slash elsewhere', ({ id }) => `/v4//projects/${id}/error_tracking/settings`],
    ['another case', ({ id }) => `/v4/projects/${id}/error_tracking/Settings`],
    ['another case of the version', ({ id }) => `/V4/projects/${id}/error_tracking/settings`],
    ['a .json', ({ settings }) => `${settings}.json`],
    ['a .xml', ({ settings }) => `${settings}.xml`],
    ['a dash for an underscore', ({ id }) => `/v4/projects/${id}/error-tracking/settings`],
    ['another version', ({ id }) => `/v5/projects/${id}/error_tracking/settings`],
  ])('with %s lead nowhere', async (_, path) => {
    expect(await admin('GET', path(project))).toEqual(NO_ROUTE);
  });
});

describe('every answer', () => {
  const answers: [string, () => Promise<Answer>][] = [
    ['200', () => admin('GET', project.settings)],
    ['201', () => admin('POST', project.clientKeys)],
    ['204', async () => admin('DELETE', `${project.accessTokens}/${(await newToken(project)).id}`)],
    ['400', () => admin('PATCH', project.settings)],
    ['401', () => anonymous('GET', project.settings)],
    ['403', async () => as((await newToken(project, { access_level: 10 })).token)('GET', project.settings)],
    ['404', () => admin('GET', '/v4/projects/9000000000')],
    ['406', () => admin('GET', project.settings, { query: 'format=xml' })],
    ['415', () => admin('PATCH', project.settings, { body: 'x' })],
    ['200 to HEAD', () => admin('HEAD', project.settings)],
  ];

  it.each(answers)('%s is not to be framed or sniffed, and may be read from any page', async (status, ask) => {
    const answer = await ask();
    expect(answer.status).toBe(parseInt(status, 10));
    expect(answer.headers).toMatchObject({
      'x-frame-options': 'SAMEORIGIN',
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*',
      ...(status === '204' ? {} : { 'content-type': 'application/json' }),
    });
    expect(answer.headers).not.toHaveProperty('access-control-allow-credentials');
  });

  it.each(answers)('%s shows its pagination and request id to a page', async (_, ask) => {
    const exposed = String((await ask()).headers['access-control-expose-headers'])
      .toLowerCase()
      .split(/,\s*/);
    for (const name of [
      'link',
      'x-total',
      'x-total-pages',
      'x-per-page',
      'x-page',
      'x-next-page',
      'x-prev-page',
      'x-request-id',
      'etag',
    ]) {
      expect(exposed).toContain(name);
    }
  });

  it("the gateway's own answers may be read from any page too", async () => {
    for (const path of ['/v4/nothing', '/v5', `${project.clientKeys}/1`]) {
      const answer = await anonymous('GET', path);
      expect(answer).toEqual(NO_ROUTE);
      expect(answer.headers['access-control-allow-origin']).toBe('*');
      expect(answer.headers['content-type']).toBe('application/json');
    }
  });
});

describe('a page that asks first', () => {
  it.each<[string, () => string, string]>([
    ['to change settings', () => project.settings, 'PUT'],
    ['to patch settings', () => project.settings, 'PATCH'],
    ['to make a key', () => project.clientKeys, 'POST'],
    ['to delete a key', () => `${project.clientKeys}/1`, 'DELETE'],
    ['to list projects', () => '/v4/projects', 'GET'],
    ['to rotate a token', () => `${project.accessTokens}/1/rotate`, 'POST'],
    ['in a project that does not exist', () => '/v4/projects/9000000000', 'GET'],
  ])('%s is let through without a token', async (_, path, method) => {
    const headers = {
      origin: 'https://app.example',
      'access-control-request-method': method,
      'access-control-request-headers': 'private-token,content-type',
    };
    const answer = await anonymous('OPTIONS', path(), { headers });
    expect(answer).toEqual({ status: 204 });
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(String(answer.headers['access-control-allow-methods'])).toContain(method);
    const allowed = String(answer.headers['access-control-allow-headers']).toLowerCase().split(/,\s*/);
    // Browsers take `*` for every header but this one.
    expect(allowed).toContain('authorization');
    const named = (name: string): boolean => allowed.includes('*') || allowed.includes(name);
    expect(['private-token', 'content-type'].filter((name) => !named(name))).toEqual([]);
  });
});
