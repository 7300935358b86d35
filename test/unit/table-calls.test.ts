import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countBatches, countStoring } from '../kit/metering/counting-calls.ts';
import { measurePages } from '../kit/metering/list-pages.ts';
import { startMeteredTable, type MeteredTable, type TableCost } from '../kit/metering/metered-table.ts';
import { makeSource, type MeteredProject } from '../kit/metering/sent-events.ts';
import { countTableCalls, type TableCosts } from '../kit/metering/table-calls.ts';
import { RELEASES } from './release-table-calls.ts';

/**
 * What each request asks of the table when it succeeds: calls, read units, write units. A transaction costs two write units
 * per item, a bare condition in it as well.
 */
const EXPECTED = {
  getSettings: ['GetItem×3', 3, 0],
  'putSettings, first time': ['GetItem×4 Query×1 UpdateItem×1 TransactWriteItems×1', 5, 11],
  'putSettings, no change': ['GetItem×3', 3, 0],
  'putSettings, change': ['GetItem×4 TransactWriteItems×1', 4, 6],
  patchSettings: ['GetItem×4 TransactWriteItems×1', 4, 6],
  listClientKeys: ['GetItem×2 Query×1', 3, 0],
  'listClientKeys, with usage': ['GetItem×2 Query×2', 4, 0],
  createClientKey: ['GetItem×2 UpdateItem×1 TransactWriteItems×1', 2, 7],
  updateClientKey: ['GetItem×3 TransactWriteItems×1', 3, 4],
  deleteClientKey: ['GetItem×3 TransactWriteItems×1', 3, 4],
  listErrors: ['GetItem×3 Query×1 BatchGetItem×1', 4.5, 0],
  countErrors: ['GetItem×3 Query×3', 4.5, 0],
  getErrorFacets: ['GetItem×3 Query×1 BatchGetItem×1', 4.5, 0],
  updateErrors: ['GetItem×4 PutItem×1', 4, 7],
  getError: ['GetItem×4', 4, 0],
  updateError: ['GetItem×4 PutItem×1', 4, 7],
  deleteError: ['GetItem×4 PutItem×1', 4, 4],
  listEvents: ['GetItem×4 BatchGetItem×1', 5, 0],
  getLatestEvent: ['GetItem×5', 5, 0],
  getOldestEvent: ['GetItem×5', 5, 0],
  getEvent: ['GetItem×5', 5, 0],
  getErrorTags: ['GetItem×4 BatchGetItem×1', 5, 0],
  getErrorStats: ['GetItem×4', 4, 0],
  getProjectStats: ['GetItem×4 Query×1', 5, 0],
  getIntake: ['GetItem×3', 3, 0],
  listProjectReleases: ['GetItem×2 Query×1 BatchGetItem×2', 5, 0],
  'createProject, first of its group': ['GetItem×1 BatchGetItem×1 UpdateItem×2 TransactWriteItems×2', 2, 13],
  createProject: ['GetItem×1 BatchGetItem×1 UpdateItem×1 TransactWriteItems×1', 2, 8],
  listProjects: ['GetItem×1 Query×1', 1.5, 0],
  listProjectSummaries: ['GetItem×2 Query×4 BatchGetItem×2', 6, 0],
  getProject: ['GetItem×2', 2, 0],
  updateProject: ['GetItem×3 TransactWriteItems×1', 3, 5],
  'updateProject, another path': ['GetItem×3 TransactWriteItems×1', 3, 7],
  deleteProject: ['GetItem×2 TransactWriteItems×1', 2, 9],
  getProjectImport: ['GetItem×2', 2, 0],
  listProjectMembers: ['GetItem×2 Query×1', 3, 0],
  listGroups: ['GetItem×1 Query×1', 2, 0],
  getGroup: ['GetItem×2 Query×1 BatchGetItem×1', 4, 0],
  listGroupProjects: ['GetItem×2 Query×1 BatchGetItem×1', 4, 0],
  listNamespaces: ['GetItem×1 Query×1', 2, 0],
  getNamespace: ['GetItem×2', 2, 0],
  createAccessToken: ['GetItem×2 UpdateItem×1 TransactWriteItems×1', 2, 7],
  listAccessTokens: ['GetItem×2 Query×1', 3, 0],
  getAccessToken: ['GetItem×3', 3, 0],
  revokeAccessToken: ['GetItem×3 TransactWriteItems×1', 3, 4],
  rotateAccessToken: ['GetItem×3 UpdateItem×1 TransactWriteItems×1', 3, 11],
  rotateAccessTokenSelf: ['GetItem×2 UpdateItem×1 TransactWriteItems×1', 2, 11],
  getTokenSelf: ['GetItem×1', 1, 0],
  revokeTokenSelf: ['GetItem×1 TransactWriteItems×1', 1, 4],
  rotateTokenSelf: ['GetItem×1 UpdateItem×1 TransactWriteItems×1', 1, 11],
  getUser: ['GetItem×1', 1, 0],
  'getUser, rotated token': ['GetItem×2', 2, 0],
  getMetadata: ['GetItem×1', 1, 0],
  getVersion: ['GetItem×1', 1, 0],
  'getVersion, by session': ['GetItem×2', 2, 0],
  createSession: ['GetItem×1 PutItem×1', 1, 1],
  'createSession, after another': ['GetItem×1 PutItem×1 DeleteItem×1', 1, 2],
  getSession: ['GetItem×3', 3, 0],
  deleteSession: ['DeleteItem×1', 0, 1],
  'beginSignIn, unknown provider': ['GetItem×1', 1, 0],
  'finishSignIn, unknown attempt': ['', 0, 0],
  'postEnvelope, first in 10 s': ['BatchGetItem×1 PutItem×1', 1, 3],
  'postEnvelope, after another': ['PutItem×1', 0, 3],
  postStore: ['BatchGetItem×1 PutItem×1', 1, 3],
  postSecurity: ['BatchGetItem×1 PutItem×1', 1, 1],
  getTenant: ['Query×1', 1, 0],
  getApiRoot: ['GetItem×1', 1, 0],
  getAuth: ['GetItem×1', 1, 0],
  listOrganizations: ['GetItem×1 Query×1', 2, 0],
  getOrganization: ['GetItem×3 Query×1 BatchGetItem×1', 5, 0],
  listSentryProjects: ['GetItem×1 Query×1', 1.5, 0],
  getSentryProject: ['GetItem×2', 2, 0],
  'getSentryProject, by a member': ['GetItem×1 BatchGetItem×1', 2, 0],
  listRepositories: ['GetItem×2 Query×1 BatchGetItem×1', 4, 0],
  listTeams: ['GetItem×2 Query×1 BatchGetItem×1', 4, 0],
  listIssues: ['GetItem×3 Query×1 BatchGetItem×1', 4.5, 0],
  updateIssues: ['GetItem×4 Query×3 BatchGetItem×1 PutItem×1', 6.5, 7],
  getIssue: ['GetItem×2 Query×1 BatchGetItem×1', 3.5, 0],
  updateIssue: ['GetItem×3 Query×1 BatchGetItem×1 PutItem×1', 4.5, 7],
  deleteIssue: ['GetItem×3 Query×1 BatchGetItem×1 PutItem×1', 4.5, 4],
  getShortId: ['GetItem×3 Query×1 BatchGetItem×2', 6, 0],
  linkIssue: ['GetItem×3 Query×1 BatchGetItem×1 PutItem×1', 4.5, 1],
  listIssueEvents: ['GetItem×2 Query×1 BatchGetItem×2', 4.5, 0],
  getIssueEvent: ['GetItem×4 Query×1 BatchGetItem×1', 5.5, 0],
  listSentryEvents: ['GetItem×3 Query×3 BatchGetItem×2', 6.5, 0],
  getSentryEvent: ['GetItem×5', 5, 0],
  getEventId: ['GetItem×8 Query×1 BatchGetItem×2', 11, 0],
  getIssueTag: ['GetItem×2 Query×1 BatchGetItem×2', 4.5, 0],
  listExternalIssues: ['GetItem×1 Query×1 BatchGetItem×1', 2.5, 0],
  listActivities: ['GetItem×1 Query×1 BatchGetItem×1', 2.5, 0],
  listEnvironments: ['GetItem×3 Query×3 BatchGetItem×1', 5.5, 0],
  getEventsStats: ['GetItem×4 Query×1 BatchGetItem×1', 6, 0],
  getStats: ['GetItem×4 Query×2 BatchGetItem×1', 7, 0],
  searchOrganizationEvents: ['GetItem×3 Query×6 BatchGetItem×3', 10.5, 0],
  checkOrganizationEvents: ['GetItem×2 Query×1 BatchGetItem×1', 4, 0],
  listTags: ['GetItem×3 Query×6 BatchGetItem×3', 10.5, 0],
  ...RELEASES,
  listSentryKeys: ['GetItem×2 Query×1', 3, 0],
  createSentryKey: ['GetItem×2 UpdateItem×1 TransactWriteItems×1', 2, 7],
  updateSentryKey: ['GetItem×3 Query×1 TransactWriteItems×1', 4, 4],
  deleteSentryKey: ['GetItem×3 Query×1 TransactWriteItems×1', 4, 4],
  getOpenapi: ['', 0, 0],
};

