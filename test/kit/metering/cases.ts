import {
  nothing,
  INTEGRATED,
  TOKEN,
  enable,
  withKey,
  withToken,
  byMember,
  bySession,
  change,
  withError,
  withArtifact,
  withGroup,
  type Arrange,
} from './arrangements.ts';
import { ALERT_CASES } from './alert-cases.ts';
import { SENTRY_CASES } from './sentry-cases.ts';
import type { EndpointName } from '../../../shared/api/index.ts';
import type { RequestParts } from './request-event.ts';
import type { Handlers } from './handlers.ts';
import { makeSource, newEvent, requestOf, type MeteredProject } from './sent-events.ts';

/** A request as it is typically made, on a table that was empty before. */
export interface Case {
  endpoint: EndpointName;
  /** Which of several paths through the endpoint; empty where there is one that matters. */
  variant: string;
  arrange: Arrange;
}

/** The cases of each row, by variant; `''` where there is one that matters. A new row does not compile without its own. */
const BY_ROW = {
  getSettings: { '': enable },
  putSettings: {
    'first time': async () => ({ json: INTEGRATED }),
    'no change': change(INTEGRATED),
    change: change({ active: false, integrated: true }),
  },
  patchSettings: { '': change({ active: false }) },
  listClientKeys: {
    '': enable,
    'with usage': async (api, project) => {
      await enable(api, project);
      return { query: { with_usage: 'true' } };
    },
  },
  createClientKey: { '': nothing },
  updateClientKey: {
    '': async (api, project) => ({
      ...(await withKey(api, project)),
      json: { rate_limit: { count: 100, window: 60 } },
    }),
  },
  deleteClientKey: { '': withKey },
  listErrors: { '': withError() },
  countErrors: { '': withError() },
  getErrorFacets: { '': withError() },
  updateErrors: { '': withError({ json: (id) => ({ error_ids: [id], status: 'resolved' }) }) },
  getError: { '': withError() },
  updateError: { '': withError({ json: () => ({ status: 'resolved' }) }) },
  deleteError: { '': withError() },
  listEvents: { '': withError() },
  getLatestEvent: { '': withError() },
  getOldestEvent: { '': withError() },
  getEvent: { '': withError() },
  getEventSourceMaps: { '': withError() },
  getErrorTags: { '': withError() },
  getErrorStats: { '': withError() },
  getProjectStats: { '': withError() },
  getIntake: { '': nothing },
  listProjectReleases: { '': withError() },
  listArtifacts: { '': withArtifact },
  deleteArtifact: { '': withArtifact },
  ...ALERT_CASES,
  createProject: {
    'first of its group': async () => ({ json: { name: 'Web shop', namespace_path: 'shops' } }),
    '': async () => ({ json: { name: 'Web shop' } }),
  },
  listProjects: { '': nothing },
  listProjectSummaries: { '': withError() },
  getProject: { '': nothing },
  updateProject: {
    '': async () => ({ json: { description: 'Cheese' } }),
    'another path': async () => ({ json: { path: 'moved' } }),
  },
  deleteProject: { '': nothing },
  getProjectImport: { '': nothing },
  listProjectMembers: { '': async (api, project) => void (await withToken(api, project)) },
  listGroups: { '': nothing },
  getGroup: { '': withGroup },
  listGroupProjects: { '': withGroup },
  listNamespaces: { '': nothing },
  getNamespace: { '': withGroup },
  createAccessToken: { '': async () => ({ json: TOKEN }) },
  listAccessTokens: { '': async (api, project) => void (await withToken(api, project)) },
  getAccessToken: { '': withToken },
  revokeAccessToken: { '': withToken },
  rotateAccessToken: { '': withToken },
  rotateAccessTokenSelf: { '': byMember },
  getTokenSelf: { '': byMember },
  revokeTokenSelf: { '': byMember },
  rotateTokenSelf: { '': byMember },
  getUser: {
    '': byMember,
    'rotated token': async (api, project) =>
      (await api.call('rotateTokenSelf', await byMember(api, project))) as { token: string },
  },
  getMetadata: { '': byMember },
  getVersion: {
    '': byMember,
    'by session': async (api, project) => ({ session: (await bySession(api, project)).session }),
  },
  createSession: {
    '': async (api, project) => ({ session: '', json: await byMember(api, project) }),
    'after another': async (api, project) => {
      const { session, token } = await bySession(api, project);
      return { session, json: { token } };
    },
  },
  getSession: { '': async (api, project) => ({ session: (await bySession(api, project)).session }) },
  deleteSession: { '': async (api, project) => ({ session: (await bySession(api, project)).session }) },
  // Without a provider, which is outside of the table: what is asked of the table until then.
  beginSignIn: { 'unknown provider': async () => ({ session: '', query: { issuer: 'https://id.example' } }) },
  finishSignIn: { 'unknown attempt': async () => ({ session: '', query: { state: 'A'.repeat(43), code: 'c' } }) },
  postEnvelope: {
    'first in 10 s': async (api, project) => requestOf(await makeSource(api, project), newEvent()),
    'after another': async (api, project) => {
      const source = await makeSource(api, project);
      await api.call('postEnvelope', requestOf(source, newEvent()));
      return requestOf(source, newEvent());
    },
  },
  postStore: {
    '': async (api, project) => {
      const { publicKey } = await makeSource(api, project);
      return { sent: { bytes: Buffer.from(JSON.stringify(newEvent())), publicKey } };
    },
  },
  postSecurity: {
    '': async (api, project) => {
      const { publicKey } = await makeSource(api, project);
      const report = {
        'document-uri': 'https://shop.example/',
        'effective-directive': 'img-src',
        'blocked-uri': 'data',
      };
      return { sent: { bytes: Buffer.from(JSON.stringify({ 'csp-report': report })), publicKey } };
    },
  },
  getTenant: { '': nothing },
  ...SENTRY_CASES,
  getOpenapi: { '': nothing },
} satisfies Record<EndpointName, Readonly<Record<string, Arrange>>>;

/** Every case of every row, in the order of the table above. */
export const CASES: readonly Case[] = Object.entries<Readonly<Record<string, Arrange>>>(BY_ROW).flatMap(
  ([endpoint, variants]) =>
    Object.entries(variants).map(([variant, make]) => ({
      endpoint: endpoint as EndpointName,
      variant,
      arrange: make,
    })),
);

/** Names a case in tables: `putSettings, no change`. */
export function titleOf({ endpoint, variant }: Case): string {
  return variant === '' ? endpoint : `${endpoint}, ${variant}`;
}

/** Makes the project and what else the case needs. `by`: how the request names the project. */
export async function arrange(api: Handlers, { arrange: more }: Case, by: 'id' | 'path'): Promise<RequestParts> {
  const project = (await api.call('createProject', { json: { path: 'demo' } })) as MeteredProject;
  const parts = (await more(api, project)) ?? {};
  const { id, path_with_namespace } = project;
  const [organization = '', path = ''] = path_with_namespace.split('/');
  const named =
    by === 'id'
      ? { id, organization: project.namespace.id, project: id }
      : { id: path_with_namespace, organization, project: path };
  return { ...parts, path: { ...named, ...parts.path } };
}
