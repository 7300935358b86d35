import { describe, expect, it } from 'vitest';
import { invalid, NO_PROJECT, NO_SETTINGS, refused } from '../../../kit/answers.ts';
import { clientKeysOf, enable, memberOf, newProject, placesOf } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { INTEGRATED_SHOWN, SENTRY, SENTRY_SHOWN, URL_AND_TOKEN_REQUIRED } from '../../../kit/sentry.ts';

it('the first settings of a project are answered with 200, in order', async () => {
  const project = await newProject();
  const answer = await admin('PUT', project.settings, { json: { active: true, integrated: true } });
  expect(answer.status).toBe(200);
  expect(answer.text).toBe(
    '{"active":true,"project_name":null,"sentry_external_url":null,"api_url":null,"integrated":true}',
  );
});

it('later settings are answered with 200 too and can be read back', async () => {
  const project = await newProject();
  await enable(project);
  const off = { status: 200, json: { ...INTEGRATED_SHOWN, active: false } };
  expect(await admin('PUT', project.settings, { json: { active: false, integrated: true } })).toEqual(off);
  expect(await admin('GET', project.settings)).toEqual(off);
});

it('a maintainer may set them', async () => {
  const project = await newProject();
  const maintainer = await memberOf(project);
  const answer = await maintainer('PUT', project.settings, { json: { active: true, integrated: true } });
  expect(answer).toEqual({ status: 200, json: INTEGRATED_SHOWN });
});

it('settings of a project that does not exist are not made', async () => {
  const { settings } = placesOf(9_000_000_000);
  expect(await admin('PUT', settings, { json: { active: true, integrated: true } })).toEqual(NO_PROJECT);
});

const URL = { api_url: SENTRY.api_url };
const TOKEN = { token: SENTRY.token };

describe("GitLab's truth table: active, integrated, token, api_url", () => {
  it.each([
    ['on, integrated', { active: true, integrated: true }],
    ['on, integrated, with a Sentry prepared', { active: true, integrated: true, ...URL, ...TOKEN }],
    ['on, Sentry with token and address', { active: true, integrated: false, ...URL, ...TOKEN }],
    ['off, integrated', { active: false, integrated: true }],
    ['off, Sentry', { active: false, integrated: false }],
    ['off, Sentry with an address', { active: false, integrated: false, ...URL }],
    ['off, Sentry with a token', { active: false, integrated: false, ...TOKEN }],
    ['off, Sentry with both', { active: false, integrated: false, ...URL, ...TOKEN }],
  ])('%s: accepted', async (_, json) => {
    const project = await newProject();
    const shown = {
      active: json.active,
      ...('api_url' in json
        ? { project_name: 'Web Shop', sentry_external_url: SENTRY_SHOWN.sentry_external_url, api_url: json.api_url }
        : { project_name: null, sentry_external_url: null, api_url: null }),
      integrated: json.integrated,
    };
    expect(await admin('PUT', project.settings, { json })).toEqual({ status: 200, json: shown });
    expect(await admin('GET', project.settings)).toEqual({ status: 200, json: shown });
  });

  it.each([
    ['nothing', {}, URL_AND_TOKEN_REQUIRED],
    ['an address only', URL, 'Error tracking setting token is a required field'],
    ['a token only', TOKEN, 'Error tracking setting api url is a required field'],
    ['a blank address', { ...TOKEN, api_url: '' }, 'Error tracking setting api url is a required field'],
    ['a null address', { ...TOKEN, api_url: null }, 'Error tracking setting api url is a required field'],
    ['a blank token', { ...URL, token: '' }, 'Error tracking setting token is a required field'],
    ['a null token', { ...URL, token: null }, 'Error tracking setting token is a required field'],
  ])('on, Sentry with %s: refused, and nothing is saved', async (_, given, sentence) => {
    const project = await newProject();
    const json = { active: true, integrated: false, ...given };
    expect(await admin('PUT', project.settings, { json })).toEqual(refused(sentence));
    expect(await admin('GET', project.settings)).toEqual(NO_SETTINGS);
  });
});

describe('integrated given as nothing', () => {
  it.each([null, ''])('%j passes validation and is refused by the rules', async (integrated) => {
    const project = await newProject();
    const notInList = 'Error tracking setting integrated is not included in the list';
    expect(await admin('PUT', project.settings, { json: { active: false, integrated } })).toEqual(refused(notInList));
    expect(await admin('PUT', project.settings, { json: { active: true, integrated } })).toEqual(
      refused(
        `${notInList}, Error tracking setting api url is a required field, and Error tracking setting token is a required field`,
      ),
    );
    expect(await admin('GET', project.settings)).toEqual(NO_SETTINGS);
  });
});

it('a refused change leaves the settings as they were', async () => {
  const project = await newProject();
  await enable(project);
  const json = { active: true, integrated: false };
  expect(await admin('PUT', project.settings, { json })).toEqual(refused(URL_AND_TOKEN_REQUIRED));
  expect(await admin('GET', project.settings)).toEqual({ status: 200, json: INTEGRATED_SHOWN });
});

it('a parameter that is invalid changes nothing', async () => {
  const project = await newProject();
  await enable(project);
  const json = { active: false, integrated: 'invalid_string' };
  expect(await admin('PUT', project.settings, { json })).toEqual(invalid('integrated is invalid'));
  expect(await admin('GET', project.settings)).toEqual({ status: 200, json: INTEGRATED_SHOWN });
});

it('address, token and name stay when they are not given', async () => {
  const project = await newProject();
  await enable(project, { ...SENTRY, project_name: 'The shop' });
  await enable(project, { active: false, integrated: true });
  const shown = { ...SENTRY_SHOWN, project_name: 'The shop' };
  const answer = await admin('PUT', project.settings, { json: { active: true, integrated: false } });
  expect(answer).toEqual({ status: 200, json: shown });
});

describe('the client key that integrated mode needs', () => {
  it('is made by the first enabling, once', async () => {
    const project = await newProject();
    await enable(project);
    await enable(project);
    expect(await clientKeysOf(project)).toEqual([expect.objectContaining({ active: true })]);
  });

  it.each([
    ['switched off', { active: false, integrated: true }],
    ['kept by a Sentry', SENTRY],
  ])('is not made while error tracking is %s', async (_, json) => {
    const project = await newProject();
    await enable(project, json);
    expect(await clientKeysOf(project)).toEqual([]);
  });

  it('is not made where there is one', async () => {
    const project = await newProject();
    const { json: existing } = await admin('POST', project.clientKeys);
    await enable(project);
    expect(await clientKeysOf(project)).toEqual([existing]);
  });

  it('does not come back by repeating, but by switching off and on', async () => {
    const project = await newProject();
    await enable(project);
    const [first] = await clientKeysOf(project);
    await admin('DELETE', `${project.clientKeys}/${first!.id}`);
    await enable(project);
    expect(await clientKeysOf(project)).toEqual([]);
    await enable(project, { active: false });
    expect(await clientKeysOf(project)).toEqual([]);
    await enable(project);
    const [second, ...others] = await clientKeysOf(project);
    expect(second!.id).toBeGreaterThan(first!.id);
    expect(others).toEqual([]);
  });

  it('is made when the errors move from a Sentry to this service', async () => {
    const project = await newProject();
    await enable(project, SENTRY);
    await enable(project, { integrated: true });
    expect(await clientKeysOf(project)).toHaveLength(1);
  });
});
