import { beforeAll, describe, expect, it } from 'vitest';
import { exceptionOf } from '../../kit/collector.ts';
import { memberOf } from '../../kit/projects.ts';
import type { Caller } from '../../kit/request.ts';
import { replay, type ClientHeaders, type Recorded } from '../../kit/sentry-clients/recorded.ts';
import type { ShapeName } from '../../kit/sentry-clients/shapes.ts';
import { issuesAt, trackedInSentry, type TrackedInSentry } from '../../kit/sentry-api.ts';

let tracked: TrackedInSentry;
let member: Caller;
let values: Record<string, string>;
let permalink: string;
beforeAll(async () => {
  const frames = [{ function: 'total', filename: 'shop.js', lineno: 8, colno: 2, context_line: 'x' }];
  const exception = { values: [{ type: 'CartError', value: 'it broke', stacktrace: { frames } }] };
  tracked = await trackedInSentry(exceptionOf('CartError', { exception, user: { id: 7 }, environment: 'prod' }));
  member = await memberOf(tracked.project, { access_level: 40 });
  const [issue] = await issuesAt(`${tracked.at.ofProject}/issues/`, { query: '' });
  permalink = issue!.permalink;
  values = {
    o: tracked.at.organization,
    p: tracked.at.slug,
    id: String(tracked.project.id),
    i: issue!.id,
    short: issue!.shortId,
    event: tracked.events[0]!.event_id,
  };
});

const org = '/0/organizations/{o}';
const proj = '/0/projects/{o}/{p}';
const get = (path: string, query = '', rest: Partial<Recorded> = {}): Recorded => ({
  method: 'GET',
  path,
  query,
  status: 200,
  ...rest,
});
const listOf = (decodes: ShapeName): Partial<Recorded> => ({ decodes, list: true });
const put = (path: string, query: string, json: object, rest: Partial<Recorded> = {}): Recorded => ({
  ...get(path, query, rest),
  method: 'PUT',
  json,
});

/** getsentry/sentry-cli 3.8: src/api/mod.rs. */
const SENTRY_CLI: Recorded[] = [
  get('/0/', '', { decodes: 'sentry-cli root' }),
  get('/0/organizations/', 'cursor=', listOf('sentry-cli organization')),
  get(`${org}/projects/`, 'cursor=', listOf('sentry-cli project')),
  get(`${org}/repos/`, 'cursor='),
  get(`${proj}/issues/`, 'query=&cursor=', listOf('sentry-cli issue')),
  put(`${proj}/issues/`, 'id={i}', { status: 'resolved', snoozeDuration: null }),
  put(`${proj}/issues/`, 'id={i}&id=1', { status: 'ignored', snoozeDuration: null }),
  put(`${proj}/issues/`, 'status=ignored', { status: 'unresolved', snoozeDuration: null }),
  get(`${proj}/issues/`, 'query=is%3Aunresolved&cursor=', listOf('sentry-cli issue')),
  get(`${proj}/events/`, 'cursor=', listOf('sentry-cli event')),
];

/** npm `sentry` 0.45 (getsentry/cli: packages/cli/src/lib/api). */
const NEW_CLI: Recorded[] = [
  get(`${org}/`, '', { decodes: 'sentry-cli organization' }),
  get('/0/auth/', '', { decodes: 'MCP user' }),
  get('/0/users/me/regions/', '', { status: 404 }),
  get('/0/organizations/', 'per_page=100', listOf('sentry-cli organization')),
  get(`${org}/projects/`, 'per_page=25', listOf('Grafana project')),
  get(`${proj}/`, 'collapse=organization', { decodes: 'Grafana project' }),
  get(
    `${org}/issues/`,
    'project={id}&limit=25&sort=date&statsPeriod=90d&groupStatsPeriod=auto&collapse=filtered&collapse=lifetime&query=is%3Aunresolved',
    listOf('MCP issue'),
  ),
  get(`${org}/shortids/{short}/`, '', { decodes: 'sentry short id' }),
  get(`${org}/issues/{i}/`, 'collapse=stats', { decodes: 'MCP issue' }),
  get(`${org}/issues/{i}/events/latest/`, '', { decodes: 'MCP event' }),
  get(`${org}/issues/{i}/events/`, 'full=false&statsPeriod=7d&per_page=25', listOf('sentry-cli event')),
  get(`${proj}/events/{event}/`, '', { decodes: 'MCP event' }),
  get(`${org}/eventids/{event}/`, '', { decodes: 'sentry event id' }),
  put(`${org}/issues/{i}/`, '', { status: 'resolved' }, { decodes: 'MCP issue' }),
  put(`${org}/issues/{i}/`, '', { status: 'ignored', substatus: 'archived_forever' }, { decodes: 'MCP issue' }),
  put(`${org}/issues/{i}/`, '', { status: 'unresolved' }, { decodes: 'MCP issue' }),
  get(`${proj}/keys/`, '', listOf('MCP key')),
  get(`${proj}/environments/`, 'visibility=visible', { status: [200, 404] }),
  get(`${org}/replay-count/`, 'query=issue.id%3A%5B{i}%5D', { status: 404 }),
];

