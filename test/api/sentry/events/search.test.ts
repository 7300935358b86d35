import { beforeAll, describe, expect, it } from 'vitest';
import { exceptionOf, report } from '../../../kit/collector.ts';
import { untilCounted } from '../../../kit/errors.ts';
import { clientKeysOf, enable, memberOf, newProject, unique } from '../../../kit/projects.ts';
import { admin, type Caller } from '../../../kit/request.ts';
import { INVALID_CURSOR, NO_RESOURCE, trackedInSentry, type TrackedInSentry } from '../../../kit/sentry-api.ts';
import { cursorsIn } from '../../../kit/sentry-cursors.ts';
import { undecoded } from '../../../kit/sentry-clients/shapes.ts';

let tracked: TrackedInSentry;
let member: Caller;
let path: string;
beforeAll(async () => {
  tracked = await trackedInSentry(
    exceptionOf('CartError', {
      timestamp: '2026-11-20T10:00:00Z',
      environment: 'prod',
      tags: { shop: 'Berlin' },
    }),
    exceptionOf('PayError', { timestamp: '2026-11-20T11:00:00Z', user: { id: 7 }, release: 'shop@1' }),
    exceptionOf('CartError', { timestamp: '2026-11-20T12:00:00Z', level: 'warning' }),
  );
  member = await memberOf(tracked.project, { access_level: 20, scopes: ['read_api'] });
  path = `${tracked.at.ofOrganization}/events/`;
});

type Row = Record<string, unknown>;
const idsOf = (json: unknown): unknown[] => (json as { data: Row[] }).data.map(({ id }) => id);
const sent = (...numbers: number[]): string[] => numbers.map((at) => tracked.events[at]!.event_id);

it('shows the fields that are asked for, newest first, as MCP asks for them', async () => {
  const field = ['issue', 'title', 'project', 'timestamp', 'level', 'message', 'error.type', 'culprit'];
  const query: [string, string][] = [
    ...field.map((name): [string, string] => ['field', name]),
    ['dataset', 'errors'],
    ['per_page', '10'],
    ['sort', '-timestamp'],
    ['statsPeriod', '90d'],
    ['query', ''],
    ['referrer', 'api.mcp.search-events'],
  ];
  const { status, json } = await member('GET', path, { query });
  expect(status).toBe(200);
  expect(undecoded('MCP events', json)).toBeNull();
  const { data, meta } = json as { data: Row[]; meta: { fields: Row } };
  expect(data.map((row) => [row['error.type'], row['level']])).toEqual([
    ['CartError', 'warning'],
    ['PayError', 'error'],
    ['CartError', 'error'],
  ]);
  expect(data[0]).toMatchObject({
    issue: expect.stringMatching(/-[0-9A-Z]+$/) as string,
    title: 'CartError: it broke',
    project: tracked.at.slug,
    timestamp: '2026-11-20T12:00:00.000Z',
    message: 'it broke',
  });
  expect(Object.keys(meta.fields)).toEqual(field);
});

it('counts each event once beside its id, as the table of Grafana begins', async () => {
  const fields = 'id title project project.id release count() epm() last_seen() level event.type platform'.split(' ');
  const query = [
    ...fields.map((name): [string, string] => ['field', name]),
    ['start', '2026-11-20T10:30:00'] as [string, string],
    ['end', '2026-11-20T11:30:00'] as [string, string],
    ['project', String(tracked.project.id)] as [string, string],
  ];
  const { json } = await member('GET', path, { query });
  expect(undecoded('Grafana events', json)).toBeNull();
  expect((json as { data: Row[] }).data).toEqual([
    {
      id: tracked.events[1]!.event_id,
      title: 'PayError: it broke',
      project: tracked.at.slug,
      'project.id': tracked.project.id,
      release: 'shop@1',
      'count()': 1,
      'epm()': 1 / 60,
      'last_seen()': '2026-11-20T11:00:00.000Z',
      level: 'error',
      'event.type': 'error',
      platform: 'node',
    },
  ]);
});

