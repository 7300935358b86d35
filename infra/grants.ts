import type { ConsumerName } from '../shared/api/stream.ts';
import type { EndpointName } from '../shared/api/index.ts';
import type { JobName } from '../shared/api/jobs.ts';
import type { PageName } from '../shared/api/pages.ts';
import { ERRORS_INDEXES, PROJECTS_INDEX } from '../shared/store/table/keys.ts';
import { ALERT_GRANTS } from './alert-grants.ts';
import { OPENS, SEALS, type Grant } from './grant.ts';

const ASKS_SENTRY = { ...OPENS, callsOut: 'sentry' } as const;

/** Looks source maps up. */
const READS_MAPS = { objects: { index: ['GetObject'], texts: ['GetObject'] } } as const;
const REMOVES_MAPS = { objects: { index: ['DeleteObject'], texts: ['DeleteObject'] } } as const;
/** Shows an event in its source. */
const SHOWS_EVENT = { table: ['GetItem', 'BatchGetItem', 'Query'], ...READS_MAPS } as const;

const ERROR_LISTS = Object.values(ERRORS_INDEXES).map(({ name }) => name);

/** A function by the name of its row in the contract. */
export type FunctionName = EndpointName | PageName | ConsumerName | JobName;

/** Every function's grant; the compiler refuses a row without one. */
export const GRANTS: Readonly<Record<FunctionName, Grant>> = {
  getSettings: { table: ['GetItem'] },
  putSettings: { table: ['GetItem', 'Query', 'UpdateItem', 'PutItem', 'ConditionCheckItem'], ...SEALS },
  patchSettings: { table: ['GetItem', 'Query', 'UpdateItem', 'PutItem', 'ConditionCheckItem'], ...SEALS },

  listClientKeys: { table: ['GetItem', 'Query'] },
  createClientKey: { table: ['GetItem', 'UpdateItem', 'PutItem', 'ConditionCheckItem'] },
  updateClientKey: { table: ['GetItem', 'UpdateItem'] },
  deleteClientKey: { table: ['GetItem', 'DeleteItem'] },

  createProject: { table: ['GetItem', 'BatchGetItem', 'UpdateItem', 'PutItem'] },
  listProjects: { table: ['GetItem', 'BatchGetItem'], indexes: [PROJECTS_INDEX.name] },
  listProjectSummaries: {
    table: ['GetItem', 'BatchGetItem', 'Query'],
    indexes: [PROJECTS_INDEX.name, ERRORS_INDEXES.last_seen.name, ERRORS_INDEXES.first_seen.name],
  },
  getProject: { table: ['GetItem'] },
  updateProject: { table: ['GetItem', 'PutItem', 'DeleteItem'] },
  deleteProject: { table: ['GetItem', 'DeleteItem'] },
  getProjectImport: { table: ['GetItem'] },
  listProjectMembers: { table: ['GetItem', 'Query'] },

  listGroups: { table: ['GetItem', 'BatchGetItem', 'Query'], indexes: [PROJECTS_INDEX.name] },
  getGroup: { table: ['GetItem', 'BatchGetItem', 'Query'], indexes: [PROJECTS_INDEX.name] },
  listGroupProjects: { table: ['GetItem', 'BatchGetItem', 'Query'], indexes: [PROJECTS_INDEX.name] },
  listNamespaces: { table: ['GetItem', 'BatchGetItem', 'Query'], indexes: [PROJECTS_INDEX.name] },
  getNamespace: { table: ['GetItem', 'BatchGetItem'], indexes: [PROJECTS_INDEX.name] },

  createAccessToken: { table: ['GetItem', 'UpdateItem', 'PutItem', 'ConditionCheckItem'] },
  listAccessTokens: { table: ['GetItem', 'Query'] },
  getAccessToken: { table: ['GetItem'] },
  revokeAccessToken: { table: ['GetItem', 'UpdateItem'] },
  rotateAccessToken: { table: ['GetItem', 'Query', 'UpdateItem', 'PutItem', 'ConditionCheckItem'] },
  rotateAccessTokenSelf: { table: ['GetItem', 'UpdateItem', 'PutItem', 'ConditionCheckItem'] },

  getTokenSelf: { table: ['GetItem'] },
  revokeTokenSelf: { table: ['GetItem', 'UpdateItem'] },
  rotateTokenSelf: { table: ['GetItem', 'UpdateItem', 'PutItem', 'ConditionCheckItem'] },

  getUser: { table: ['GetItem'] },
  getMetadata: { table: ['GetItem'] },
  getVersion: { table: ['GetItem'] },

  createSession: { table: ['GetItem', 'PutItem', 'DeleteItem'] },
  getSession: { table: ['GetItem', 'UpdateItem'] },
  deleteSession: { table: ['DeleteItem'] },

  getTenant: { table: ['Query'] },
  beginSignIn: { table: ['GetItem', 'PutItem'], callsOut: 'provider' },
  finishSignIn: { table: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'], ...OPENS, callsOut: 'provider' },
  getApiRoot: { table: ['GetItem'] },
  getAuth: { table: ['GetItem'] },
  listOrganizations: { table: ['GetItem', 'BatchGetItem', 'Query'] },
  getOrganization: { table: ['GetItem', 'BatchGetItem', 'Query'] },
  listSentryProjects: { table: ['GetItem', 'BatchGetItem', 'Query'], indexes: [PROJECTS_INDEX.name] },
  getSentryProject: { table: ['GetItem', 'BatchGetItem', 'Query'] },
  listRepositories: { table: ['GetItem', 'BatchGetItem', 'Query'] },
  listTeams: { table: ['GetItem', 'BatchGetItem', 'Query'] },

  listIssues: { table: ['GetItem', 'BatchGetItem', 'Query'], indexes: ERROR_LISTS },
  updateIssues: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], indexes: [ERRORS_INDEXES.last_seen.name] },
  getIssue: { table: ['GetItem', 'BatchGetItem', 'Query'], indexes: [PROJECTS_INDEX.name] },
  updateIssue: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], indexes: [PROJECTS_INDEX.name] },
  deleteIssue: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], indexes: [PROJECTS_INDEX.name] },
  getShortId: { table: ['GetItem', 'BatchGetItem', 'Query'] },
  linkIssue: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], indexes: [PROJECTS_INDEX.name] },
  listIssueEvents: { table: ['GetItem', 'BatchGetItem', 'Query'], indexes: [PROJECTS_INDEX.name] },
  getIssueEvent: { ...SHOWS_EVENT, indexes: [PROJECTS_INDEX.name] },
  listSentryEvents: { table: ['GetItem', 'BatchGetItem', 'Query'], indexes: [ERRORS_INDEXES.last_seen.name] },
  getSentryEvent: SHOWS_EVENT,
  getEventId: SHOWS_EVENT,

  getIssueTag: { table: ['GetItem', 'BatchGetItem', 'Query'], indexes: [PROJECTS_INDEX.name] },
  listExternalIssues: { table: ['GetItem', 'BatchGetItem', 'Query'], indexes: [PROJECTS_INDEX.name] },
  listActivities: { table: ['GetItem', 'BatchGetItem', 'Query'], indexes: [PROJECTS_INDEX.name] },
  listEnvironments: { table: ['GetItem', 'BatchGetItem', 'Query'], indexes: [ERRORS_INDEXES.last_seen.name] },
  getEventsStats: { table: ['GetItem', 'BatchGetItem', 'Query'] },
  getStats: { table: ['GetItem', 'BatchGetItem', 'Query'] },
  searchOrganizationEvents: { table: ['GetItem', 'BatchGetItem', 'Query'], indexes: [ERRORS_INDEXES.last_seen.name] },
  checkOrganizationEvents: { table: ['GetItem', 'BatchGetItem', 'Query'] },
  listTags: { table: ['GetItem', 'BatchGetItem', 'Query'], indexes: [ERRORS_INDEXES.last_seen.name] },
  listReleases: { table: ['GetItem', 'BatchGetItem', 'Query'] },
  createRelease: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'] },
  getRelease: { table: ['GetItem', 'BatchGetItem', 'Query'] },
  updateRelease: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'] },
  deleteRelease: { table: ['GetItem', 'BatchGetItem', 'Query', 'DeleteItem'] },
  getPreviousRelease: { table: ['GetItem', 'BatchGetItem', 'Query'] },
  listReleaseCommits: { table: ['GetItem', 'BatchGetItem', 'Query'] },
  listDeploys: { table: ['GetItem', 'BatchGetItem', 'Query'] },
  createDeploy: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'] },
  listSentryKeys: { table: ['GetItem', 'BatchGetItem', 'Query'] },
  createSentryKey: { table: ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem', 'PutItem', 'ConditionCheckItem'] },
  updateSentryKey: { table: ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem'] },
  deleteSentryKey: { table: ['GetItem', 'BatchGetItem', 'Query', 'DeleteItem'] },

  getChunkUpload: { table: ['GetItem', 'BatchGetItem', 'Query'] },
  uploadChunks: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], objects: { chunk: ['PutObject'] } },

  assembleArtifactBundle: {
    table: ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem', 'DeleteItem'],
    starts: ['buildArtifacts'],
  },
  buildArtifacts: {
    // It merges errors, too: their events are listed anew in batches.
    table: [
      'GetItem',
      'BatchGetItem',
      'Query',
      'PutItem',
      'UpdateItem',
      'DeleteItem',
      'BatchWriteItem',
      'ConditionCheckItem',
    ],
    indexes: [ERRORS_INDEXES.last_seen.name],
    objects: {
      chunk: ['GetObject'],
      index: ['GetObject', 'PutObject', 'DeleteObject'],
      texts: ['GetObject', 'PutObject', 'DeleteObject'],
    },
  },

  getOpenapi: { table: [] },

  listErrors: { table: ['GetItem', 'BatchGetItem'], indexes: ERROR_LISTS, ...ASKS_SENTRY },
  countErrors: { table: ['GetItem'], indexes: [ERRORS_INDEXES.last_seen.name] },
  getErrorFacets: { table: ['GetItem', 'BatchGetItem'], indexes: [ERRORS_INDEXES.last_seen.name] },
  updateErrors: { table: ['GetItem', 'PutItem'] },
  getError: { table: ['GetItem'], ...ASKS_SENTRY },
  updateError: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], ...ASKS_SENTRY },
  deleteError: { table: ['GetItem', 'PutItem'] },
  listEvents: { table: ['GetItem', 'BatchGetItem', 'Query'] },
  getLatestEvent: { ...SHOWS_EVENT, ...ASKS_SENTRY },
  getOldestEvent: SHOWS_EVENT,
  getEvent: SHOWS_EVENT,
  getEventSourceMaps: SHOWS_EVENT,
  getErrorTags: { table: ['GetItem', 'BatchGetItem', 'Query'] },
  getErrorStats: { table: ['GetItem', 'Query'] },
  getProjectStats: { table: ['GetItem', 'Query'] },
  getIntake: { table: ['GetItem'] },
  listProjectReleases: { table: ['GetItem', 'BatchGetItem', 'Query'] },
  listArtifacts: { table: ['GetItem', 'BatchGetItem'], indexes: [ERRORS_INDEXES.last_seen.name] },
  deleteArtifact: { table: ['GetItem', 'Query', 'DeleteItem'] },

  ...ALERT_GRANTS,

  postEnvelope: { table: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'], ...READS_MAPS },
  postStore: { table: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'], ...READS_MAPS },
  postSecurity: { table: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'], ...READS_MAPS },

  getPage: { table: [] },

  purge: {
    table: ['Query', 'BatchGetItem', 'BatchWriteItem'],
    indexes: [ERRORS_INDEXES.last_seen.name],
    ...REMOVES_MAPS,
  },
  changes: {
    table: ['GetItem', 'BatchGetItem', 'PutItem'],
    starts: ['purge', 'deliverAlerts'],
    schedules: ['deliverAlerts', 'checkThreshold'],
  },
  countEvents: {
    table: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'BatchWriteItem'],
    // It merges the errors of events whose maps were not read in time.
    starts: ['buildArtifacts'],
  },
  deliverAlerts: {
    table: ['GetItem', 'PutItem', 'DeleteItem'],
    schedules: ['deliverAlerts'],
    ...OPENS,
    callsOut: 'destination',
    alerts: true,
    mails: ['sends'],
    tellsOperator: true,
  },
  checkThreshold: { table: ['GetItem', 'PutItem'], schedules: ['checkThreshold'] },
};
