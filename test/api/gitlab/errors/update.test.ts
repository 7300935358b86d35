import { beforeAll, describe, expect, it } from 'vitest';
import { FORBIDDEN, INSUFFICIENT_SCOPE, invalid } from '../../../kit/answers.ts';
import { anEvent, exceptionOf, newReporter, report, type Reporter } from '../../../kit/collector.ts';
import { errorsOf, ISO, untilCounted, untilError, type ShownError } from '../../../kit/errors.ts';
import { memberOf } from '../../../kit/projects.ts';
import { admin, type Call } from '../../../kit/request.ts';

let reporter: Reporter;
let error: ShownError;
const INVALID_STATUS = invalid('status does not have a valid value');

beforeAll(async () => {
  reporter = await newReporter();
  await report(reporter, anEvent());
  [error] = (await untilCounted(reporter.project, 1)) as [ShownError];
});

const at = (id: number | string = error.id): string => `${reporter.project.errors}/${id}`;

describe('the status of an error', () => {
  it.each<[string, Call]>([
    ['resolved', { json: { status: 'resolved' } }],
    ['resolved', { json: { status: 'resolved' } }],
    ['ignored', { query: { status: 'ignored' } }],
    ['unresolved', { form: { status: 'unresolved' } }],
  ])('becomes %s', async (status, call) => {
    const changed = { ...error, status };
    expect(await admin('PUT', at(), call)).toEqual({ status: 200, json: changed });
    expect(await admin('GET', at())).toEqual({ status: 200, json: changed });
    expect(await errorsOf(reporter.project, { status })).toEqual([changed]);
    for (const other of ['unresolved', 'resolved', 'ignored'].filter((one) => one !== status))
      expect(await errorsOf(reporter.project, { status: other })).toEqual([]);
  });

  it.each<[string, Call, unknown]>([
    [
      'nothing',
      {},
      invalid(
        'status, snooze_until, snooze_events, snooze_users, unsnooze are missing, at least one parameter must be provided',
      ),
    ],
    ['an empty one', { json: { status: '' } }, invalid('status does not have a valid value, status is empty')],
    ['another word', { json: { status: 'closed' } }, INVALID_STATUS],
    ['all', { json: { status: 'all' } }, INVALID_STATUS],
    ['in capitals', { json: { status: 'Resolved' } }, INVALID_STATUS],
    ['a list', { json: { status: ['resolved'] } }, invalid('status is invalid')],
  ])('is not %s', async (_, call, expected) => {
    expect(await admin('PUT', at(), call)).toEqual(expected);
    expect(await admin('GET', at())).toEqual({ status: 200, json: error });
  });

  it('is changed by developers, not by reporters or readers', async () => {
    const developer = await memberOf(reporter.project, { access_level: 30 });
    expect(await developer('PUT', at(), { json: { status: 'unresolved' } })).toEqual({ status: 200, json: error });
    const below = await memberOf(reporter.project, { access_level: 20 });
    expect(await below('PUT', at(), { json: { status: 'resolved' } })).toEqual(FORBIDDEN);
    const reader = await memberOf(reporter.project, { scopes: ['read_api'] });
    expect(await reader('PUT', at(), { json: { status: 'resolved' } })).toEqual(INSUFFICIENT_SCOPE);
    expect(await below('GET', at())).toEqual({ status: 200, json: error });
  });
});

describe('when it happens again', () => {
  /** An error that happened once and was given a status. */
  async function settled(status: string): Promise<{ again: Reporter; before: ShownError }> {
    const again = await newReporter();
    await report(again, exceptionOf('Again', { release: '1.0' }));
    const [{ id }] = (await untilCounted(again.project, 1)) as [ShownError];
    const { json } = await admin('PUT', `${again.project.errors}/${id}`, { json: { status } });
    return { again, before: json as ShownError };
  }

  it('a resolved error comes back, and it is remembered when', async () => {
    const { again, before } = await settled('resolved');
    expect(before).toMatchObject({ status: 'resolved', regressed_at: null });
    await report(again, exceptionOf('Again', { release: '2.0' }));
    const after = await untilError(again.project, before.id, ({ count }) => count === 2);
    expect(after).toEqual({
      ...before,
      status: 'unresolved',
      count: 2,
      last_seen: expect.stringMatching(ISO),
      last_release: '2.0',
      regressed_at: expect.stringMatching(ISO),
      frequency: expect.any(Array),
    });
    expect(Date.parse(after.regressed_at!)).toBeGreaterThan(Date.parse(before.last_seen));
    expect(await errorsOf(again.project, { status: 'unresolved' })).toEqual([after]);
    expect(await errorsOf(again.project, { status: 'resolved' })).toEqual([]);
    // Resolved once more, the memory of it stays.
    const resolved = { ...after, status: 'resolved' };
    const path = `${again.project.errors}/${before.id}`;
    expect(await admin('PUT', path, { json: { status: 'resolved' } })).toEqual({ status: 200, json: resolved });
  });

  it('one that is resolved in the next release comes back with a later one alone', async () => {
    const { again, before } = await settled('unresolved');
    const path = `${again.project.errors}/${before.id}`;
    const resolved_in = { version: '1.0', in_next_release: true };
    expect(await admin('PUT', path, { json: { status: 'resolved', in_next_release: true } })).toMatchObject({
      status: 200,
      json: { status: 'resolved', resolved_in },
    });
    await report(again, exceptionOf('Again', { release: '1.0' }));
    const same = await untilError(again.project, before.id, ({ count }) => count === 2);
    expect(same).toMatchObject({ status: 'resolved', regressed_at: null, resolved_in });
    await report(again, exceptionOf('Again', { release: '1.1' }));
    const after = await untilError(again.project, before.id, ({ count }) => count === 3);
    expect(after).toMatchObject({ status: 'unresolved', resolved_in: null });
    // Of another status it says nothing.
    expect(await admin('PUT', path, { json: { status: 'ignored', in_next_release: true } })).toMatchObject({
      json: { status: 'ignored', resolved_in: null },
    });
  });

  it('an ignored error stays ignored', async () => {
    const { again, before } = await settled('ignored');
    await report(again, exceptionOf('Again'));
    const after = await untilError(again.project, before.id, ({ count }) => count === 2);
    expect(after).toMatchObject({ status: 'ignored', regressed_at: null, count: 2 });
    expect(await errorsOf(again.project, { status: 'unresolved' })).toEqual([]);
  });

  it('an error that nobody dealt with is none that came back', async () => {
    const { again, before } = await settled('unresolved');
    await report(again, exceptionOf('Again'));
    const after = await untilError(again.project, before.id, ({ count }) => count === 2);
    expect(after).toMatchObject({ status: 'unresolved', regressed_at: null });
  });
});
