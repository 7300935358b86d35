import { expect, it } from 'vitest';
import { NO_PROJECT, NO_SETTINGS, refused } from '../../../kit/answers.ts';
import { clientKeysOf, enable, memberOf, newProject, placesOf } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { INTEGRATED_SHOWN, SENTRY, SENTRY_SHOWN, URL_AND_TOKEN_REQUIRED } from '../../../kit/sentry.ts';

it('settings that were never made cannot be changed, and a try does not make them', async () => {
  const project = await newProject();
  const json = { active: true, integrated: true };
  expect(await admin('PATCH', project.settings, { json })).toEqual(NO_SETTINGS);
  expect(await admin('GET', project.settings)).toEqual(NO_SETTINGS);
  expect(await clientKeysOf(project)).toEqual([]);
});

it('settings of a project that does not exist cannot be changed', async () => {
  expect(await admin('PATCH', placesOf(9_000_000_000).settings, { json: { active: true } })).toEqual(NO_PROJECT);
});

it('active alone leaves integrated as it is', async () => {
  const project = await newProject();
  await enable(project);
  const maintainer = await memberOf(project);
  const off = await maintainer('PATCH', project.settings, { json: { active: false } });
  expect(off).toEqual({ status: 200, json: { ...INTEGRATED_SHOWN, active: false } });
  const on = await maintainer('PATCH', project.settings, { json: { active: true } });
  expect(on.text).toBe(JSON.stringify(INTEGRATED_SHOWN));
});

it.each([null, ''])('integrated %j leaves it as it is', async (integrated) => {
  const project = await newProject();
  await enable(project);
  const answer = await admin('PATCH', project.settings, { json: { active: true, integrated } });
  expect(answer).toEqual({ status: 200, json: INTEGRATED_SHOWN });
});

it('integrated changes when it is given', async () => {
  const project = await newProject();
  await enable(project, { active: false });
  const answer = await admin('PATCH', project.settings, { json: { active: false, integrated: false } });
  expect(answer).toEqual({ status: 200, json: { ...INTEGRATED_SHOWN, active: false, integrated: false } });
});

it('a Sentry that was never named cannot be switched to, and nothing changes', async () => {
  const project = await newProject();
  await enable(project);
  const answer = await admin('PATCH', project.settings, { json: { active: true, integrated: false } });
  expect(answer).toEqual(refused(URL_AND_TOKEN_REQUIRED));
  expect(await admin('GET', project.settings)).toEqual({ status: 200, json: INTEGRATED_SHOWN });
});

it('a Sentry that was never named cannot be switched on', async () => {
  const project = await newProject();
  await enable(project, { active: false, integrated: false });
  const answer = await admin('PATCH', project.settings, { json: { active: true } });
  expect(answer).toEqual(refused(URL_AND_TOKEN_REQUIRED));
});

it('a Sentry can be configured, and switched off and on without repeating its token', async () => {
  const project = await newProject();
  await enable(project);
  const configured = await admin('PATCH', project.settings, { json: SENTRY });
  expect(configured).toEqual({ status: 200, json: SENTRY_SHOWN });
  await admin('PATCH', project.settings, { json: { active: false } });
  const on = await admin('PATCH', project.settings, { json: { active: true } });
  expect(on).toEqual({ status: 200, json: SENTRY_SHOWN });
});

it('switching on makes the missing client key, an identical change does not bring it back', async () => {
  const project = await newProject();
  await enable(project, { active: false });
  await admin('PATCH', project.settings, { json: { active: true } });
  const [key, ...others] = await clientKeysOf(project);
  expect(others).toEqual([]);
  await admin('DELETE', `${project.clientKeys}/${key!.id}`);
  await admin('PATCH', project.settings, { json: { active: true } });
  await admin('PATCH', project.settings, { json: { active: true, integrated: true } });
  expect(await clientKeysOf(project)).toEqual([]);
  await admin('PATCH', project.settings, { json: { active: false } });
  await admin('PATCH', project.settings, { json: { active: true } });
  expect(await clientKeysOf(project)).toHaveLength(1);
});