/** Bundler plugins 11 (engine: npm `sentry` 0.44), what they ask beside the release and the upload. */
const PLUGIN: Recorded[] = [
  get(`${org}/`, '', { decodes: 'sentry-cli organization' }),
  get(`${org}/repos/`, 'per_page=100'),
];

/** @sentry/mcp-server 0.39 (getsentry/sentry-mcp: packages/mcp-core/src/api-client/client.ts). */
const MCP: Recorded[] = [
  get('/0/auth/', '', { decodes: 'MCP user' }),
  get('/0/organizations/', 'per_page=26', listOf('MCP organization')),
  get(`${org}/projects/`, 'per_page=26', listOf('Grafana project')),
  get(
    `${org}/issues/`,
    'limit=10&sort=recommended&statsPeriod=30d&query=is%3Aunresolved&project={id}&collapse=unhandled',
    listOf('MCP issue'),
  ),
  get(`${org}/issues/`, 'limit=10&sort=date&query={event}', listOf('MCP issue')),
  get(`${org}/issues/{short}/`, '', { decodes: 'MCP issue' }),
  get(`${org}/issues/{short}/events/latest/`, '', { decodes: 'MCP event' }),
  get(`${org}/issues/{short}/external-issues/`),
  get(`${org}/issues/{short}/autofix/`, '', { status: 404 }),
  get(`${proj}/stacktrace-link/`, 'file=shop.js', { status: 404 }),
  get(
    `${org}/issues/{short}/events/`,
    'query=&per_page=50&sort=-timestamp&statsPeriod=14d',
    listOf('sentry-cli event'),
  ),
  get(`${org}/issues/{short}/tags/environment/`, '', { decodes: 'MCP tag values' }),
  get(`${org}/issues/{short}/activities/`, '', { decodes: 'MCP activities' }),
  get(
    `${org}/events/validate/`,
    'dataset=errors&field=issue&field=title&query=level%3Aerror&orderby=-timestamp&statsPeriod=14d',
    { decodes: 'MCP checked search' },
  ),
  get(
    `${org}/events/`,
    'dataset=errors&field=issue&field=title&per_page=10&sort=-timestamp&query=level%3Aerror&statsPeriod=14d',
    { decodes: 'MCP events' },
  ),
  get(
    `${org}/tags/`,
    'dataset=events&project={id}&statsPeriod=14d&useCache=1&useFlagsBackend=1',
    listOf('Grafana tag'),
  ),
  put(
    `${org}/issues/{short}/`,
    '',
    { status: 'ignored', substatus: 'archived_until_escalating' },
    { decodes: 'MCP issue' },
  ),
  put(`${org}/issues/{short}/`, '', { status: 'unresolved' }, { decodes: 'MCP issue' }),
  get(`${proj}/keys/`, '', listOf('MCP key')),
  { ...get(`${proj}/keys/`, '', { status: 201, decodes: 'MCP key' }), method: 'POST', json: { name: 'mcp' } },
  get(`${org}/teams/`),
];

const TRACED = { 'sentry-trace': `${'a'.repeat(32)}-${'b'.repeat(16)}-1`, baggage: 'sentry-environment=production' };
describe('what was recorded of', () => {
  it.each<[string, ClientHeaders, Recorded[]]>([
    ['sentry-cli 3', { 'user-agent': 'sentry-cli/3.8.0' }, SENTRY_CLI],
    ['the command line sentry', { 'user-agent': 'sentry-cli/0.45.0', ...TRACED }, NEW_CLI],
    ['a bundler plugin 11', { 'user-agent': 'sentry-cli/0.44.0', ...TRACED }, PLUGIN],
    ['the MCP server', { 'user-agent': 'Sentry MCP Server', 'content-type': 'application/json' }, MCP],
  ])('%s is answered as it needs', async (_, headers, recorded) => {
    expect(await replay(member, recorded, headers, values)).toEqual([]);
  });
});

/** What the MCP server takes an address for (packages/mcp-core/src/internal/url-helpers.ts), as far as it may be an issue. */
function resourceOf(address: string) {
  const parts = new URL(address).pathname.split('/').filter(Boolean);
  const behind = (name: string): string | undefined =>
    parts.includes(name) ? parts[parts.indexOf(name) + 1] : undefined;
  const other = ['profiling', 'replays', 'crons', 'monitors', 'releases', 'trace'].find((name) => parts.includes(name));
  return { organization: behind('organizations'), issue: behind('issues'), event: behind('events'), other };
}

it('a permalink that is pasted into the MCP server is understood', async () => {
  const { organization, issue, event, other } = resourceOf(permalink);
  expect({ organization, issue, event, other }).toEqual({ organization: values['o'], issue: values['i'] });
  for (const one of [issue!, values['short']!, values['short']!.toLowerCase()])
    expect(await member('GET', `/0/organizations/${organization}/issues/${one}/`)).toMatchObject({
      status: 200,
      json: { id: values['i'], permalink },
    });
});
