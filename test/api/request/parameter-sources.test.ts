import { beforeAll, describe, expect, it } from 'vitest';
import { invalid, MALFORMED_JSON, unsupportedType } from '../../kit/answers.ts';
import { enable, newProject, unique, type Project } from '../../kit/projects.ts';
import { admin, type Call } from '../../kit/request.ts';
import { INTEGRATED_SHOWN } from '../../kit/sentry.ts';

let project: Project;
const ON = { status: 200, json: INTEGRATED_SHOWN };
const OFF = { status: 200, json: { ...INTEGRATED_SHOWN, active: false } };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_TYPE = { 'content-type': 'application/json' };
const patch = (call: Call) => admin('PATCH', project.settings, call);

beforeAll(async () => {
  project = await newProject();
  await enable(project);
});

describe.each(['PATCH', 'PUT'])('%s settings takes its parameters', (method) => {
  it.each(['query', 'json', 'form', 'multipart'] as const)('from %s', async (carrier) => {
    const off = { [carrier]: { active: 'false', integrated: 'true' } };
    expect(await admin(method, project.settings, off)).toEqual(OFF);
    const on = { [carrier]: { active: 'true', integrated: 'true' } };
    expect(await admin(method, project.settings, on)).toEqual(ON);
  });

  it('partly from the query and partly from the body', async () => {
    const query = { integrated: true };
    expect(await admin(method, project.settings, { query, json: { active: false } })).toEqual(OFF);
    expect(await admin(method, project.settings, { query, form: { active: 'true' } })).toEqual(ON);
  });
});

describe('where the same parameter stands twice', () => {
  it.each<[string, Call, unknown]>([
    ['the JSON body beats the query', { query: 'active=true', json: { active: false } }, OFF],
    ['the form beats the query', { query: 'active=false', form: { active: 'true' } }, ON],
    ['the multipart body beats the query', { query: 'active=true', multipart: { active: 'false' } }, OFF],
    [
      'a wrong body is not made good by the query',
      { query: 'active=true', json: { active: 'x' } },
      invalid('active is invalid'),
    ],
    [
      'a blank body is not made good by the query',
      { query: 'active=true', json: { active: null } },
      invalid('active is empty'),
    ],
    ['a body that is no object leaves the query', { query: 'active=true', json: [false] }, ON],
    ['JSON null leaves the query', { query: 'active=false', json: null }, OFF],
    ['the last in a query counts', { query: 'active=x&active=false&active=true' }, ON],
    ['the last in a form counts', { headers: FORM, body: 'active=true&active=x&active=false' }, OFF],
    [
      'the last in a multipart counts',
      {
        multipart: [
          ['active', 'x'],
          ['active', 'true'],
        ],
      },
      ON,
    ],
    ['the last in JSON counts', { headers: JSON_TYPE, body: '{"active":true,"active":false}' }, OFF],
  ])('%s', async (_, call, expected) => {
    expect(await patch(call)).toEqual(expected);
  });
});

describe('GET', () => {
  it('takes no notice of a JSON body, be it malformed', async () => {
    expect(await admin('GET', project.clientKeys, { headers: JSON_TYPE, body: '{' })).toMatchObject({ status: 200 });
    const answer = await admin('GET', project.clientKeys, { json: { per_page: 1 } });
    expect(answer.headers['x-per-page']).toBe('20');
  });

  it('takes no notice of a body in another type', async () => {
    const call = { headers: { 'content-type': 'text/plain' }, body: 'hello' };
    expect(await admin('GET', project.clientKeys, call)).toMatchObject({ status: 200 });
  });

  it('reads a form', async () => {
    const answer = await admin('GET', project.clientKeys, { form: { per_page: '1' } });
    expect(answer.headers['x-per-page']).toBe('1');
    expect(await admin('GET', '/v4/projects', { form: { sort: 'up' } })).toEqual(
      invalid('sort does not have a valid value'),
    );
  });
});

describe('DELETE', () => {
  it('reads a body as any other method does', async () => {
    const path = `${project.clientKeys}/9000000000`;
    expect(await admin('DELETE', path, { headers: JSON_TYPE, body: '{' })).toEqual(MALFORMED_JSON);
    expect(await admin('DELETE', path, { headers: { 'content-type': 'text/xml' }, body: '<' })).toEqual(
      unsupportedType('text/xml'),
    );
    expect(await admin('DELETE', path, { json: {} })).toMatchObject({ status: 404 });
  });
});

describe('texts arrive as they were sent', () => {
  it.each(['query', 'json', 'form', 'multipart'] as const)('in %s', async (carrier) => {
    const description = 'Käse & Brot = 100 % + 🧀; "a" <b> \\n';
    const call = { [carrier]: { path: unique(), description } };
    expect(await admin('POST', '/v4/projects', call)).toMatchObject({ status: 201, json: { description } });
  });

  it('in a form in which only the least is escaped', async () => {
    const body = Buffer.from(`path=${unique()}&description=Käse+und+%42rot`);
    expect(await admin('POST', '/v4/projects', { headers: FORM, body })).toMatchObject({
      status: 201,
      json: { description: 'Käse und Brot' },
    });
  });

  it('with line breaks', async () => {
    const description = 'one\ntwo';
    const answer = await admin('POST', '/v4/projects', { json: { path: unique(), description } });
    expect(answer).toMatchObject({ status: 201, json: { description } });
  });
});

describe('a query or form that cannot be read is refused, not a fault', () => {
  it.each<[string, Call]>([
    ['a form with a broken escape', { headers: FORM, body: 'active=true&x=%zz' }],
    ['a form with no UTF-8', { headers: FORM, body: 'active=true&x=%FF' }],
    ['a form with bytes that are no UTF-8', { headers: FORM, body: Buffer.from('active=true&x=\xff', 'latin1') }],
    ['a form with NUL', { headers: FORM, body: 'active=true&x=%00' }],
    ['a query with NUL', { query: 'active=true&x=%00' }],
    ['JSON with NUL', { json: { active: true, project_name: 'a\0b' } }],
    [
      'multipart without end',
      {
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: '--x\r\nContent-Disposition: form-data; name="active"\r\n\r\ntrue',
      },
    ],
    ['multipart without boundary', { headers: { 'content-type': 'multipart/form-data' }, body: 'active=true' }],
    ['multipart that is none', { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: 'hello' }],
  ])('%s', async (_, call) => {
    const answer = await patch(call);
    expect(answer).toEqual({ status: 400, json: expect.any(Object) });
  });

  it('a query with a broken escape is refused or read, not a fault', async () => {
    for (const query of [
      'active=true&x=%zz',
      'active=true&x=%',
      'active=true&x=%FF',
      'active=true&%=1',
      'active=true&x[=1',
      'active=true&x]=1',
      'active=true&x[[]]=1',
      'active=true&x=1&x[a]=2',
      'active=true&__proto__[a]=1',
      'active=true&constructor=1',
    ]) {
      const answer = await patch({ query });
      expect([200, 400]).toContain(answer.status);
      expect(answer.json).toEqual(expect.any(Object));
    }
  });
});

it('what cannot be taken changes nothing', async () => {
  expect(await patch({ json: { active: true } })).toEqual(ON);
});