let metered: MeteredTable;
beforeAll(async () => {
  metered = await startMeteredTable();
});
afterAll(() => metered.stop());

describe('what a request costs at the table', () => {
  let costs: TableCosts;
  beforeAll(async () => {
    costs = await countTableCalls(metered);
  });

  it('is what it was, call by call and unit by unit', () => {
    expect(Object.fromEntries(Object.entries(costs).map(([title, { byId }]) => [title, shown(byId)]))).toEqual(
      EXPECTED,
    );
  });

  it('is the same for a project that is named by its path', () => {
    const named = Object.values(costs).filter(({ byPath }) => byPath !== undefined);
    expect(named.map(({ byPath }) => byPath)).toEqual(named.map(({ byId }) => byId));
  });
});

it('a request of a hundred reports costs a write for each, and one look-up of which were sent before', async () => {
  await metered.table.reset();
  const project = (await metered.api.call('createProject', { json: { path: 'demo' } })) as MeteredProject;
  const { publicKey } = await makeSource(metered.api, project);
  const body = { documentURL: 'https://shop.example/', blockedURL: 'data' };
  const reports = Array.from({ length: 100 }, (_, index) => ({
    type: 'csp-violation',
    age: 60_000,
    body: { ...body, effectiveDirective: `d-${index}` },
  }));
  const sent = { bytes: Buffer.from(JSON.stringify(reports)), publicKey };
  const parts = { path: { id: project.id }, sent };
  const cost = await metered.cost(() => metered.api.call('postSecurity', parts));
  expect(shown(cost)).toEqual(['BatchGetItem×2 PutItem×100', 1 + 100, 100]);
});

