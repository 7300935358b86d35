import { nothing, enable, withPublicKey, byMember, withError, type Arrange } from './arrangements.ts';

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
  listSentryKeys: { '': enable },
  createSentryKey: { '': nothing },
  updateSentryKey: {
    '': async (api, project) => ({ ...(await withPublicKey(api, project)), json: { isActive: false } }),
  },
  deleteSentryKey: { '': withPublicKey },
} satisfies Readonly<Record<string, Readonly<Record<string, Arrange>>>>;
