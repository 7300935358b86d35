import { describe, expect, it } from 'vitest';
import { NO_PROJECT, NO_SETTINGS } from '../../kit/answers.ts';
import {
  clientKeysOf,
  newProject,
  newToken,
  placesOf,
  unique,
  type ClientKey,
  type Project,
} from '../../kit/projects.ts';
import { request, type Answer, type Call } from '../../kit/request.ts';
import { INTEGRATED_SHOWN } from '../../kit/sentry.ts';
import { target } from '../../kit/target.ts';

/** Requests as these clients put them on the wire, read in their sources. */
type Client = (method: string, path: string, call?: Call) => Promise<Answer>;

const ON = { status: 200, json: INTEGRATED_SHOWN };

const go: Client = (method, path, call = {}) =>
  request(method, path, {
    ...call,
    headers: {
      'private-token': target.adminToken,
      accept: 'application/json',
      'user-agent': 'go-gitlab',
      ...call.headers,
    },
  });

/** `url.PathEscape`, after which the dots are escaped as well. */
const escaped = ({ fullPath }: Project): string => encodeURIComponent(fullPath).replaceAll('.', '%2E');

const terraform: Client = (method, path, call = {}) =>
  request(method, path, {
    ...call,
    headers: { 'private-token': target.adminToken, accept: 'application/json', 'user-agent': 'Terraform/1.9' },
  });

const curl: Client = (method, path, call = {}) =>
  request(method, path, {
    ...call,
    headers: { 'PRIVATE-TOKEN': target.adminToken, accept: '*/*', 'user-agent': 'curl/8.5.0', ...call.headers },
  });

describe("Go's client-go and go-gitlab", () => {
  it('create settings with PUT, change them with PATCH, and read them, by an escaped path', async () => {
    const project = await newProject({ path: unique('go.lang') });
    const { settings } = placesOf(escaped(project));
    expect(await go('GET', settings)).toEqual(NO_SETTINGS);
    expect(await go('PATCH', settings, { json: { active: true } })).toEqual(NO_SETTINGS);
    expect(await go('PUT', settings, { json: { active: true, integrated: true } })).toEqual(ON);
    expect(await go('PATCH', settings, { json: { active: true, integrated: true } })).toEqual(ON);
    expect(await go('PATCH', settings, { json: { active: false } })).toEqual({
      status: 200,
      json: { ...INTEGRATED_SHOWN, active: false },
    });
    expect(await go('GET', settings)).toMatchObject({ status: 200 });
  });

  it('create a key with a JSON type and no body, list and delete it', async () => {
    const project = await newProject();
    const created = await go('POST', project.clientKeys, { headers: { 'content-type': 'application/json' } });
    expect(created).toMatchObject({ status: 201, json: { id: expect.any(Number) } });
    const { id } = created.json as ClientKey;
    const listed = await go('GET', project.clientKeys, { query: 'page=1&per_page=20' });
    expect(listed).toEqual({ status: 200, json: [created.json] });
    expect(await go('DELETE', `${project.clientKeys}/${id}`)).toEqual({ status: 200, json: created.json });
  });

  it('know what is not found by the status alone', async () => {
    expect(await go('GET', placesOf('9000000000').settings)).toEqual(NO_PROJECT);
  });
});

describe("Java's gitlab4j", () => {
  it('creates a key with an empty form and expects 201, lists and expects 200', async () => {
    const project = await newProject();
    const headers = { 'private-token': target.adminToken, 'content-type': 'application/x-www-form-urlencoded' };
    const created = await request('POST', project.clientKeys, { headers, body: '' });
    expect(created).toMatchObject({ status: 201, json: { active: true } });
    const { 'content-type': _, ...reading } = headers;
    const listed = await request('GET', project.clientKeys, { headers: reading, query: 'per_page=96&page=1' });
    expect(listed).toEqual({ status: 200, json: [created.json] });
    expect(listed.headers).toMatchObject({ 'x-total': '1', 'x-total-pages': '1', 'x-per-page': '96', 'x-page': '1' });
  });

  it('authenticates with a Bearer too', async () => {
    const project = await newProject();
    const { token } = await newToken(project);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' };
    expect(await request('POST', project.clientKeys, { headers })).toMatchObject({ status: 201 });
  });
});

describe('Terraform', () => {
  it('applies, plans without a change, and destroys settings', async () => {
    const { settings } = await newProject();
    const create = { active: true, integrated: true };
    expect(await terraform('PUT', settings, { json: create })).toEqual(ON);
    expect(await terraform('GET', settings)).toEqual(ON);
    expect(await terraform('PATCH', settings, { json: { active: false } })).toMatchObject({ json: { active: false } });
  });

  it('is told of settings that are refused by the status: it would take 200 for settings that are all off', async () => {
    const { settings } = await newProject();
    const answer = await terraform('PUT', settings, { json: { active: true, integrated: false } });
    expect(answer).toEqual({ status: 400, json: { message: expect.any(String) } });
    expect(await terraform('GET', settings)).toEqual(NO_SETTINGS);
  });

  it('creates a key, finds it in the list, and removes it', async () => {
    const project = await newProject();
    const created = await terraform('POST', project.clientKeys);
    const { id } = created.json as ClientKey;
    expect(await clientKeysOf(project)).toEqual([created.json]);
    expect(await terraform('DELETE', `${project.clientKeys}/${id}`)).toMatchObject({ status: 200 });
    expect(await terraform('GET', project.clientKeys, { query: 'page=1&per_page=100' })).toEqual({
      status: 200,
      json: [],
    });
  });
});

describe("the curl lines in GitLab's documentation", () => {
  it('enable error tracking by query', async () => {
    const { settings } = await newProject();
    expect(await curl('PUT', settings, { query: 'active=true&integrated=true' })).toEqual(ON);
    expect(await curl('PATCH', settings, { query: 'active=true' })).toEqual(ON);
    expect(await curl('GET', settings)).toEqual(ON);
  });

  it('enable it by --data, which is a form', async () => {
    const { settings } = await newProject();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(await curl('PUT', settings, { headers, body: 'active=true&integrated=true' })).toEqual(ON);
  });

  it('create a key with a JSON type and no body, and delete one', async () => {
    const project = await newProject();
    const created = await curl('POST', project.clientKeys, { headers: { 'content-type': 'application/json' } });
    expect(created).toMatchObject({ status: 201 });
    const { id } = created.json as ClientKey;
    expect(await curl('DELETE', `${project.clientKeys}/${id}`)).toEqual({ status: 200, json: created.json });
  });
});
