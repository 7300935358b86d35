import { beforeAll, describe, expect, it } from 'vitest';
import { NO_ERROR } from '../../../kit/answers.ts';
import { exceptionOf, newReporter, report, type Reporter } from '../../../kit/collector.ts';
import { untilCounted, type ShownError } from '../../../kit/errors.ts';
import { memberOf } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { target } from '../../../kit/target.ts';

let reporter: Reporter;
let error: ShownError;

/** One that happened four times within three seconds. */
beforeAll(async () => {
  reporter = await newReporter();
  const start = Math.floor(Date.now() / 1000) - 3_000;
  const more = { release: 'shop@1.0', environment: 'production', level: 'fatal' };
  const events = [0, 1, 2, 3].map((second) => exceptionOf('Often', { timestamp: start + second, ...more }));
  await report(reporter, ...events);
  [error] = (await untilCounted(reporter.project, events.length)) as [ShownError];
});

const at = (id: number | string = error.id): string => `${reporter.project.errors}/${id}`;

it('an error is shown with all that is known of its events', async () => {
  const { id } = error;
  const { status, text, json } = await admin('GET', at());
  expect(status).toBe(200);
  const { first_seen, last_seen, frequency } = json as ShownError;
  expect(Date.parse(last_seen) - Date.parse(first_seen)).toBe(3_000);
  expect(text).toBe(
    JSON.stringify({
      id,
      title: 'Often: it broke',
      type: 'Often',
      message: 'it broke',
      culprit: '',
      level: 'fatal',
      platform: 'node',
      status: 'unresolved',
      count: 4,
      user_count: 0,
      first_seen,
      last_seen,
      first_release: 'shop@1.0',
      last_release: 'shop@1.0',
      environments: ['production'],
      regressed_at: null,
      frequency,
      project_id: reporter.project.id,
      external_url: `${new URL(target.base).origin}/api/ui/${reporter.project.fullPath}/-/error_tracking/${id}/details`,
      gitlab_issue: null,
      resolved_in: null,
      snooze: null,
    }),
  );
  expect(Number.isSafeInteger(id) && id > 0).toBe(true);
  expect(frequency).toHaveLength(24);
  expect(frequency.reduce((sum, [, count]) => sum + count, 0)).toBe(4);
  expect(frequency.every(([time], index) => time % 3600 === 0 && time === frequency[0]![0] + index * 3600)).toBe(true);
});

it('a reporter sees the same', async () => {
  const member = await memberOf(reporter.project, { access_level: 20, scopes: ['read_api'] });
  expect(await member('GET', at())).toEqual({ status: 200, json: error });
});

describe('an error that is not there', () => {
  it.each(['1', '0', '-1', 'abc', '9007199254740993', '1'.repeat(400), '%20', '__proto__'])('%s', async (id) => {
    for (const [method, path] of [
      ['GET', at(id)],
      ['PUT', at(id)],
      ['DELETE', at(id)],
      ['GET', `${at(id)}/events`],
      ['GET', `${at(id)}/events/latest`],
      ['GET', `${at(id)}/events/oldest`],
      ['GET', `${at(id)}/stats`],
    ] as const)
      expect(await admin(method, path, { query: { status: 'resolved' } })).toEqual(NO_ERROR);
  });

  it("is another project's", async () => {
    const { project } = await newReporter();
    expect(await admin('GET', `${project.errors}/${error.id}`)).toEqual(NO_ERROR);
    expect(await admin('PUT', `${project.errors}/${error.id}`, { json: { status: 'ignored' } })).toEqual(NO_ERROR);
    expect(await admin('DELETE', `${project.errors}/${error.id}`)).toEqual(NO_ERROR);
  });
});
