import { beforeAll, describe, expect, it } from 'vitest';
import { invalid, MALFORMED_JSON } from '../../kit/answers.ts';
import { fewOf } from '../../kit/few-of.ts';
import { enable, newProject, type Project } from '../../kit/projects.ts';
import { admin, type Call } from '../../kit/request.ts';
import { INTEGRATED_SHOWN } from '../../kit/sentry.ts';

let project: Project;

beforeAll(async () => {
  project = await newProject();
  await enable(project);
});

const TRUE = '1 on On ON t true True TRUE T y yes Yes YES Y'.split(' ');
const FALSE = '0 off Off OFF f false False FALSE F n no No NO N'.split(' ');
const WRONG =
  'tRUE|oN|oFF|yES|nO|2|-1|1.0|0.0|01|00| true|true |\ttrue|true\n|null|nil|enable|undefined|NaN|+1|1e0|tr'.split('|');

const carriers: [string, (value: string) => Call][] = [
  ['query', (active) => ({ query: { active } })],
  ['JSON', (active) => ({ json: { active } })],
  ['form', (active) => ({ form: { active } })],
  ['multipart', (active) => ({ multipart: { active } })],
];

const patch = (call: Call) => admin('PATCH', project.settings, call);
const send = (active: string) =>
  patch({ headers: { 'content-type': 'application/json' }, body: `{"active":${active}}` });
const shown = (active: boolean) => ({ status: 200, json: { ...INTEGRATED_SHOWN, active } });

describe.each(carriers)('as text in %s', (_, carry) => {
  it.each(fewOf(TRUE))('%j is true', async (value) => {
    expect(await patch(carry('false'))).toEqual(shown(false));
    expect(await patch(carry(value))).toEqual(shown(true));
  });

  it.each(fewOf(FALSE))('%j is false', async (value) => {
    expect(await patch(carry('true'))).toEqual(shown(true));
    expect(await patch(carry(value))).toEqual(shown(false));
  });
});

describe('as text', () => {
  it.each(fewOf(WRONG))('%j is neither', async (active) => {
    expect(await patch({ json: { active } })).toEqual(invalid('active is invalid'));
    expect(await patch({ query: { active } })).toEqual(invalid('active is invalid'));
  });
});

describe('as JSON', () => {
  it.each([
    ['true', true],
    ['1', true],
    ['false', false],
    ['0', false],
  ])('%s is %s', async (value, active) => {
    expect(await send(value)).toEqual(shown(active));
  });

  it.each(['2', '-1', '1.0', '0.0', '1e0', '1.5', '[1]', '{"true":true}', '[[]]'])('%s is neither', async (value) => {
    expect(await send(value)).toEqual(invalid('active is invalid'));
  });

  it.each(['NaN', 'True', 'yes', '+1', '01', "'true'", ''])('%s is no JSON', async (value) => {
    expect(await send(value)).toEqual(MALFORMED_JSON);
  });
});

it('integrated is read in the same way', async () => {
  const off = { ...INTEGRATED_SHOWN, active: false };
  const query = { active: 'no', integrated: 'off' };
  expect(await admin('PATCH', project.settings, { query })).toEqual({
    status: 200,
    json: { ...off, integrated: false },
  });
  expect(await admin('PATCH', project.settings, { query: { ...query, integrated: 'Y' } })).toEqual({
    status: 200,
    json: { ...off, integrated: true },
  });
  expect(await admin('PATCH', project.settings, { query: { ...query, integrated: 'oN' } })).toEqual(
    invalid('integrated is invalid'),
  );
});
