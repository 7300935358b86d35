import { beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS, type EndpointName } from '../../shared/api/index.ts';
import type { Endpoint } from '../../shared/api/row.ts';
import {
  EXPIRED,
  FORBIDDEN,
  insufficientScope,
  invalid,
  NO_PROJECT,
  OTHER_TOKEN,
  refused,
  REVOKED,
  UNAUTHORIZED,
} from '../kit/answers.ts';
import { CALLERS, callersOf, cannotCome, COMING, NO_SESSION, type CallerName, type Callers } from '../kit/callers.ts';
import { preparedAlerts } from '../kit/alerts/prepared.ts';
import { newArtifacts } from '../kit/artifacts.ts';
import { anEvent, newReporter, report } from '../kit/collector.ts';
import { eventsOf, untilCounted } from '../kit/errors.ts';
import { newClientKey, newProject, newToken, unique, type IssuedToken, type Project } from '../kit/projects.ts';
import { as, type Call } from '../kit/request.ts';
import { newSession, OWN_PAGE, SESSION, withCookie } from '../kit/sessions.ts';
import { target } from '../kit/target.ts';

let project: Project;
let callers: Callers;
let eventId: string;
/** The error that is read and changed; errors and artifacts that wait to be deleted. */
let kept: number;
let doomed: number[];
let artifacts: string[];

beforeAll(async () => {
  const reporter = await newReporter();
  project = reporter.project;
  const events = [...CALLERS, 'one more'].map(() => anEvent());
  await report(reporter, ...events);
  const errors = await untilCounted(project, events.length);
  [kept, ...doomed] = errors.map(({ id }) => id) as [number, ...number[]];
  artifacts = await newArtifacts(project, CALLERS.length);
  eventId = (await eventsOf(project, kept))[0]!.event_id;
  callers = await callersOf(project);
});

const INTEGRATED = { active: true, integrated: true };
type Prepare = (caller: CallerName) => Promise<{ path: string; call?: Call }>;

