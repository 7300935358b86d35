import { beforeAll, expect, it } from 'vitest';
import { memberOf, unique } from '../../kit/projects.ts';
import type { Caller } from '../../kit/request.ts';
import { replay, type Recorded } from '../../kit/sentry-clients/recorded.ts';
import { trackedInSentry, type TrackedInSentry } from '../../kit/sentry-api.ts';

let tracked: TrackedInSentry;
let member: Caller;
beforeAll(async () => {
  tracked = await trackedInSentry();
  member = await memberOf(tracked.project, { access_level: 30 });
});

const org = '/0/organizations/{o}';
const all = `${org}/releases`;
const ofProject = '/0/projects/{o}/{p}/releases';
const get = (path: string, query = '', rest: Partial<Recorded> = {}): Recorded => ({
  method: 'GET',
  path,
  query,
  status: 200,
  ...rest,
});
const send = (
  method: 'POST' | 'PUT',
  path: string,
  json: object,
  status: Recorded['status'],
  decodes: Recorded['decodes'],
): Recorded => ({
  method,
  path,
  json,
  status,
  ...(decodes && { decodes }),
});

/** Dates have nanoseconds or an offset, as sentry-cli sends them. */
const dateReleased = '2026-11-23T17:52:11.327888497Z';
const commit = {
  id: 'f7a6cc0c0a3001e5b09ae57c264800f42a028d11',
  repository: 'git@gitlab.example:demo/shop.git',
  author_name: 'Ada',
  author_email: 'ada@shop.example',
  timestamp: '2026-11-20T10:00:00+01:00',
  message: 'Say what broke',
  patch_set: [
    { path: 'src/cart.js', type: 'M' },
    { path: 'src/total.js', type: 'A' },
  ],
};

/** sentry-cli 2.58 with a project, the engine of the bundler plugins 4 and 5, in the order of a build. */
const plugin5 = (version: string, project: string): Recorded[] => [
  send('POST', `${ofProject}/`, { version, projects: [project] }, 201, 'sentry-cli release'),
  get(`${org}/repos/`, 'cursor='),
  send('POST', `${ofProject}/`, { version, projects: [project] }, 208, 'sentry-cli release'),
  get(`${all}/{v}/previous-with-commits/`, '', { status: [200, 404] }),
  send('PUT', `${all}/{v}/`, { commits: [commit] }, 200, 'sentry-cli release'),
  send('PUT', `${ofProject}/{v}/`, { projects: [project], dateReleased }, 200, 'sentry-cli release'),
  send('POST', `${all}/{v}/deploys/`, { environment: 'prod', name: 'first' }, [200, 201], 'sentry-cli deploy'),
];

/** sentry-cli 3, command by command. */
const cli3 = (version: string, project: string): Recorded[] => [
  send('POST', `${all}/`, { version, projects: [project], url: 'https://shop.example/' }, 201, 'sentry-cli release'),
  send('POST', `${all}/`, { version, projects: [project] }, 208, 'sentry-cli release'),
  send('PUT', `${all}/{v}/`, { projects: [project], dateReleased }, 200, 'sentry-cli release'),
  get(`${ofProject}/`, 'cursor=', { decodes: 'sentry-cli release', list: true }),
  get(`${all}/`, 'cursor=', { decodes: 'sentry-cli release', list: true }),
  get(`${all}/{v}/`, '', { decodes: 'sentry-cli release' }),
  send('PUT', `${all}/{v}/`, { commits: [commit] }, 200, 'sentry-cli release'),
  get(`${all}/{v}/commits/`, '', { decodes: 'sentry-cli commit', list: true }),
  send('POST', `${all}/`, { version, projects: [], status: 'archived' }, [200, 201, 208], 'sentry-cli release'),
  send('POST', `${all}/`, { version, projects: [], status: 'open' }, [200, 201, 208], 'sentry-cli release'),
  send('POST', `${all}/{v}/deploys/`, { environment: 'prod' }, [200, 201], 'sentry-cli deploy'),
  get(`${all}/{v}/deploys/`, '', { decodes: 'sentry-cli deploy', list: true }),
  get(`${all}/`, 'per_page=26', { decodes: 'MCP release', list: true }),
  get(`${all}/{v}/`, '', { decodes: 'MCP release' }),
  { method: 'DELETE', path: `${all}/{v}/`, status: 204 },
  { method: 'DELETE', path: `${all}/{v}/`, status: 404 },
];

/** Bundler plugins 11, whose engine writes `@` as `%40`. A slug of digits is a JSON integer: ids are taken as well. */
const plugin11 = (version: string, project: number): Recorded[] => [
  get(`${org}/`, '', { decodes: 'sentry-cli organization' }),
  send('POST', `${all}/`, { version, projects: [project] }, 201, 'sentry-cli release'),
  get(`${org}/repos/`, 'per_page=100'),
  send('PUT', `${all}/{v}/`, { dateReleased }, 200, 'sentry-cli release'),
  send('POST', `${all}/{v}/deploys/`, { environment: 'prod' }, [200, 201], 'sentry-cli deploy'),
];

it.each<[string, (version: string, at: { slug: string; id: number }) => Recorded[], (version: string) => string]>([
  ['a bundler plugin 5', (version, { slug }) => plugin5(version, slug), (version) => version],
  ['sentry-cli 3', (version, { slug }) => cli3(version, slug), (version) => version],
  ['a bundler plugin 11', (version, { id }) => plugin11(version, id), encodeURIComponent],
])('releases as %s makes them', async (_, recordedOf, inPath) => {
  const version = `${unique('shop')}@1.0.0+7`;
  const { organization, slug } = tracked.at;
  const values = { o: organization, p: slug, v: inPath(version).replace('+', '%2B') };
  const headers = { 'user-agent': 'sentry-cli/3.8.0' };
  const recorded = recordedOf(version, { slug, id: tracked.project.id });
  expect(await replay(member, recorded, headers, values)).toEqual([]);
});
