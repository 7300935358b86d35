import { beforeAll, describe, expect, it } from 'vitest';
import { FORBIDDEN, NO_EVENT } from '../../../kit/answers.ts';
import {
  anEvent,
  exceptionOf,
  newEventId,
  newReporter,
  report,
  type Reporter,
  type SentEvent,
} from '../../../kit/collector.ts';
import { eventOf, ISO, untilCounted } from '../../../kit/errors.ts';
import { memberOf } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

let reporter: Reporter;
let event: SentEvent;

beforeAll(async () => {
  reporter = await newReporter();
  event = anEvent();
  await report(reporter, event);
});

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
  const sent = {
    event_id: newEventId(),
    timestamp: Math.floor(Date.now() / 1000),
    platform: 'node',
    level: 'warning',
    release: 'shop@1.0',
    environment: 'staging',
    user: { id: 5, email: 'ada@example.com' },
    tags: { region: 'eu' },
    exception: { values: [{ type: 'LoadError', value: 'no order', stacktrace: { frames } }] },
  };
  await report(reporter, sent);
  const shown = await eventOf(reporter.project, sent.event_id);
  expect(JSON.stringify(shown)).toBe(
    JSON.stringify({
      event_id: sent.event_id,
      error_id: shown.error_id,
      date_received: shown.date_received,
      timestamp: new Date(sent.timestamp * 1000).toISOString(),
      title: 'LoadError: no order',
      level: 'warning',
      platform: 'node',
      release: 'shop@1.0',
      environment: 'staging',
      user: sent.user,
      tags: { level: 'warning', user: 'id:5', release: 'shop@1.0', environment: 'staging', region: 'eu' },
      stack_trace_entries: [
        { lineNo: 2, colNo: 3, filename: 'app.js', abs_path: 'app.js', function: 'main', context: [] },
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
      details: shown.details,
      payload: sent,
      newer: null,
      older: null,
    }),
  );
  expect(shown.details).toMatchObject({
    exceptions: [
      {
        type: 'LoadError',
        value: 'no order',
        cause_of: null,
        headline: true,
        frames: [
          { function: 'main', in_app: true, own: true, context: [] },
          {
            function: 'load',
            own: true,
            context: [
              [10, 'function load() {'],
              [11, ''],
              [12, '  throw new Error();'],
              [13, '}'],
              [14, ''],
            ],
          },
        ],
      },
    ],
    user: sent.user,
    grouping: { rule: 'stack', total: 3 },
    left_out: [],
  });
  expect(shown.date_received).toMatch(ISO);
  expect(Number.isSafeInteger(shown.error_id) && shown.error_id > 0).toBe(true);
});

it('an event has the ids of those before and after it in its error, by the time at which they happened', async () => {
  const { project, ...rest } = await newReporter();
  const now = Math.floor(Date.now() / 1000);
  const [first, last, late] = [30, 1, 5 * 86_400].map((ago) => exceptionOf('Often', { timestamp: now - ago }));
  await report({ project, ...rest }, first!, last!, late!);
  await untilCounted(project, 3);
  const neighbours = async ({ event_id }: SentEvent) => {
    const { newer, older } = await eventOf(project, event_id);
    return { newer, older };
  };
  expect(await neighbours(last!)).toEqual({ newer: null, older: first!.event_id });
  expect(await neighbours(first!)).toEqual({ newer: last!.event_id, older: late!.event_id });
  expect(await neighbours(late!)).toEqual({ newer: first!.event_id, older: null });
});

describe('an event that is not there', () => {
  it.each(['0'.repeat(32), '1'.repeat(32), 'nonsense', '1', '%20', '__proto__', 'a'.repeat(500), 'a%2Fb'])(
    '%s',
    async (id) => {
      expect(await admin('GET', `${reporter.project.events}/${id}`)).toEqual(NO_EVENT);
    },
  );

  it("is another project's", async () => {
    const { project } = await newReporter();
    expect(await admin('GET', `${project.events}/${event.event_id}`)).toEqual(NO_EVENT);
  });
});

it('an event may be asked for in capitals and with dashes', async () => {
  const { event_id: id } = event;
  const dashed = id.toUpperCase().replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  expect(await eventOf(reporter.project, dashed)).toEqual(await eventOf(reporter.project, id));
});

it('reporters read it, guests do not', async () => {
  const [guest, member] = await Promise.all(
    [10, 20].map((access_level) => memberOf(reporter.project, { access_level, scopes: ['read_api'] })),
  );
  const path = `${reporter.project.events}/${event.event_id}`;
  expect(await member!('GET', path)).toEqual({ status: 200, json: await eventOf(reporter.project, event.event_id) });
  expect(await guest!('GET', path)).toEqual(FORBIDDEN);
});
