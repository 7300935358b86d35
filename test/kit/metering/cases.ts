import type { EndpointName } from '../../../shared/api/index.ts';
import type { RequestParts } from './request-event.ts';
import type { Handlers } from './handlers.ts';
import { makeSource, newEvent, requestOf, sendAndCount, type MeteredProject } from './sent-events.ts';

/** A request as it is typically made, on a table that was empty before. */
export interface Case {
  endpoint: EndpointName;
  /** Which of several paths through the endpoint; absent where there is one that matters. */
  variant?: string;
  /** Makes what the request needs to succeed, below a fresh project. */
  arrange?: (
    api: Handlers,
    project: MeteredProject,
  ) => Promise<(Omit<RequestParts, 'path'> & { path?: object }) | void>;
}

const INTEGRATED = { active: true, integrated: true };
const TOKEN = { name: 'deploy', scopes: ['api'], access_level: 40 };

const enable = async (api: Handlers, { id }: MeteredProject): Promise<void> =>
  void (await api.call('putSettings', { path: { id }, json: INTEGRATED }));
const withKey = async (api: Handlers, { id }: MeteredProject): Promise<{ path: object }> => {
  const key = (await api.call('createClientKey', { path: { id } })) as { id: number };
  return { path: { key_id: key.id } };
};
const withToken = async (api: Handlers, { id }: MeteredProject): Promise<{ path: object }> => {
  const token = (await api.call('createAccessToken', { path: { id }, json: TOKEN })) as { id: number };
  return { path: { token_id: token.id } };
};
const change = (json: object) => async (api: Handlers, project: MeteredProject) => {
  await enable(api, project);
  return { json };
};

/** An error of one event. */
const withError =
  (rest: { json?: (errorId: number) => object } = {}) =>
  async (api: Handlers, project: MeteredProject) => {
    const { error_id, event_id } = await sendAndCount(api, await makeSource(api, project));
    return { path: { error_id, event_id }, ...(rest.json && { json: rest.json(error_id) }) };
  };

export const CASES: readonly Case[] = [
  { endpoint: 'getSettings', arrange: enable },
  { endpoint: 'putSettings', variant: 'first time', arrange: async () => ({ json: INTEGRATED }) },
  { endpoint: 'putSettings', variant: 'no change', arrange: change(INTEGRATED) },
  { endpoint: 'putSettings', variant: 'change', arrange: change({ active: false, integrated: true }) },
  { endpoint: 'patchSettings', arrange: change({ active: false }) },
  { endpoint: 'listClientKeys', arrange: enable },
  { endpoint: 'createClientKey' },
  {
    endpoint: 'updateClientKey',
    arrange: async (api, project) => ({
      ...(await withKey(api, project)),
      json: { rate_limit: { count: 100, window: 60 } },
    }),
  },
  { endpoint: 'deleteClientKey', arrange: withKey },
  { endpoint: 'listErrors', arrange: withError() },
  { endpoint: 'updateErrors', arrange: withError({ json: (id) => ({ error_ids: [id], status: 'resolved' }) }) },
  { endpoint: 'getError', arrange: withError() },
  { endpoint: 'updateError', arrange: withError({ json: () => ({ status: 'resolved' }) }) },
  { endpoint: 'deleteError', arrange: withError() },
  { endpoint: 'listEvents', arrange: withError() },
  { endpoint: 'getLatestEvent', arrange: withError() },
  { endpoint: 'getEvent', arrange: withError() },
  { endpoint: 'getErrorStats', arrange: withError() },
  { endpoint: 'getProjectStats', arrange: withError() },
  { endpoint: 'createProject', arrange: async () => ({ json: { name: 'Web shop' } }) },
  { endpoint: 'listProjects' },
  { endpoint: 'getProject' },
  { endpoint: 'deleteProject' },
  { endpoint: 'createAccessToken', arrange: async () => ({ json: TOKEN }) },
  { endpoint: 'listAccessTokens', arrange: async (api, project) => void (await withToken(api, project)) },
  { endpoint: 'getAccessToken', arrange: withToken },
  { endpoint: 'revokeAccessToken', arrange: withToken },
  { endpoint: 'rotateAccessToken', arrange: withToken },
  {
    endpoint: 'postEnvelope',
    variant: 'first in 10 s',
    arrange: async (api, project) => requestOf(await makeSource(api, project), newEvent()),
  },
  {
    endpoint: 'postEnvelope',
    variant: 'after another',
    arrange: async (api, project) => {
      const source = await makeSource(api, project);
      await api.call('postEnvelope', requestOf(source, newEvent()));
      return requestOf(source, newEvent());
    },
  },
  {
    endpoint: 'postStore',
    arrange: async (api, project) => {
      const { publicKey } = await makeSource(api, project);
      return { sent: { bytes: Buffer.from(JSON.stringify(newEvent())), publicKey } };
    },
  },
  { endpoint: 'getOpenapi' },
];

export function titleOf({ endpoint, variant }: Case): string {
  return variant === undefined ? endpoint : `${endpoint}, ${variant}`;
}

/** Makes the project and what else the case needs. `by`: how the request names the project. */
export async function arrange(api: Handlers, { arrange: more }: Case, by: 'id' | 'path'): Promise<RequestParts> {
  const project = (await api.call('createProject', { json: { path: 'demo' } })) as MeteredProject;
  const parts = (await more?.(api, project)) ?? {};
  return { ...parts, path: { id: by === 'id' ? project.id : project.path_with_namespace, ...parts.path } };
}