describe('finds events', () => {
  it.each<[Record<string, string>, number[]]>([
    [{ query: 'level:error' }, [1, 0]],
    [{ query: '!level:error' }, [2]],
    [{ query: 'error.type:Cart*' }, [2, 0]],
    [{ query: 'tags[shop]:berlin' }, [0]],
    [{ query: 'user.id:7' }, [1]],
    [{ query: 'has:user.id AND payerror' }, [1]],
    [{ environment: 'prod' }, [0]],
    [{ start: '2026-11-20T10:00:00Z', end: '2026-11-20T11:00:00Z' }, [1, 0]],
    [{ end: '2026-11-20T09:59:59.999Z' }, []],
  ])('by %j', async (query, expected) => {
    const { status, json } = await member('GET', path, { query });
    expect([status, idsOf(json)]).toEqual([200, sent(...expected)]);
  });

  it('by its own id, its issue, its project', async () => {
    const issue = tracked.errors.find(({ type }) => type === 'PayError')!;
    const found: [string, number[]][] = [
      [tracked.events[0]!.event_id.toUpperCase(), [0]],
      [`id:${tracked.events[2]!.event_id} level:warning`, [2]],
      [`id:${tracked.events[2]!.event_id} level:info`, []],
      [`issue.id:${issue.id}`, [1]],
      [`issue.id:${issue.id} level:info`, []],
      ['issue:NOTHING-1', []],
      [`project:${tracked.at.slug} level:warning`, [2]],
    ];
    for (const [query, expected] of found)
      expect([query, idsOf((await member('GET', path, { query: { query } })).json)]).toEqual([
        query,
        sent(...expected),
      ]);
  });

  it('page by page, where nothing on a page need be found', async () => {
    for (const query of ['', 'level:error']) {
      const seen: unknown[] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const { json, headers } = await member('GET', path, { query: { query, per_page: '1', cursor } });
        seen.push(...idsOf(json));
        cursor = cursorsIn(headers.link)['next'];
      }
      expect(seen).toEqual(query === '' ? sent(2, 1, 0) : sent(1, 0));
    }
  });

  it('of one issue and of one project in the same way', async () => {
    const issue = tracked.errors.find(({ type }) => type === 'CartError')!;
    const lists: [string, string, number[]][] = [
      [`/0/issues/${issue.id}/events/`, 'level:warning', [2]],
      [`/0/issues/${issue.id}/events/`, tracked.events[0]!.event_id, [0]],
      [`/0/issues/${issue.id}/events/`, tracked.events[1]!.event_id, []],
      [`${tracked.at.ofProject}/events/`, 'error.type:PayError', [1]],
    ];
    for (const [list, query, expected] of lists) {
      const { json } = await member('GET', list, { query: { query } });
      expect((json as { eventID: string }[]).map(({ eventID }) => eventID)).toEqual(sent(...expected));
    }
  });
});

it('goes through several projects, though an id may be in each', async () => {
  const namespace_path = unique('g');
  const event = exceptionOf('SameError', { timestamp: '2026-11-20T10:00:00Z' });
  const projects = [await newProject({ namespace_path }), await newProject({ namespace_path })];
  for (const project of projects) {
    await enable(project);
    const [key] = await clientKeysOf(project);
    await report({ project, key: key! }, event, exceptionOf('OtherError', { timestamp: '2026-11-20T09:00:00Z' }));
    await untilCounted(project, 2);
  }
  const seen: unknown[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const query = { field: 'project.id', per_page: '1', cursor };
    const { json, headers } = await admin('GET', `/0/organizations/${namespace_path}/events/`, { query });
    seen.push(...(json as { data: Row[] }).data.map((row) => row['project.id']));
    cursor = cursorsIn(headers.link)['next'];
  }
  const ids = projects.map(({ id }) => id);
  expect(seen.slice(0, 2)).toEqual(ids);
  expect(seen).toHaveLength(4);
  expect(new Set(seen.slice(2))).toEqual(new Set(ids));
});

const detail = (text: RegExp) => ({ detail: expect.stringMatching(text) as string });
it.each<[Record<string, string>, object]>([
  [{ query: 'levle:error' }, detail(/^Invalid query: levle is not a key/)],
  [{ field: 'stack.filename' }, detail(/^Invalid query: stack\.filename is not a field/)],
  [{ field: 'count()' }, detail(/^Invalid query: count\(\) needs id among the fields/)],
  [{ sort: 'timestamp' }, detail(/^Invalid query: events cannot be sorted by timestamp/)],
  [{ query: 'project:nothing' }, detail(/^Invalid query: project:nothing is not there/)],
  [{ statsPeriod: 'x' }, detail(/^Invalid query: statsPeriod/)],
  [{ dataset: 'spans' }, { dataset: ['"spans" is not a valid choice: errors, discover, events.'] }],
])('%j is refused by name', async (query, json) => {
  expect(await member('GET', path, { query })).toEqual({ status: 400, json });
});

it('takes no cursor of others, no project of others, no fields without end', async () => {
  for (const cursor of ['[1]', '[1,"x",1]', '[-1,"a",1]', `[1,"${'a'.repeat(32)}",1,1]`]) {
    const query = { cursor: Buffer.from(cursor).toString('base64url') };
    expect(await member('GET', path, { query })).toEqual(INVALID_CURSOR);
  }
  const other = await trackedInSentry();
  expect(await member('GET', path, { query: { project: other.project.id } })).toEqual(NO_RESOURCE);
  expect((await member('GET', path, { query: { query: `id:${other.events[0]!.event_id}` } })).json).toMatchObject({
    data: [],
  });
  const many = Array.from({ length: 51 }, (_, at): [string, string] => ['field', `tags[${at}]`]);
  expect(await member('GET', path, { query: many })).toEqual({
    status: 400,
    json: { field: ['Ensure this field has no more than 50 values.'] },
  });
});
