import { beforeAll, describe, expect, it } from 'vitest';
import { invalid, refused } from '../../../kit/answers.ts';
import { anEvent, newReporter, report, type Reporter } from '../../../kit/collector.ts';
import { ISO, untilCounted, type ShownError } from '../../../kit/errors.ts';
import { enable, newProject } from '../../../kit/projects.ts';
import { admin, type Call } from '../../../kit/request.ts';
import { SENTRY } from '../../../kit/sentry.ts';

let reporter: Reporter;
let error: ShownError;

beforeAll(async () => {
  reporter = await newReporter();
  await report(reporter, anEvent());
  [error] = (await untilCounted(reporter.project, 1)) as [ShownError];
});

const at = (): string => `${reporter.project.errors}/${error.id}`;

describe('a snooze', () => {
  const snoozed = (snooze: object): ShownError => ({ ...error, status: 'unresolved', snooze }) as ShownError;

  it.each<[string, Call, object]>([
    [
      'a time',
      { json: { snooze_until: '2100-01-01T00:00:00Z' } },
      { until: '2100-01-01T00:00:00.000Z', events_left: null, users_left: null },
    ],
    ['events', { form: { snooze_events: '5' } }, { until: null, events_left: 5, users_left: null }],
    [
      'users, or ninety days',
      { query: { snooze_users: '2' } },
      { until: expect.stringMatching(ISO), events_left: null, users_left: 2 },
    ],
  ])('lasts until %s, in place of the one before, without a status', async (_, call, snooze) => {
    expect(await admin('PUT', at(), call)).toEqual({ status: 200, json: snoozed(snooze) });
    expect(await admin('GET', at())).toEqual({ status: 200, json: snoozed(snooze) });
  });

  it('is ended by who wants it to end', async () => {
    await admin('PUT', at(), { json: { snooze_events: 5 } });
    expect(await admin('PUT', at(), { json: { unsnooze: true } })).toEqual({ status: 200, json: error });
    expect(await admin('GET', at())).toEqual({ status: 200, json: error });
  });

  it.each<[string, Record<string, unknown>, unknown]>([
    [
      'a time that has passed',
      { snooze_until: '2020-01-01T00:00:00Z' },
      invalid('snooze_until is invalid: it has passed'),
    ],
    [
      'a snooze and its end at once',
      { unsnooze: true, snooze_events: 5, status: 'ignored' },
      invalid('unsnooze is invalid: leave it out, or what says how long it is snoozed'),
    ],
    ['a time that is none', { snooze_until: 'soon' }, invalid('snooze_until is invalid')],
    ['a number that is none', { snooze_events: 'many' }, invalid('snooze_events is invalid')],
  ])('is not %s, and nothing changes', async (_, json, expected) => {
    expect(await admin('PUT', at(), { json })).toEqual(expected);
    expect(await admin('GET', at())).toEqual({ status: 200, json: error });
  });

  it.each(['snooze_events', 'snooze_users'])('of no %s is refused', async (name) => {
    const answer = await admin('PUT', at(), { json: { [name]: 0 } });
    expect(answer).toMatchObject({ status: 400, json: { error: expect.stringContaining(name) } });
    expect(await admin('GET', at())).toEqual({ status: 200, json: error });
  });

  it('comes along with a status', async () => {
    const json = { status: 'resolved', in_next_release: true, snooze_events: 5 };
    expect(await admin('PUT', at(), { json })).toMatchObject({
      status: 200,
      json: { status: 'resolved', snooze: { until: null, events_left: 5, users_left: null } },
    });
    await admin('PUT', at(), { json: { status: 'unresolved', unsnooze: true } });
  });
});

it('a snooze is refused where the errors are kept by an external Sentry', async () => {
  const project = await newProject();
  await enable(project, { ...SENTRY, integrated: false });
  const json = { status: 'resolved', snooze_events: 5 };
  expect(await admin('PUT', `${project.errors}/1`, { json })).toEqual(
    refused('This is not available while the errors are kept by an external Sentry'),
  );
});