/** What a request to each endpoint needs in order to succeed, apart from the caller. A new endpoint has to say so here. */
const PREPARED = {
  getSettings: async () => ({ path: project.settings }),
  putSettings: async () => ({ path: project.settings, call: { json: INTEGRATED } }),
  patchSettings: async () => ({ path: project.settings, call: { json: INTEGRATED } }),
  listClientKeys: async () => ({ path: project.clientKeys }),
  createClientKey: async () => ({ path: project.clientKeys }),
  updateClientKey: async () => ({
    path: `${project.clientKeys}/${(await newClientKey(project)).id}`,
    call: { json: { active: false } },
  }),
  deleteClientKey: async () => ({ path: `${project.clientKeys}/${(await newClientKey(project)).id}` }),
  listErrors: async () => ({ path: project.errors }),
  countErrors: async () => ({ path: `${project.errors}/counts` }),
  getErrorFacets: async () => ({ path: `${project.errors}/facets` }),
  updateErrors: async () => ({ path: project.errors, call: { json: { error_ids: [kept], status: 'resolved' } } }),
  getError: async () => ({ path: `${project.errors}/${kept}` }),
  updateError: async () => ({ path: `${project.errors}/${kept}`, call: { json: { status: 'ignored' } } }),
  deleteError: async () => ({ path: `${project.errors}/${doomed.pop()!}` }),
  listEvents: async () => ({ path: `${project.errors}/${kept}/events` }),
  getLatestEvent: async () => ({ path: `${project.errors}/${kept}/events/latest` }),
  getOldestEvent: async () => ({ path: `${project.errors}/${kept}/events/oldest` }),
  getEvent: async () => ({ path: `${project.events}/${eventId}` }),
  getEventSourceMaps: async () => ({ path: `${project.events}/${eventId}/source_maps` }),
  getErrorTags: async () => ({ path: `${project.errors}/${kept}/tags` }),
  getErrorStats: async () => ({ path: `${project.errors}/${kept}/stats` }),
  getProjectStats: async () => ({ path: project.stats }),
  getIntake: async () => ({ path: project.intake }),
  listProjectReleases: async () => ({ path: `${project.at}/error_tracking/releases` }),
  listArtifacts: async () => ({ path: project.artifacts }),
  deleteArtifact: async () => ({ path: `${project.artifacts}/${artifacts.pop()!}` }),
  ...preparedAlerts(() => project),
  createProject: async () => ({ path: '/v4/projects', call: { json: { path: unique() } } }),
  listProjects: async () => ({ path: '/v4/projects' }),
  listProjectSummaries: async () => ({ path: '/v4/error_tracking/projects' }),
  getProject: async () => ({ path: project.at }),
  updateProject: async () => ({ path: project.at, call: { json: { description: 'Cheese' } } }),
  // Whoever may delete it must not take it from the others.
  deleteProject: async (caller) => ({
    path: holderOf(caller) === 'admin' ? (await newProject()).at : project.at,
  }),
  getProjectImport: async () => ({ path: `${project.at}/import` }),
  listProjectMembers: async () => ({ path: `${project.at}/members/all` }),
  listGroups: async () => ({ path: '/v4/groups' }),
  // All of these callers have a project in the tenant's own group.
  getGroup: async () => ({ path: `/v4/groups/${target.tenant}` }),
  listGroupProjects: async () => ({ path: `/v4/groups/${target.tenant}/projects` }),
  listNamespaces: async () => ({ path: '/v4/namespaces' }),
  getNamespace: async () => ({ path: `/v4/namespaces/${target.tenant}` }),
  createAccessToken: async () => ({ path: project.accessTokens, call: { json: { name: 'n', scopes: ['api'] } } }),
  listAccessTokens: async () => ({ path: project.accessTokens }),
  getAccessToken: async () => ({ path: `${project.accessTokens}/${await aToken()}` }),
  revokeAccessToken: async () => ({ path: `${project.accessTokens}/${await aToken()}` }),
  rotateAccessToken: async () => ({ path: `${project.accessTokens}/${await aToken()}/rotate` }),
  rotateAccessTokenSelf: async () => ({ path: `${project.accessTokens}/self/rotate` }),
  getTokenSelf: async () => ({ path: '/v4/personal_access_tokens/self' }),
  revokeTokenSelf: async () => ({ path: '/v4/personal_access_tokens/self' }),
  rotateTokenSelf: async () => ({ path: '/v4/personal_access_tokens/self/rotate' }),
  getUser: async () => ({ path: '/v4/user' }),
  getMetadata: async () => ({ path: '/v4/metadata' }),
  getVersion: async () => ({ path: '/v4/version' }),
  // Without a cookie of their own: whoever is let in by one would end it for the rest of the matrix.
  createSession: async () => ({ path: SESSION, call: { json: { token: target.adminToken }, headers: FRESH_PAGE } }),
  getSession: async () => ({ path: SESSION }),
  deleteSession: async () => ({ path: SESSION, call: { headers: FRESH_PAGE } }),
  getTenant: async () => ({ path: '/ui/-/tenant' }),
  beginSignIn: async () => ({ path: '/ui/-/sign-in/oidc' }),
  finishSignIn: async () => ({ path: '/ui/-/sign-in/oidc/callback', call: { headers: FRESH_PAGE } }),
  getOpenapi: async () => ({ path: '/openapi.json' }),
} satisfies Partial<Record<EndpointName, Prepare>>;
type Row = keyof typeof PREPARED;

const FRESH_PAGE = { ...OWN_PAGE, cookie: '' };

async function aToken(): Promise<number> {
  return (await newToken(project, { access_level: 10 })).id;
}

