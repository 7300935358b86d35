import {
  createAccessToken,
  getAccessToken,
  listAccessTokens,
  revokeAccessToken,
  rotateAccessToken,
  rotateAccessTokenSelf,
} from './gitlab/access-tokens.ts';
import { ALERT_ENDPOINTS } from './gitlab/alert-endpoints.ts';
import { deleteArtifact, listArtifacts } from './gitlab/artifacts.ts';
import { postEnvelope, postSecurity, postStore } from './collector.ts';
import { createClientKey, deleteClientKey, listClientKeys, updateClientKey } from './gitlab/client-keys.ts';
import type { Endpoint } from './row.ts';
import {
  countErrors,
  deleteError,
  getError,
  getErrorFacets,
  getErrorTags,
  listErrors,
  updateError,
  updateErrors,
} from './gitlab/errors.ts';
import { getEvent, getEventSourceMaps, getLatestEvent, getOldestEvent, listEvents } from './gitlab/events.ts';
import { getIntake } from './gitlab/intake.ts';
import { getMetadata, getVersion } from './gitlab/metadata.ts';
import { getOpenapi } from './gitlab/openapi.ts';
import { getTokenSelf, revokeTokenSelf, rotateTokenSelf } from './gitlab/personal-access-tokens.ts';
import { getGroup, getNamespace, listGroupProjects, listGroups, listNamespaces } from './gitlab/groups.ts';
import {
  createProject,
  deleteProject,
  getProject,
  getProjectImport,
  listProjectMembers,
  listProjects,
  listProjectSummaries,
  updateProject,
} from './gitlab/projects.ts';
import { listProjectReleases } from './gitlab/releases.ts';
import { createSession, deleteSession, getSession } from './gitlab/session.ts';
import { beginSignIn, finishSignIn } from './gitlab/sign-in.ts';
import { getSettings, patchSettings, putSettings } from './gitlab/settings.ts';
import { getErrorStats, getProjectStats } from './gitlab/stats.ts';
import { getTenant } from './gitlab/tenant.ts';
import { getUser } from './gitlab/user.ts';
import { getEventId, getIssueEvent, getSentryEvent, listIssueEvents, listSentryEvents } from './sentry/events.ts';
import {
  getEventsStats,
  getIssueTag,
  getStats,
  listActivities,
  listEnvironments,
  listExternalIssues,
} from './sentry/facts.ts';
import { checkOrganizationEvents, listTags, searchOrganizationEvents } from './sentry/organization-events.ts';
import { assembleArtifactBundle } from './sentry/artifact-bundles.ts';
import { getChunkUpload, uploadChunks } from './sentry/chunks.ts';
import { createSentryKey, deleteSentryKey, listSentryKeys, updateSentryKey } from './sentry/keys.ts';
import {
  deleteIssue,
  getIssue,
  getShortId,
  linkIssue,
  listIssues,
  updateIssue,
  updateIssues,
} from './sentry/issues.ts';
import {
  createDeploy,
  createRelease,
  deleteRelease,
  getPreviousRelease,
  getRelease,
  listDeploys,
  listReleaseCommits,
  listReleases,
  updateRelease,
} from './sentry/releases.ts';
import { getOrganization, listOrganizations, listRepositories, listTeams } from './sentry/organizations.ts';
import { getSentryProject, listSentryProjects } from './sentry/projects.ts';
import { getApiRoot, getAuth } from './sentry/root.ts';

/** Every endpoint of the API, in the order in which it is documented. */
export const ENDPOINTS = {
  getSettings,
  putSettings,
  patchSettings,
  listClientKeys,
  createClientKey,
  updateClientKey,
  deleteClientKey,
  listErrors,
  countErrors,
  getErrorFacets,
  updateErrors,
  getError,
  updateError,
  deleteError,
  listEvents,
  getLatestEvent,
  getOldestEvent,
  getEvent,
  getEventSourceMaps,
  getErrorTags,
  getErrorStats,
  getProjectStats,
  getIntake,
  listProjectReleases,
  listArtifacts,
  deleteArtifact,
  ...ALERT_ENDPOINTS,
  createProject,
  listProjects,
  listProjectSummaries,
  getProject,
  updateProject,
  deleteProject,
  getProjectImport,
  listProjectMembers,
  listGroups,
  getGroup,
  listGroupProjects,
  listNamespaces,
  getNamespace,
  createAccessToken,
  listAccessTokens,
  getAccessToken,
  revokeAccessToken,
  rotateAccessToken,
  rotateAccessTokenSelf,
  getTokenSelf,
  revokeTokenSelf,
  rotateTokenSelf,
  getUser,
  getMetadata,
  getVersion,
  createSession,
  getSession,
  deleteSession,
  getTenant,
  beginSignIn,
  finishSignIn,
  postEnvelope,
  postStore,
  postSecurity,
  getApiRoot,
  getAuth,
  listOrganizations,
  getOrganization,
  listSentryProjects,
  getSentryProject,
  listRepositories,
  listTeams,
  listIssues,
  updateIssues,
  getIssue,
  updateIssue,
  deleteIssue,
  getShortId,
  linkIssue,
  listIssueEvents,
  getIssueEvent,
  listSentryEvents,
  getSentryEvent,
  getEventId,
  getIssueTag,
  listExternalIssues,
  listActivities,
  listEnvironments,
  getEventsStats,
  getStats,
  searchOrganizationEvents,
  checkOrganizationEvents,
  listTags,
  listReleases,
  createRelease,
  getRelease,
  updateRelease,
  deleteRelease,
  getPreviousRelease,
  listReleaseCommits,
  listDeploys,
  createDeploy,
  listSentryKeys,
  createSentryKey,
  updateSentryKey,
  deleteSentryKey,
  getChunkUpload,
  uploadChunks,
  assembleArtifactBundle,
  getOpenapi,
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof ENDPOINTS;
