import { beforeAll, describe, expect, it } from 'vitest';
import { invalid, NO_ERROR, NO_EVENT } from '../../support/answers.ts';
import {
  exceptionOf,
  newEventId,
  newReporter,
  report,
  type Reporter,
  type SentEvent,
} from '../../support/collector.ts';
import { eventOf, eventsOf, ISO, untilCounted, type ShownError } from '../../support/errors.ts';
import { pagesOf } from '../../support/keyset.ts';
import { memberOf } from '../../support/projects.ts';
import { admin } from '../../support/request.ts';

const MANY = 25;
let reporter: Reporter;
let error: ShownError;
let sent: SentEvent[];
let newestFirst: string[];

beforeAll(async () => {
  reporter = await newReporter();
  sent = Array.from({ length: MANY }, (_, index) => exceptionOf('Often', { extra: { index } }));
  newestFirst = (await report(reporter, ...sent)).toReversed();
  [error] = (await untilCounted(reporter.project, MANY)) as [ShownError];
});

const at = (): string => `${reporter.project.errors}/${error.id}/events`;

it('an event is shown with its stack as GitLab shows it, and all that was sent', async () => {
  const frames = [
    { function: 'main', filename: 'app.js', lineno: 2, colno: 3, in_app: true },
    {
      function: 'load',
      filename: 'orders.js',
      abs_path: '/srv/orders.js',
      lineno: 12,
      pre_context: ['function load() {', ''],
      context_line: '  throw new Error();',
      post_context: ['}', null],
      in_app: true,
    },
  ];
  const event = {
    event_id: newEventId(),
    timestamp: Math.floor(Date.now() / 1000),
    platform: 'javascript',
    level: 'warning',
    release: 'shop@1.0',
    environment: 'staging',
    user: { id: 5, email: 'ada@example.com' },
    tags: { region: 'eu' },
    exception: { values: [{ type: 'LoadError', value: 'no order', stacktrace: { frames } }] },
  };
  await report(reporter, event);
  const shown = await eventOf(reporter.project, event.event_id);
  expect(JSON.stringify(shown)).toBe(
    JSON.stringify({
      event_id: event.event_id,
      error_id: shown.error_id,
      date_received: shown.date_received,
      timestamp: new Date(event.timestamp * 1000).toISOString(),
      title: 'LoadError: no order',
      level: 'warning',
      platform: 'javascript',
      release: 'shop@1.0',
      environment: 'staging',
      user: event.user,
      tags: event.tags,
      stack_trace_entries: [
        { lineNo: 2, colNo: 3, filename: 'app.js', abs_path: null, function: 'main', context: [] },
        {
          lineNo: 12,
          colNo: 0,
          filename: 'orders.js',
          abs_path: '/srv/orders.js',
          function: 'load',
          context: [
            [10, 'function load() {'],
            [12, '  throw new Error();'],
            [13, '}'],
          ],
        },
      ],
      payload: event,
    }),
  );
  expect(shown.date_received).toMatch(ISO);
  expect(Number.isSafeInteger(shown.error_id) && shown.error_id > 0).toBe(true);
});

describe("an error's events", () => {
  it('are listed newest first, without their payloads, twenty at a time', async () => {
    const { json, headers } = await admin('GET', at());
    expect(headers['x-per-page']).toBe('20');
    const { payload: _, ...first } = await eventOf(reporter.project, newestFirst[0]!);
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
    for (const list of ['EVENTS#', 'EVENTS#0', 'EVENTS#~', 'ERROR', 'STATS#2026-01-01', 'PROJECT', '\uffff', '']) {
      const cursor = Buffer.from(JSON.stringify([list, 0])).toString('base64url');
      const { status, json } = await admin('GET', at(), { query: { cursor } });
      expect([200, 400]).toContain(status);
      const ids = status === 200 ? (json as { event_id: string }[]).map(({ event_id }) => event_id) : [];
      expect(ids.filter((id) => !newestFirst.includes(id))).toEqual([]);
    }
  });

  it('are as many as it counts', async () => {
    expect(await eventsOf(reporter.project, error.id)).toHaveLength(error.count);
  });
});

it('the latest is the one that was seen last', async () => {
  const latest = await admin('GET', `${at()}/latest`);
  expect(latest).toEqual({ status: 200, json: await eventOf(reporter.project, newestFirst[0]!) });
  expect(latest.json).toMatchObject({ payload: sent.at(-1) });
});

describe('an event that is not there', () => {
  it.each(['0'.repeat(32), newEventId(), 'nonsense', '1', '%20', '__proto__', 'a'.repeat(500), 'a%2Fb'])(
    '%s',
    async (id) => {
      expect(await admin('GET', `${reporter.project.events}/${id}`)).toEqual(NO_EVENT);
    },
  );

  it("is another project's", async () => {
    const { project } = await newReporter();
    expect(await admin('GET', `${project.events}/${newestFirst[0]}`)).toEqual(NO_EVENT);
    expect(await admin('GET', `${project.errors}/${error.id}/events`)).toEqual(NO_ERROR);
  });
});

it('an event may be asked for in capitals and with dashes', async () => {
  const [id] = newestFirst as [string];
  const dashed = id.toUpperCase().replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  expect(await eventOf(reporter.project, dashed)).toEqual(await eventOf(reporter.project, id));
});

it('reporters read events, guests do not', async () => {
  const [guest, member] = await Promise.all(
    [10, 20].map((access_level) => memberOf(reporter.project, { access_level, scopes: ['read_api'] })),
  );
  for (const path of [at(), `${at()}/latest`, `${reporter.project.events}/${newestFirst[0]}`]) {
    expect(await member!('GET', path)).toMatchObject({ status: 200 });
    expect(await guest!('GET', path)).toEqual({ status: 403, json: { message: '403 Forbidden' } });
  }
});
