import { beforeAll, describe, expect, it } from 'vitest';
import { FORBIDDEN, invalid } from '../../../kit/answers.ts';
import { anEvent, envelopeOf, newReporter, post, type Reporter } from '../../../kit/collector.ts';
import { errorsOf, untilCounted, type ShownError } from '../../../kit/errors.ts';
import { memberOf } from '../../../kit/projects.ts';
import { admin, type Call } from '../../../kit/request.ts';

const MANY = 120;
let reporter: Reporter;
let errors: ShownError[];
let ids: number[];

beforeAll(async () => {
  reporter = await newReporter();
  await post(reporter, envelopeOf(Array.from({ length: 5 }, () => anEvent())));
  errors = await untilCounted(reporter.project, 5);
  ids = errors.map(({ id }) => id);
});

const put = (call: Call) => admin('PUT', reporter.project.errors, call);

it('several errors are given a status at once, and answered in the order asked for', async () => {
  const wanted = [errors[3]!, errors[0]!];
  const json = wanted.map((error) => ({ ...error, status: 'ignored' }));
  const error_ids = wanted.map(({ id }) => id);
  expect(await put({ json: { error_ids, status: 'ignored' } })).toEqual({ status: 200, json });
  const ignored = await errorsOf(reporter.project, { status: 'ignored' });
  expect(new Set(ignored.map(({ id }) => id))).toEqual(new Set(error_ids));
  expect(await errorsOf(reporter.project, { status: 'unresolved' })).toHaveLength(3);
});

describe('the ids may come in any way that parameters come', () => {
  it.each<[string, () => Call]>([
    ['JSON', () => ({ json: { error_ids: ids, status: 'resolved' } })],
    ['JSON as texts', () => ({ json: { error_ids: ids.map(String), status: 'resolved' } })],
    ['a list with commas', () => ({ json: { error_ids: ids.join(), status: 'resolved' } })],
    [
      'query',
      () => ({ query: [...ids.map((id): [string, string] => ['error_ids[]', `${id}`]), ['status', 'resolved']] }),
    ],
    [
      'form',
      () => ({ form: [...ids.map((id): [string, string] => ['error_ids[]', `${id}`]), ['status', 'resolved']] }),
    ],
  ])('%s', async (_, call) => {
    const json = errors.map((error) => ({ ...error, status: 'resolved' }));
    expect(await put(call())).toEqual({ status: 200, json });
  });
});

it('those that do not exist are left out, and one that is named twice comes once', async () => {
  const [first] = errors as [ShownError];
  const other = await newReporter();
  await post(other, envelopeOf([anEvent()]));
  const [foreign] = (await untilCounted(other.project, 1)) as [ShownError];
  const error_ids = [1, first.id, foreign.id, first.id, 0, -5];
  const answer = await put({ json: { error_ids, status: 'unresolved' } });
  expect(answer).toEqual({ status: 200, json: [{ ...first, status: 'unresolved' }] });
  expect(await errorsOf(other.project)).toEqual([foreign]);
});

describe('what means nothing is refused, and changes nothing', () => {
  it.each<[string, unknown, string]>([
    ['nothing', {}, 'error_ids is missing, error_ids is empty, status is missing, status is empty'],
    ['no ids', { status: 'resolved' }, 'error_ids is missing, error_ids is empty'],
    ['an empty list', { error_ids: [], status: 'resolved' }, 'error_ids is empty'],
    ['words', { error_ids: ['x'], status: 'resolved' }, 'error_ids is invalid'],
    ['half an id', { error_ids: [1.5], status: 'resolved' }, 'error_ids is invalid'],
    ['an id that no double holds', { error_ids: ['9007199254740993'], status: 'resolved' }, 'error_ids is invalid'],
    ['an object', { error_ids: { a: 1 }, status: 'resolved' }, 'error_ids is invalid'],
    ['no status', { error_ids: [1] }, 'status is missing, status is empty'],
    ['another status', { error_ids: [1], status: 'gone' }, 'status does not have a valid value'],
    [
      'more than a hundred',
      { error_ids: Array.from({ length: 101 }, (_, index) => index + 1), status: 'resolved' },
      'error_ids has more than 100 values',
    ],
  ])('%s', async (_, json, problem) => {
    const before = await errorsOf(reporter.project);
    expect(await put({ json })).toEqual(invalid(problem));
    expect(await errorsOf(reporter.project)).toEqual(before);
  });
});

it('a hundred are changed at once', async () => {
  const crowd = await newReporter();
  for (let sent = 0; sent < MANY; sent += 10)
    await post(crowd, envelopeOf(Array.from({ length: 10 }, () => anEvent())));
  // A page shows a hundred of them.
  const shown = await errorsOf(crowd.project);
  const all = shown.length === 100 ? shown : await untilCounted(crowd.project, 100);
  const error_ids = all.map(({ id }) => id);
  const { status, json } = await admin('PUT', crowd.project.errors, { json: { error_ids, status: 'ignored' } });
  expect({ status, changed: (json as ShownError[]).length }).toEqual({ status: 200, changed: 100 });
  expect(await errorsOf(crowd.project, { status: 'ignored' })).toHaveLength(100);
});

it('reporters may not', async () => {
  const below = await memberOf(reporter.project, { access_level: 20 });
  const json = { error_ids: ids, status: 'resolved' };
  expect(await below('PUT', reporter.project.errors, { json })).toEqual(FORBIDDEN);
});
