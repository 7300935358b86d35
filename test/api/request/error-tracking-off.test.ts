import { describe, expect, it } from 'vitest';
import { refused } from '../../kit/answers.ts';
import { anEvent, newReporter, report } from '../../kit/collector.ts';
import { untilCounted, type ShownError } from '../../kit/errors.ts';
import { enable, memberOf, newProject, type Project } from '../../kit/projects.ts';
import { admin } from '../../kit/request.ts';

/** GitLab's own words. */
const NOT_ENABLED = refused('Error Tracking is not enabled');

/** Every request that reads or changes errors. */
function requestsTo({ errors, events, stats }: Project, errorId = 1): [string, string, object][] {
  return [
    ['GET', errors, {}],
    ['PUT', errors, { json: { error_ids: [errorId], status: 'resolved' } }],
    ['GET', `${errors}/${errorId}`, {}],
    ['PUT', `${errors}/${errorId}`, { json: { status: 'resolved' } }],
    ['DELETE', `${errors}/${errorId}`, {}],
    ['GET', `${errors}/${errorId}/events`, {}],
    ['GET', `${errors}/${errorId}/events/latest`, {}],
    ['GET', `${errors}/${errorId}/events/oldest`, {}],
    ['GET', `${errors}/${errorId}/stats`, {}],
    ['GET', `${events}/${'a'.repeat(32)}`, {}],
    ['GET', stats, {}],
  ];
}

describe('where error tracking is off, there are no errors to read or change', () => {
  it('in a project without settings', async () => {
    for (const [method, path, call] of requestsTo(await newProject()))
      expect(await admin(method, path, call)).toEqual(NOT_ENABLED);
  });

  it('in a project that switched it off; switched on again it has its errors still', async () => {
    const reporter = await newReporter();
    const { project } = reporter;
    await report(reporter, anEvent());
    const [error] = (await untilCounted(project, 1)) as [ShownError];
    await enable(project, { active: false });
    for (const [method, path, call] of requestsTo(project, error.id))
      expect(await admin(method, path, call)).toEqual(NOT_ENABLED);
    await enable(project);
    expect(await admin('GET', project.errors)).toEqual({ status: 200, json: [error] });
  });

  it('and a reporter is told the same', async () => {
    const project = await newProject();
    const reporter = await memberOf(project, { access_level: 20 });
    expect(await reporter('GET', project.errors)).toEqual(NOT_ENABLED);
  });
});