/** Callers named after the one scope that they have. */
const SCOPED: readonly string[] = ['read_api', 'self_rotate', 'read_repository'] satisfies CallerName[];
const isEnough = (scope: string, { scopes = [], method }: Endpoint): boolean =>
  (scopes as readonly string[]).includes(scope) || (scope === 'read_api' && method === 'GET');

/** Whoever has a session may do what its token may: that token's name among the callers. */
const holderOf = (caller: CallerName): string => caller.replace(/^session of /, '');

/** The rule of the house, from the contract's row alone. */
function expectedOf(name: Row, came: CallerName): { status: number; json?: unknown } {
  const row: Endpoint = ENDPOINTS[name];
  // Nobody is there who could be sent a test: who may send one is told that there is no such trigger.
  const success = name === 'testHook' ? invalid('trigger does not have a valid value') : { status: row.success };
  const caller = holderOf(came);
  if (row.access === 'public') return success;
  if (caller === 'anonymous' || caller === 'unknown' || NO_SESSION.includes(caller)) return UNAUTHORIZED;
  if (caller === 'expired' || caller === 'an expired token') return EXPIRED;
  if (caller === 'revoked' || caller === 'a revoked token') return REVOKED;
  if (row.access === 'session') return came === caller ? UNAUTHORIZED : success;
  if (caller === 'admin') return row.access === 'project-token' ? OTHER_TOKEN : success;
  if (SCOPED.includes(caller) && !isEnough(caller, row)) return insufficientScope(...(row.scopes ?? []));
  if (row.access === 'token') return success;
  if (caller === 'person elsewhere' && row.scope === 'project') return NO_PROJECT;
  if (caller.startsWith('person') && row.access === 'project-token') return OTHER_TOKEN;
  if (caller === 'foreign' && row.scope === 'project') return NO_PROJECT;
  if (row.access === 'project-token') return success;
  if (row.access === 'admin') return FORBIDDEN;
  if (typeof row.access === 'string') throw new Error(`${name} takes no tokens`);
  const level = SCOPED.includes(caller) ? 50 : Number(caller.split(' ').at(-1));
  if (level < row.access.level) return row.access.refusal === 'forbidden' ? FORBIDDEN : UNAUTHORIZED;
  if (name === 'createAccessToken')
    return refused('400 Bad request - User does not have permission to create project access token');
  return success;
}

/** Comes as before, with another token. */
async function again(caller: CallerName, token: string): Promise<Callers[CallerName]> {
  return holderOf(caller) === caller ? as(token) : withCookie(await newSession(token));
}

it('every endpoint that takes tokens is in the matrix', () => {
  // Who sends events shows a client key instead.
  const tokenless: unknown[] = ['client-key'];
  // Sentry's Web API has a matrix of its own.
  const rows = Object.entries(ENDPOINTS).filter(
    ([, { access, dialect }]) => !tokenless.includes(access) && dialect !== 'sentry',
  );
  expect(Object.keys(PREPARED)).toEqual(rows.map(([name]) => name));
});

describe.each(Object.keys(PREPARED) as Row[])('%s', (endpoint) => {
  const row: Endpoint = ENDPOINTS[endpoint];
  for (const caller of COMING) {
    const expected = expectedOf(endpoint, caller);
    // Skipped where the suite has no way to make such a caller.
    it.skipIf(cannotCome.has(caller))(`${caller}: ${expected.status}`, async () => {
      const { path, call }: Awaited<ReturnType<Prepare>> = await PREPARED[endpoint](caller);
      const answer = await callers[caller](row.method, path, call);
      // Who replaced the own token goes on with the new one.
      if (row.access === 'project-token' && answer.status === 200)
        callers[caller] = await again(caller, (answer.json as IssuedToken).token);
      // Who revoked it is somebody else from now on.
      if (endpoint === 'revokeTokenSelf' && answer.status === 204) callers = await callersOf(project);
      expect('json' in expected ? answer : { status: answer.status }).toEqual(expected);
    });
  }
});
