import { beforeAll, describe, expect, it } from 'vitest';
import { FORBIDDEN, invalid, NO_ERROR } from '../../../kit/answers.ts';
import { exceptionOf, newReporter, report, type Reporter } from '../../../kit/collector.ts';
import { eventOf, eventsOf, untilCounted, type ShownError } from '../../../kit/errors.ts';
import { pagesOf } from '../../../kit/keyset.ts';
import { memberOf } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

const MANY = 25;
let reporter: Reporter;
let error: ShownError;
let newestFirst: string[];

beforeAll(async () => {
  reporter = await newReporter();
  const now = Math.floor(Date.now() / 1000);
  const sent = Array.from({ length: MANY }, (_, index) => exceptionOf('Often', { timestamp: now - MANY + index }));
  newestFirst = (await report(reporter, ...sent)).toReversed();
  [error] = (await untilCounted(reporter.project, MANY)) as [ShownError];
});

const at = (): string => `${reporter.project.errors}/${error.id}/events`;

describe("an error's events", () => {
  it('are listed newest first, without their payloads, twenty at a time', async () => {
    const { json, headers } = await admin('GET', at());
    expect(headers['x-per-page']).toBe('20');
    const {
      payload: _,
      details: __,
      newer: _newer,
      older: _older,
      ...first
    } = await eventOf(reporter.project, newestFirst[0]!);
    expect((json as unknown[])[0]).toEqual(first);
    expect((json as { event_id: string }[]).map(({ event_id }) => event_id)).toEqual(newestFirst.slice(0, 20));
  });

  it.each([1, 4, 20, 25, 100])('are all found by following Link, %i at a time', async (perPage) => {
    const pages = await pagesOf<{ event_id: string }>(at(), `per_page=${perPage}`);
    const full = pages.filter((page) => page.length > 0);
    expect(full).toHaveLength(Math.ceil(MANY / perPage));
    expect(full.flat().map(({ event_id }) => event_id)).toEqual(newestFirst);
  });

  it.each([
    ['cursor=nonsense', 'cursor is invalid'],
    [`cursor=${Buffer.from('["a","b"]').toString('base64url')}`, 'cursor is invalid'],
    [`cursor=${Buffer.from('[1,2]').toString('base64url')}`, 'cursor is invalid'],
    ['per_page=0', 'per_page has a value not allowed'],
    ['per_page=x', 'per_page is invalid'],
  ])('are not given for ?%s', async (query, problem) => {
    expect(await admin('GET', at(), { query })).toEqual(invalid(problem));
  });

  it('of another error stay there, whatever the cursor says', async () => {
    for (const happened of [0, 1, Date.now(), Number.MAX_SAFE_INTEGER]) {
      const cursor = Buffer.from(JSON.stringify([happened, 'f'.repeat(32)])).toString('base64url');
      const { status, json } = await admin('GET', at(), { query: { cursor } });
      expect(status).toBe(200);
      const ids = (json as { event_id: string }[]).map(({ event_id }) => event_id);
      expect(ids.filter((id) => !newestFirst.includes(id))).toEqual([]);
    }
  });

  it('are as many as it counts', async () => {
    expect(await eventsOf(reporter.project, error.id)).toHaveLength(error.count);
  });
});

it('events are listed by the time at which they happened, also one that a phone kept for five days', async () => {
  const own = await newReporter();
  const now = Math.floor(Date.now() / 1000);
  const sent = [0, 5 * 86_400, 3_600, 2].map((ago) => exceptionOf('Late', { timestamp: now - ago }));
  for (const [index, event] of sent.entries()) {
    await report(own, event);
    await untilCounted(own.project, index + 1);
  }
  const [late] = (await untilCounted(own.project, 4)) as [ShownError];
  const path = `${own.project.errors}/${late.id}/events`;
  const pages = await pagesOf<{ event_id: string }>(path, 'per_page=1');
  const expected = [0, 3, 2, 1].map((index) => sent[index]!.event_id);
  expect(pages.flat().map(({ event_id }) => event_id)).toEqual(expected);
  expect((await eventsOf(own.project, late.id)).map(({ event_id }) => event_id)).toEqual(expected);
});

it('another project has no such error', async () => {
  const { project } = await newReporter();
  expect(await admin('GET', `${project.errors}/${error.id}/events`)).toEqual(NO_ERROR);
});

it('reporters read them, guests do not', async () => {
  const [guest, member] = await Promise.all(
    [10, 20].map((access_level) => memberOf(reporter.project, { access_level, scopes: ['read_api'] })),
  );
  expect(await member!('GET', at())).toMatchObject({ status: 200 });
  expect(await guest!('GET', at())).toEqual(FORBIDDEN);
});
