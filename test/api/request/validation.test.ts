import { beforeAll, describe, expect, it } from 'vitest';
import { invalid, refused } from '../../kit/answers.ts';
import { enable, newProject, type Project } from '../../kit/projects.ts';
import { admin, type Call } from '../../kit/request.ts';
import { INTEGRATED_SHOWN } from '../../kit/sentry.ts';

let project: Project;

beforeAll(async () => {
  project = await newProject();
  await enable(project);
});

const json = (text: string): Call => ({ headers: { 'content-type': 'application/json' }, body: text });
const MISSING = 'active is missing, active is empty';
const EMPTY = 'active is empty';
const INVALID = 'active is invalid';
const BLANK = 'active is invalid, active is empty';

describe('PATCH settings is told what is wrong with its parameters', () => {
  it.each<[string, Call, string]>([
    ['no body', {}, MISSING],
    ['a JSON type without a body', json(''), MISSING],
    ['{}', json('{}'), MISSING],
    ['a JSON array', json('[true]'), MISSING],
    ['a JSON string', json('"active"'), MISSING],
    ['a JSON number', json('1'), MISSING],
    ['JSON true', json('true'), MISSING],
    ['JSON null', json('null'), MISSING],
    ['an empty form', { form: {} }, MISSING],
    ['only integrated', json('{"integrated":true}'), MISSING],
    ['only an unknown parameter', json('{"activ":true}'), MISSING],
    ['another case', json('{"Active":true}'), MISSING],
    ['only integrated, invalid', json('{"integrated":"zz"}'), `${MISSING}, integrated is invalid`],
    ['null', json('{"active":null}'), EMPTY],
    ['an empty string', json('{"active":""}'), EMPTY],
    ['active= in a form', { form: { active: '' } }, EMPTY],
    ['active= in a query', { query: 'active=' }, EMPTY],
    ['active= in a multipart', { multipart: { active: '' } }, EMPTY],
    ['a bare active in a query', { query: 'active' }, EMPTY],
    [
      'a bare active in a form',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'active' },
      EMPTY,
    ],
    ['spaces', json('{"active":"   "}'), BLANK],
    ['spaces in a query', { query: 'active=%20%20' }, BLANK],
    ['an empty list', json('{"active":[]}'), BLANK],
    ['an empty object', json('{"active":{}}'), BLANK],
    ['a list', json('{"active":[true]}'), INVALID],
    ['an object', json('{"active":{"a":1}}'), INVALID],
    ['active[]=1 in a form', { form: { 'active[]': '1' } }, INVALID],
    ['active[]=1 in a query', { query: 'active[]=1' }, INVALID],
    ['active[a]=1 in a query', { query: 'active[a]=1' }, INVALID],
    ['both invalid', json('{"active":"zz","integrated":"zz"}'), 'active is invalid, integrated is invalid'],
    [
      'both invalid, the other way round',
      json('{"integrated":"zz","active":"zz"}'),
      'active is invalid, integrated is invalid',
    ],
    ['integrated as a list', json('{"active":true,"integrated":[true]}'), 'integrated is invalid'],
    ['integrated as spaces', json('{"active":true,"integrated":" "}'), 'integrated is invalid'],
  ])('%s', async (_, call, problems) => {
    const answer = await admin('PATCH', project.settings, call);
    expect(answer).toEqual(invalid(problems));
    expect(answer.headers['content-type']).toBe('application/json');
  });
});

describe('PUT settings is told what is wrong with its parameters', () => {
  it.each<[string, Call, string]>([
    ['no body', {}, `${MISSING}, integrated is missing`],
    ['{}', json('{}'), `${MISSING}, integrated is missing`],
    ['an empty form', { form: {} }, `${MISSING}, integrated is missing`],
    ['a JSON array', json('[]'), `${MISSING}, integrated is missing`],
    ['only active', json('{"active":true}'), 'integrated is missing'],
    ['only active, in a query', { query: 'active=true' }, 'integrated is missing'],
    ['only integrated', json('{"integrated":true}'), MISSING],
    ['null and invalid', json('{"active":null,"integrated":"x"}'), 'active is empty, integrated is invalid'],
    ['an invalid string', json('{"active":true,"integrated":"invalid_string"}'), 'integrated is invalid'],
    ['both invalid', json('{"active":2,"integrated":-1}'), 'active is invalid, integrated is invalid'],
    ['invalid and missing', json('{"active":"zz"}'), 'active is invalid, integrated is missing'],
    ['blank and missing', json('{"active":" "}'), 'active is invalid, active is empty, integrated is missing'],
  ])('%s', async (_, call, problems) => {
    expect(await admin('PUT', project.settings, call)).toEqual(invalid(problems));
  });

  it('but integrated given as nothing is no missing integrated', async () => {
    const notInList = refused('Error tracking setting integrated is not included in the list');
    expect(await admin('PUT', project.settings, json('{"active":false,"integrated":null}'))).toEqual(notInList);
    expect(await admin('PUT', project.settings, { query: 'active=false&integrated' })).toEqual(notInList);
    expect(await admin('PUT', project.settings, { form: { active: 'false', integrated: '' } })).toEqual(notInList);
  });
});

describe('the parameters of a Sentry are texts', () => {
  it.each([
    ['{"active":true,"api_url":["https://a.example"]}', 'api_url is invalid'],
    ['{"active":true,"token":{"a":1}}', 'token is invalid'],
    ['{"active":true,"project_name":[]}', 'project_name is invalid'],
    [
      '{"active":"zz","project_name":[1],"api_url":{"b":1}}',
      'active is invalid, api_url is invalid, project_name is invalid',
    ],
  ])('%s is refused', async (body, problems) => {
    expect(await admin('PATCH', project.settings, json(body))).toEqual(invalid(problems));
  });
});

it('unknown parameters are ignored, wherever they are', async () => {
  const call = {
    query: 'x=1&y[]=2&z[a]=3',
    json: { active: true, foo: { bar: [1] }, sentry_dsn: 'x', public_key: 'y' },
  };
  expect(await admin('PATCH', project.settings, call)).toEqual({ status: 200, json: INTEGRATED_SHOWN });
});

it('after all these refusals the settings are what they were', async () => {
  expect(await admin('GET', project.settings)).toEqual({ status: 200, json: INTEGRATED_SHOWN });
});
