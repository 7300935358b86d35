import { beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS, type EndpointName } from '../../../shared/api/index.ts';
import { pathsOf } from '../../../shared/api/paths.ts';
import type { Endpoint } from '../../../shared/api/row.ts';
import { callersOf, cannotCome, COMING, type CallerName, type Callers } from '../../kit/callers.ts';
import { anEvent, report } from '../../kit/collector.ts';
import { eventsOf, untilCounted } from '../../kit/errors.ts';
import { clientKeysOf, enable, newClientKey, newProject, unique, type Project } from '../../kit/projects.ts';
import { admin, type Call } from '../../kit/request.ts';
import {
  EXPIRED_TOKEN,
  INVALID_TOKEN,
  inSentry,
  NO_CREDENTIALS,
  NO_RESOURCE,
  NOT_PERMITTED,
  REVOKED_TOKEN,
  TOO_LITTLE_SCOPE,
} from '../../kit/sentry-api.ts';

let project: Project;
let callers: Callers;
let eventId: string;
let release: string;
/** The issue that is read and changed, and those that wait to be deleted. */
let kept: number;
let doomed: number[];

beforeAll(async () => {
  project = await newProject({ namespace_path: unique('g') });
  await enable(project);
  const [key] = await clientKeysOf(project);
  const events = Array.from({ length: 1 + 2 * MAY_DELETE.length }, () => anEvent());
  await report({ project, key: key! }, ...events);
  const errors = await untilCounted(project, events.length);
  [kept, ...doomed] = errors.map(({ id }) => id) as [number, ...number[]];
  eventId = (await eventsOf(project, kept))[0]!.event_id;
  release = await aRelease();
  callers = await callersOf(project);
});

async function aRelease(): Promise<string> {
  const version = unique('r');
  await admin('POST', `${inSentry(project).ofProject}/releases/`, { json: { version } });
  return version;
}

interface Prepared {
  /** What stands in the path beside organization and project. */
  path?: Record<string, string | number>;
  call?: Call;
}
type Prepare = (caller: CallerName) => Prepared | Promise<Prepared>;
const nothing: Prepare = () => ({});

const MAY_DELETE: readonly CallerName[] = ['level 30', 'level 40', 'level 50', 'admin'];
const ofIssue = (): Prepared => ({ path: { issue: kept, event: eventId } });
const ofRelease = (): Prepared => ({ path: { version: release } });
/** What a request to each endpoint needs in order to succeed, apart from the caller. A new endpoint has to say so here. */
const PREPARED = {
  getApiRoot: nothing,
  getAuth: nothing,
  listOrganizations: nothing,
  getOrganization: nothing,
  listSentryProjects: nothing,
  getSentryProject: nothing,
  listRepositories: nothing,
  listTeams: nothing,
  listIssues: nothing,
  updateIssues: () => ({ call: { json: { status: 'resolved' }, query: { id: kept } } }),
  getIssue: ofIssue,
  updateIssue: () => ({ ...ofIssue(), call: { json: { status: 'ignored' } } }),
  deleteIssue: (caller) => ({ path: { issue: MAY_DELETE.includes(caller) ? doomed.pop()! : kept } }),
  getShortId: ofIssue,
  linkIssue: () => ({ ...ofIssue(), call: { json: { issue_id: 12 } } }),
  listIssueEvents: ofIssue,
  getIssueEvent: ofIssue,
  listSentryEvents: nothing,
  getSentryEvent: ofIssue,
  getEventId: ofIssue,
  getIssueTag: () => ({ path: { issue: kept, tag: 'level' } }),
  listExternalIssues: ofIssue,
  listActivities: ofIssue,
  listEnvironments: nothing,
  getEventsStats: nothing,
  getStats: () => ({ call: { query: { field: 'sum(quantity)' } } }),
  searchOrganizationEvents: nothing,
  checkOrganizationEvents: nothing,
  listTags: nothing,
  listReleases: nothing,
  createRelease: () => ({ call: { json: { version: unique('r'), projects: [inSentry(project).slug] } } }),
  getRelease: ofRelease,
  updateRelease: () => ({ ...ofRelease(), call: { json: { ref: 'main' } } }),
  deleteRelease: async () => ({ path: { version: await aRelease() } }),
  getPreviousRelease: ofRelease,
  listReleaseCommits: ofRelease,
  listDeploys: ofRelease,
  createDeploy: () => ({ ...ofRelease(), call: { json: { environment: unique('e') } } }),
  listSentryKeys: nothing,
  createSentryKey: nothing,
  updateSentryKey: async () => ({ path: { key: (await newClientKey(project)).public_key } }),
  deleteSentryKey: async () => ({ path: { key: (await newClientKey(project)).public_key } }),
  getChunkUpload: nothing,
  uploadChunks: nothing,
  assembleArtifactBundle: () => ({
    call: { json: { checksum: '0'.repeat(40), chunks: [], projects: [project.id] } },
  }),
} satisfies Partial<Record<EndpointName, Prepare>>;
type Row = keyof typeof PREPARED;

it('every endpoint of the dialect is in the matrix', () => {
  const rows = Object.entries<Endpoint>(ENDPOINTS).filter(([, { dialect }]) => dialect === 'sentry');
  expect(Object.keys(PREPARED)).toEqual(rows.map(([name]) => name));
});

/** A browser's session is nothing here, so one is enough. */
const TRIED = COMING.filter((caller) => !caller.startsWith('session ') || caller === 'session of admin');

/** The rule of the house, from the contract's row alone. */
function expectedOf(row: Endpoint, path: string, caller: CallerName): { status: number; json?: unknown } {
  const success = { status: row.success };
  if (caller === 'anonymous' || caller.startsWith('session ')) return NO_CREDENTIALS;
  if (caller === 'unknown') return INVALID_TOKEN;
  if (caller === 'expired') return EXPIRED_TOKEN;
  if (caller === 'revoked') return REVOKED_TOKEN;
  if (caller === 'admin') return success;
  const isRead = caller === 'read_api';
  const scoped = isRead || caller === 'self_rotate' || caller === 'read_repository';
  if (scoped && !(isRead && row.method === 'GET')) return TOO_LITTLE_SCOPE;
  if (caller === 'foreign') return /\{organization\}|\{issue\}/.test(path) ? NO_RESOURCE : success;
  if (typeof row.access === 'string') return success;
  return (scoped ? 50 : Number(caller.split(' ')[1])) < row.access.level ? NOT_PERMITTED : success;
}

const places = (Object.keys(PREPARED) as Row[]).flatMap((name) =>
  pathsOf(ENDPOINTS[name]).map((path): { name: Row; path: string } => ({ name, path })),
);

describe.each(places)('$name at $path', ({ name, path }) => {
  const row: Endpoint = ENDPOINTS[name];
  for (const caller of TRIED) {
    const expected = expectedOf(row, path, caller);
    // Skipped where the suite has no way to make such a caller.
    it.skipIf(cannotCome.has(caller))(`${caller}: ${expected.status}`, async () => {
      const { path: more, call }: Prepared = await PREPARED[name](caller);
      const { organization, slug } = inSentry(project);
      const named: Record<string, string | number> = { organization, project: slug, ...more };
      const at = path.replaceAll(/\{(\w+)\}/g, (_, key: string) => String(named[key]));
      const answer = await callers[caller](row.method, `${at}/`, call);
      expect('json' in expected ? answer : { status: answer.status }).toEqual(expected);
    });
  }
});
