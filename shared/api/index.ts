import {
  createAccessToken,
  getAccessToken,
  listAccessTokens,
  revokeAccessToken,
  rotateAccessToken,
} from './access-tokens.ts';
import { createClientKey, deleteClientKey, listClientKeys } from './client-keys.ts';
import type { Endpoint } from './endpoint.ts';
import { getOpenapi } from './openapi.ts';
import { createProject, deleteProject, getProject, listProjects } from './projects.ts';
import { getSettings, patchSettings, putSettings } from './settings.ts';

/** Every endpoint of the API, in the order in which it is documented. */
export const ENDPOINTS = {
  getSettings,
  putSettings,
  patchSettings,
  listClientKeys,
  createClientKey,
  deleteClientKey,
  createProject,
  listProjects,
  getProject,
  deleteProject,
  createAccessToken,
  listAccessTokens,
  getAccessToken,
  revokeAccessToken,
  rotateAccessToken,
  getOpenapi,
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof ENDPOINTS;