describe('what an event costs at the table', () => {
  it('is one write of its payload, however large', async () => {
    const { stored } = await countStoring(metered);
    expect(stored.map(({ writes, writeUnits, bytes }) => [writes, writeUnits - Math.ceil(bytes / 1024)])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
  });

  it('is, to count it, a share of what its batch costs: as much for a hundred events of an error as for one', async () => {
    const batches = (await countBatches(metered)).filter(({ fresh }) => !fresh);
    const callsOf = (events: number, errors: number): number => {
      const { calls } = batches.find((batch) => batch.events === events && batch.errors === errors)!;
      return Object.values(calls).reduce((sum, times) => sum + times, 0);
    };
    expect([callsOf(1, 1), callsOf(10, 1), callsOf(100, 1)]).toEqual([5, 6, 6]);
    // Of each error itself and its place by last seen, in one of eight batches the list of its events; the counts of the
    // project.
    const unitsOf = (events: number) =>
      batches.find((one) => one.events === events && one.errors === events)!.writeUnits;
    expect([unitsOf(1), unitsOf(10), unitsOf(100)]).toEqual([
      3 + 1 / 8 + 1,
      10 * (3 + 1 / 8) + 1,
      100 * (3 + 1 / 8) + 1,
    ]);
    // Two for each error: read it, and write it with its list.
    expect([callsOf(10, 10), callsOf(100, 100)]).toEqual([5 + 9 * 2, 5 + 99 * 2]);
  });
});

describe('what a page of errors costs at the table', () => {
  it('does not depend on how many errors the project has; a search stops at its budget', async () => {
    const [small, large] = await measurePages(metered, [100, 1_500], () => undefined);
    const { 'search in vain': searched, ...pages } = large!.readUnits;
    expect(pages).toEqual({ ...small!.readUnits, 'search in vain': undefined });
    expect(searched).toBeLessThan(1_100);
  });
});

function shown({ calls, readUnits, writeUnits }: TableCost): [string, number, number] {
  const named = Object.entries(calls).map(([operation, times]) => `${operation}×${times}`);
  return [named.join(' '), readUnits, writeUnits];
}
