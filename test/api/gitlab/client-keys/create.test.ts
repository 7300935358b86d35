import { describe, expect, it } from 'vitest';
import { MALFORMED_JSON, NO_PROJECT } from '../../../kit/answers.ts';
import { clientKeysOf, dsnOf, enable, memberOf, newProject, placesOf, type ClientKey } from '../../../kit/projects.ts';
import { admin, type Call } from '../../../kit/request.ts';
import { target } from '../../../kit/target.ts';

it("a new key has GitLab's form and fields, in order", async () => {
  const project = await newProject();
  const answer = await admin('POST', project.clientKeys);
  expect(answer.status).toBe(201);
  const { id, public_key } = answer.json as ClientKey;
  expect(public_key).toMatch(/^glet_[0-9a-f]{32}$/);
  expect(Number.isSafeInteger(id)).toBe(true);
  const shown = { id, active: true, public_key, sentry_dsn: dsnOf(public_key, project) };
  expect(answer.text).toBe(JSON.stringify(shown));
  expect(await clientKeysOf(project)).toEqual([shown]);
});

describe('however a client says nothing', () => {
  it.each<[string, Call]>([
    ['no body at all', {}],
    ['a JSON type without a body', { headers: { 'content-type': 'application/json' } }],
    ['an empty form', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    ['a multipart type without a body', { headers: { 'content-type': 'multipart/form-data; boundary=x' } }],
    ['an empty JSON object', { json: {} }],
    ['an empty JSON array', { json: [] }],
  ])('%s makes a key', async (_, call) => {
    const project = await newProject();
    expect(await admin('POST', project.clientKeys, call)).toMatchObject({ status: 201, json: { active: true } });
    expect(await clientKeysOf(project)).toHaveLength(1);
  });
});

describe('what a client says about the key is ignored', () => {
  const wish = { public_key: 'glet_mine', active: 'false', id: '1' };
  it.each<[string, Call]>([
    ['query', { query: wish }],
    ['JSON', { json: wish }],
    ['form', { form: wish }],
    ['multipart', { multipart: wish }],
  ])('in %s', async (_, call) => {
    const project = await newProject();
    const answer = await admin('POST', project.clientKeys, call);
    expect(answer).toEqual({
      status: 201,
      json: {
        id: expect.any(Number),
        active: true,
        public_key: expect.stringMatching(/^glet_[0-9a-f]{32}$/),
        sentry_dsn: expect.stringMatching(new RegExp(`/${project.id}$`)),
      },
    });
    expect((answer.json as ClientKey).id).not.toBe(1);
  });
});

it('a body that is no JSON makes no key', async () => {
  const project = await newProject();
  const headers = { 'content-type': 'application/json' };
  expect(await admin('POST', project.clientKeys, { headers, body: '{' })).toEqual(MALFORMED_JSON);
  expect(await clientKeysOf(project)).toEqual([]);
});

it('keys need no settings, and no enabled error tracking', async () => {
  const project = await newProject();
  expect(await admin('POST', project.clientKeys)).toMatchObject({ status: 201 });
  await enable(project, { active: false });
  expect(await admin('POST', project.clientKeys)).toMatchObject({ status: 201 });
  expect(await clientKeysOf(project)).toHaveLength(2);
});

it('a maintainer may make keys', async () => {
  const project = await newProject();
  const maintainer = await memberOf(project);
  expect(await maintainer('POST', project.clientKeys)).toMatchObject({ status: 201 });
});

it('there is no key without a project', async () => {
  expect(await admin('POST', placesOf(9_000_000_000).clientKeys)).toEqual(NO_PROJECT);
});

describe('the DSN', () => {
  it("has the project's number even when the project was named by its path", async () => {
    const project = await newProject();
    const at = placesOf(encodeURIComponent(project.fullPath)).clientKeys;
    const { public_key, sentry_dsn } = (await admin('POST', at)).json as ClientKey;
    expect(sentry_dsn).toBe(dsnOf(public_key, project));
  });

  it("does not believe what a caller says of a proxy's host", async () => {
    const project = await newProject();
    const headers = { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example', 'x-host': 'evil.example' };
    const { public_key, sentry_dsn } = (await admin('POST', project.clientKeys, { headers })).json as ClientKey;
    expect(sentry_dsn).toBe(dsnOf(public_key, project));
  });

  it("does not believe what a caller says of a proxy's scheme and port", async () => {
    const project = await newProject();
    const headers = { 'x-forwarded-proto': 'gopher', 'x-forwarded-port': '70' };
    const { public_key, sentry_dsn } = (await admin('POST', project.clientKeys, { headers })).json as ClientKey;
    expect(sentry_dsn).toBe(dsnOf(public_key, project));
  });

  const reachable = target.kind !== 'deployed';
  it.skipIf(!reachable).each([
    ['tracker.example:9000', 'tracker.example:9000'],
    ['localhost:1', 'localhost:1'],
    ['tracker.example', 'tracker.example'],
    ['tracker.example:80', 'tracker.example'],
  ])('follows the host and port by which the caller came: %s (own server only)', async (host, shown) => {
    const project = await newProject();
    const answer = await admin('POST', project.clientKeys, { headers: { host } });
    const { public_key, sentry_dsn } = answer.json as ClientKey;
    expect(sentry_dsn).toBe(dsnOf(public_key, project, `http://${shown}/api`));
  });
});
