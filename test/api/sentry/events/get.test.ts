import { beforeAll, expect, it } from 'vitest';
import { exceptionOf, report } from '../../../kit/collector.ts';
import { day } from '../../../kit/dates.ts';
import { untilCounted } from '../../../kit/errors.ts';
import { admin } from '../../../kit/request.ts';
import { NO_RESOURCE, trackedInSentry, type TrackedInSentry } from '../../../kit/sentry-api.ts';

const frame = (name: string, lineno: number) => ({
  function: name,
  filename: `app/${name}.js`,
  abs_path: `/srv/app/${name}.js`,
  lineno,
  colno: 5,
  in_app: true,
  pre_context: ['before();'],
  context_line: `${name}();`,
  post_context: ['after();'],
  vars: { x: 1 },
});

let tracked: TrackedInSentry;
let path: string;
beforeAll(async () => {
  const values = [
    { type: 'CauseError', value: 'first', stacktrace: { frames: [frame('outer', 3), frame('inner', 8)] } },
    { type: 'TopError', value: 'it broke', mechanism: { type: 'generic', handled: false } },
  ];
  tracked = await trackedInSentry(
    exceptionOf('TopError', {
      exception: { values },
      timestamp: `${day(-2)}T10:00:00Z`,
      release: 'shop@1.2.0',
      environment: 'prod',
      user: { id: 7, email: 'ada@example.com', plan: 'gold' },
      contexts: { runtime: { name: 'node', version: '24' } },
      extra: { cart: 17 },
      modules: { left: '1.0' },
      breadcrumbs: [{ category: 'fetch', message: 'GET /', timestamp: `${day(-2)}T09:59:59Z` }],
      request: { url: 'https://shop.example/cart?a=1', method: 'GET', headers: { Accept: '*/*' } },
      sdk: { name: 'sentry.javascript.node', version: '11' },
    }),
  );
  path = `/0/issues/${tracked.errors[0]!.id}/events`;
});

it('has all that clients show of an event, in their form', async () => {
  const { event_id } = tracked.events[0]!;
  const { status, json } = await admin('GET', `${path}/latest/`);
  expect(status).toBe(200);
  expect(json).toMatchObject({
    id: event_id,
    eventID: event_id,
    groupID: String(tracked.errors[0]!.id),
    projectID: String(tracked.project.id),
    type: 'error',
    release: { version: 'shop@1.2.0', shortVersion: '1.2.0' },
    user: { id: '7', email: 'ada@example.com', username: null, data: { plan: 'gold' } },
    contexts: { runtime: { type: 'runtime', name: 'node' } },
    context: { cart: 17 },
    packages: { left: '1.0' },
    sdk: { name: 'sentry.javascript.node', version: '11' },
    nextEventID: null,
    previousEventID: null,
    entries: [
      {
        type: 'exception',
        data: {
          values: [
            {
              type: 'CauseError',
              stacktrace: {
                frames: [
                  { function: 'outer', lineNo: 3 },
                  {
                    function: 'inner',
                    filename: 'app/inner.js',
                    absPath: '/srv/app/inner.js',
                    lineNo: 8,
                    colNo: 5,
                    context: [
                      [7, 'before();'],
                      [8, 'inner();'],
                      [9, 'after();'],
                    ],
                    inApp: true,
                    vars: { x: 1 },
                  },
                ],
              },
            },
            { type: 'TopError', mechanism: { type: 'generic', handled: false }, stacktrace: null },
          ],
        },
      },
      { type: 'breadcrumbs', data: { values: [{ category: 'fetch', message: 'GET /', type: 'default' }] } },
      { type: 'request', data: { method: 'GET', url: 'https://shop.example/cart?a=1', headers: [['Accept', '*/*']] } },
    ],
  });
});

it('is the latest, the oldest, the recommended, or the one of an id, at either address', async () => {
  const type = 'AgainError';
  const { reporter, project, errors, events, at } = await trackedInSentry(
    exceptionOf(type, { timestamp: `${day(-2)}T10:00:00Z` }),
  );
  const [second] = await report(reporter, exceptionOf(type, { timestamp: `${day(-1)}T10:00:00Z` }));
  await untilCounted(project, 2);
  const first = events[0]!.event_id;
  const of = async (name: string) => {
    const { json } = await admin('GET', `${at.ofOrganization}/issues/${errors[0]!.id}/events/${name}/`);
    return [(json as Record<string, unknown>)['id'], (json as Record<string, unknown>)['previousEventID']];
  };
  expect(await of('latest')).toEqual([second, first]);
  expect(await of('recommended')).toEqual([second, first]);
  expect(await of('oldest')).toEqual([first, null]);
  expect(await of(second!.toUpperCase())).toEqual([second, first]);
});

it('is not there for another issue, or as what is no id', async () => {
  const other = await trackedInSentry();
  const names = [other.events[0]!.event_id, 'f'.repeat(32), 'newest', 'x'.repeat(5_000)];
  for (const name of names) expect(await admin('GET', `${path}/${name}/`)).toEqual(NO_RESOURCE);
});

it('is cut until GitLab reads it: below a million bytes', async () => {
  const frames = Array.from({ length: 250 }, (_, at) => ({
    ...frame(`f${at}`, at + 10),
    vars: { text: 'ä'.repeat(1_000) },
    pre_context: Array.from({ length: 5 }, () => '"'.repeat(80)),
  }));
  const big = await trackedInSentry(
    exceptionOf('BigError', { exception: { values: [{ type: 'BigError', value: 'x', stacktrace: { frames } }] } }),
  );
  const { text, json } = await admin('GET', `/0/issues/${big.errors[0]!.id}/events/latest/`);
  expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
  expect(json).toMatchObject({ entries: [{ type: 'exception', data: { values: [{ type: 'BigError' }] } }] });
});
