import { expect, it } from 'vitest';
import { NO_SETTINGS } from '../../../kit/answers.ts';
import { enable, memberOf, newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { INTEGRATED_SHOWN, SENTRY, SENTRY_SHOWN } from '../../../kit/sentry.ts';

it('a project without settings has none to show', async () => {
  const project = await newProject();
  expect(await admin('GET', project.settings)).toEqual(NO_SETTINGS);
});

it("settings come in GitLab's order of fields", async () => {
  const project = await newProject();
  await enable(project);
  const { text } = await admin('GET', project.settings);
  expect(text).toBe('{"active":true,"project_name":null,"sentry_external_url":null,"api_url":null,"integrated":true}');
});

it('settings with an external Sentry come in the same order and without its token', async () => {
  const project = await newProject();
  await enable(project, SENTRY);
  const { text } = await admin('GET', project.settings);
  expect(text).toBe(JSON.stringify(SENTRY_SHOWN));
});

it('a maintainer sees what the admin sees', async () => {
  const project = await newProject();
  await enable(project);
  const maintainer = await memberOf(project);
  expect(await maintainer('GET', project.settings)).toEqual({ status: 200, json: INTEGRATED_SHOWN });
});

it('settings that are switched off are still shown', async () => {
  const project = await newProject();
  await enable(project);
  await enable(project, { active: false });
  const shown = { ...INTEGRATED_SHOWN, active: false };
  expect(await admin('GET', project.settings)).toEqual({ status: 200, json: shown });
});

it.each([
  ['my_app', 'My App'],
  ['sentry-rails', 'Sentry Rails'],
  ['foo.bar', 'Foo.Bar'],
  ['web-shop', 'Web Shop'],
  ['shop', 'Shop'],
  ['webShop', 'Web Shop'],
])('without a name of its own, the Sentry project %s is called %s', async (slug, name) => {
  const project = await newProject();
  const api_url = `https://sentry.example.com/api/0/projects/acme/${slug}`;
  await enable(project, { ...SENTRY, api_url });
  expect(await admin('GET', project.settings)).toMatchObject({ status: 200, json: { project_name: name, api_url } });
});

it.each([
  ['https://h.example.com/api/0/projects/o/p', 'https://h.example.com/o/p'],
  ['https://h.example.com/api/0/projects/o/p/', 'https://h.example.com/o/p/'],
  ['http://h.example.com:9000/api/0/projects/o/p', 'http://h.example.com:9000/o/p'],
])('%s is opened by a person at %s', async (api_url, sentry_external_url) => {
  const project = await newProject();
  await enable(project, { ...SENTRY, api_url });
  expect(await admin('GET', project.settings)).toMatchObject({ json: { api_url, sentry_external_url } });
});

it('only the first api/0/projects/ of an address is removed for a person', async () => {
  const project = await newProject();
  const api_url = 'https://h.example.com/elsewhere/api/0/projects/api/0/projects/x';
  await enable(project, { active: false, integrated: false, api_url });
  expect(await admin('GET', project.settings)).toMatchObject({
    json: { api_url, sentry_external_url: 'https://h.example.com/elsewhere/api/0/projects/x' },
  });
});
