import type { Handlers } from './handlers.ts';
import type { MeteredProject } from './sent-events.ts';
import { nothing, enable, withPublicKey, byMember, withError, type Arrange } from './arrangements.ts';

const RELEASE = { version: 'shop@1.0.0' };

const withRelease = async (api: Handlers, { id, namespace }: MeteredProject) => {
  await api.call('createRelease', { path: { organization: namespace.id, project: id }, json: RELEASE });
  return { path: { version: RELEASE.version } };
};

/** The cases of the rows of Sentry's Web API. */
export const SENTRY_CASES = {
  getApiRoot: { '': nothing },
  getAuth: { '': nothing },
  listOrganizations: { '': nothing },
  getOrganization: { '': nothing },
  listSentryProjects: { '': nothing },
  getSentryProject: { '': nothing, 'by a member': byMember },
  listRepositories: { '': nothing },
  listTeams: { '': nothing },
  listIssues: { '': withError() },
  updateIssues: { '': withError({ json: () => ({ status: 'resolved' }) }) },
  getIssue: { '': withError() },
  updateIssue: { '': withError({ json: () => ({ status: 'resolved' }) }) },
  deleteIssue: { '': withError() },
  getShortId: { '': withError() },
  linkIssue: { '': withError({ json: () => ({ issue_id: 12 }) }) },
  listIssueEvents: { '': withError() },
  getIssueEvent: { '': withError() },
  listSentryEvents: { '': withError() },
  getSentryEvent: { '': withError() },
  getEventId: { '': withError() },
  getIssueTag: {
    '': async (api, project) => {
      const { path } = await withError()(api, project);
      return { path: { ...path, tag: 'level' } };
    },
  },
  listExternalIssues: { '': withError() },
  listActivities: { '': withError() },
  listEnvironments: { '': withError() },
  getEventsStats: { '': withError() },
  getStats: { '': withError({ query: { field: 'sum(quantity)' } }) },
  searchOrganizationEvents: { '': withError() },
  checkOrganizationEvents: { '': withError() },
  listTags: { '': withError() },
  listReleases: { '': withRelease },
  createRelease: {
    '': async () => ({ json: RELEASE }),
    'made before': async (api, project) => ({ ...(await withRelease(api, project)), json: RELEASE }),
  },
  getRelease: { '': withRelease },
  updateRelease: {
    '': async (api, project) => ({ ...(await withRelease(api, project)), json: { dateReleased: '2026-11-01' } }),
    'with commits': async (api, project) => ({
      ...(await withRelease(api, project)),
      json: { commits: [{ id: 'a'.repeat(40) }] },
    }),
  },
  deleteRelease: { '': withRelease },
  getPreviousRelease: { '': withRelease },
  listReleaseCommits: { '': withRelease },
  listDeploys: { '': withRelease },
  createDeploy: {
    '': async (api, project) => ({ ...(await withRelease(api, project)), json: { environment: 'production' } }),
  },
  listSentryKeys: { '': enable },
  createSentryKey: { '': nothing },
  updateSentryKey: {
    '': async (api, project) => ({ ...(await withPublicKey(api, project)), json: { isActive: false } }),
  },
  deleteSentryKey: { '': withPublicKey },
  getChunkUpload: { '': nothing },
  assembleArtifactBundle: {
    'of which nothing is there': () =>
      Promise.resolve({ json: { checksum: '0'.repeat(40), chunks: [], projects: ['demo'] } }),
  },
  uploadChunks: { 'without a chunk': nothing },
} satisfies Readonly<Record<string, Readonly<Record<string, Arrange>>>>;
