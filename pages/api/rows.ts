import type { ENDPOINTS } from '../../shared/api/index.ts';
import type { ALERT_ROWS } from '../alerts/rows.ts';

type Rows = typeof ENDPOINTS;

/** `GET /v4/projects/{id}` */
type AddressOf<Row extends { method: string; path: string }> = `${Row['method']} ${Row['path']}`;

/** Rows by their names in the contract. */
export type Addresses = { readonly [Name in keyof Rows]?: AddressOf<Rows[Name]> };

/**
 * Rows of the contract that the pages call. The contract is not in their bundle, only its types are: an address that differs
 * from the row of its name does not compile.
 */
const FIRST_ROWS = {
  createSession: 'POST /ui/-/session',
  getSession: 'GET /ui/-/session',
  deleteSession: 'DELETE /ui/-/session',
  getTenant: 'GET /ui/-/tenant',
  listProjects: 'GET /v4/projects',
  listProjectSummaries: 'GET /v4/error_tracking/projects',
  createProject: 'POST /v4/projects',
  getProject: 'GET /v4/projects/{id}',
  updateProject: 'PUT /v4/projects/{id}',
  deleteProject: 'DELETE /v4/projects/{id}',
  listErrors: 'GET /v4/projects/{id}/error_tracking/errors',
  countErrors: 'GET /v4/projects/{id}/error_tracking/errors/counts',
  getErrorFacets: 'GET /v4/projects/{id}/error_tracking/errors/facets',
  updateErrors: 'PUT /v4/projects/{id}/error_tracking/errors',
  getError: 'GET /v4/projects/{id}/error_tracking/errors/{error_id}',
  updateError: 'PUT /v4/projects/{id}/error_tracking/errors/{error_id}',
  deleteError: 'DELETE /v4/projects/{id}/error_tracking/errors/{error_id}',
  getErrorTags: 'GET /v4/projects/{id}/error_tracking/errors/{error_id}/tags',
  getErrorStats: 'GET /v4/projects/{id}/error_tracking/errors/{error_id}/stats',
  listEvents: 'GET /v4/projects/{id}/error_tracking/errors/{error_id}/events',
  getLatestEvent: 'GET /v4/projects/{id}/error_tracking/errors/{error_id}/events/latest',
  getOldestEvent: 'GET /v4/projects/{id}/error_tracking/errors/{error_id}/events/oldest',
  getEvent: 'GET /v4/projects/{id}/error_tracking/events/{event_id}',
  getEventSourceMaps: 'GET /v4/projects/{id}/error_tracking/events/{event_id}/source_maps',
  listArtifacts: 'GET /v4/projects/{id}/error_tracking/artifacts',
  deleteArtifact: 'DELETE /v4/projects/{id}/error_tracking/artifacts/{artifact_id}',
  getIntake: 'GET /v4/projects/{id}/error_tracking/intake',
  listProjectReleases: 'GET /v4/projects/{id}/error_tracking/releases',
  getProjectStats: 'GET /v4/projects/{id}/error_tracking/stats',
  getSettings: 'GET /v4/projects/{id}/error_tracking/settings',
  putSettings: 'PUT /v4/projects/{id}/error_tracking/settings',
  patchSettings: 'PATCH /v4/projects/{id}/error_tracking/settings',
  listClientKeys: 'GET /v4/projects/{id}/error_tracking/client_keys',
  createClientKey: 'POST /v4/projects/{id}/error_tracking/client_keys',
  updateClientKey: 'PUT /v4/projects/{id}/error_tracking/client_keys/{key_id}',
  deleteClientKey: 'DELETE /v4/projects/{id}/error_tracking/client_keys/{key_id}',
  listAccessTokens: 'GET /v4/projects/{id}/access_tokens',
  createAccessToken: 'POST /v4/projects/{id}/access_tokens',
  rotateAccessToken: 'POST /v4/projects/{id}/access_tokens/{token_id}/rotate',
  revokeAccessToken: 'DELETE /v4/projects/{id}/access_tokens/{token_id}',
} as const satisfies Addresses;

/** All rows. Those that one page alone calls come with the file of that page, which adds them to these. */
export const ROWS = FIRST_ROWS as typeof FIRST_ROWS & typeof ALERT_ROWS;

export type RowName = keyof typeof ROWS;
export type RowOf<Name extends RowName> = Rows[Name];
