import { describe, expect, it } from 'vitest';
import { invalid, NO_PROJECT, NO_SETTINGS, refused } from '../../../kit/answers.ts';
import { anEvent, newReporter, report } from '../../../kit/collector.ts';
import { untilCounted } from '../../../kit/errors.ts';
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

describe('where a line of source can be seen', () => {
  const source_url = 'https://gitlab.example.com/{path}/-/blob/{version}/{file:/srv/}#L{line}';

  it('is set, stays, becomes links for whoever reads an event, and goes when it is blank', async () => {
    const reporter = await newReporter({ source_url });
    const { project } = reporter;
    const shown = { status: 200, json: { ...INTEGRATED_SHOWN, source_url } };
    expect(await admin('PATCH', project.settings, { json: { active: true } })).toEqual(shown);
    expect(await admin('GET', project.settings)).toEqual(shown);
    const frames = [
      { filename: '/usr/lib/http.js', lineno: 1, in_app: false },
      { filename: '/srv/src/a b.js', lineno: 12, in_app: true },
    ];
    const exception = { values: [{ type: 'Linked', value: 'no', stacktrace: { frames } }] };
    const [id] = await report(reporter, anEvent({ exception, release: 'shop@1.4.0' }));
    const [error] = await untilCounted(project, 1);
    const reader = await memberOf(project, { access_level: 20 });
    const linksOf = async (path: string): Promise<unknown[]> => {
      const { json } = await reader('GET', path);
      const { details } = json as { details: { exceptions: [{ frames: { source_url?: string }[] }] } };
      return details.exceptions[0].frames.map((frame) => frame.source_url);
    };
    const link = `https://gitlab.example.com/${project.fullPath}/-/blob/1.4.0/src/a%20b.js#L12`;
    const events = `${project.errors}/${error!.id}/events`;
    for (const path of [`${project.events}/${id}`, `${events}/latest`, `${events}/oldest`])
      expect(await linksOf(path)).toEqual([undefined, link]);
    expect(await admin('PATCH', project.settings, { json: { active: true, source_url: '' } })).toEqual({
      status: 200,
      json: INTEGRATED_SHOWN,
    });
    expect(await linksOf(`${project.events}/${id}`)).toEqual([undefined, undefined]);
  });

  it.each([
    ['javascript:alert(1)//{file}', 'source url is blocked: Only allowed schemes are http, https'],
    ['https://host/{path}', 'source url lacks the placeholder {file}'],
  ])('is refused as %s, and nothing is changed', async (wrong, problem) => {
    const project = await newProject();
    await enable(project);
    const answer = await admin('PATCH', project.settings, { json: { active: false, source_url: wrong } });
    expect(answer).toEqual(refused(`Error tracking setting ${problem}`));
    expect(await admin('GET', project.settings)).toEqual({ status: 200, json: INTEGRATED_SHOWN });
  });

  it('has a length', async () => {
    const wrong = `https://host/{file}${'x'.repeat(500)}`;
    const { settings } = await newProject();
    const answer = await admin('PATCH', settings, { json: { active: true, source_url: wrong } });
    expect(answer).toEqual(invalid('source_url is too long (maximum is 500 characters)'));
  });
});
