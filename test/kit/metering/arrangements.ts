import { openStore } from '../../../shared/store/table/store.ts';
import * as artifacts from '../../../shared/store/artifacts.ts';
import { anArtifact } from '../unit/artifacts.ts';
import { lambdaContext } from '../gateway-event.ts';
import type { RequestParts } from './request-event.ts';
import type { Handlers } from './handlers.ts';
import { makeSource, sendAndCount, type MeteredProject } from './sent-events.ts';

/** Makes what a request needs to succeed, below a fresh project. */
export type Arrange = (
  api: Handlers,
  project: MeteredProject,
) => Promise<(Omit<RequestParts, 'path'> & { path?: object }) | void>;

export const nothing: Arrange = async () => undefined;
export const INTEGRATED = { active: true, integrated: true };
export const TOKEN = { name: 'deploy', scopes: ['api'], access_level: 40 };

export const enable = async (api: Handlers, { id }: MeteredProject): Promise<void> =>
  void (await api.call('putSettings', { path: { id }, json: INTEGRATED }));
export const withKey = async (api: Handlers, { id }: MeteredProject): Promise<{ path: object }> => {
  const key = (await api.call('createClientKey', { path: { id } })) as { id: number };
  return { path: { key_id: key.id } };
};
export const withPublicKey = async (api: Handlers, { id }: MeteredProject): Promise<{ path: object }> => {
  const key = (await api.call('createClientKey', { path: { id } })) as { public_key: string };
  return { path: { key: key.public_key } };
};
export const withToken = async (api: Handlers, { id }: MeteredProject): Promise<{ path: object }> => {
  const token = (await api.call('createAccessToken', { path: { id }, json: TOKEN })) as { id: number };
  return { path: { token_id: token.id } };
};
export const byMember = async (api: Handlers, { id }: MeteredProject): Promise<{ token: string }> => {
  const { token } = (await api.call('createAccessToken', { path: { id }, json: TOKEN })) as { token: string };
  return { token };
};
/** A session of a new token, with that token. */
export const bySession = async (
  api: Handlers,
  project: MeteredProject,
): Promise<{ session: string; token: string }> => {
  const { token } = await byMember(api, project);
  const signIn = api.event('createSession', { session: '', json: { token } });
  const { headers } = await (await api.handler('createSession'))(signIn, lambdaContext());
  return { token, session: /^__Host-glet=([^;]+)/.exec(String(headers?.['Set-Cookie']))![1]! };
};
export const change = (json: object) => async (api: Handlers, project: MeteredProject) => {
  await enable(api, project);
  return { json };
};

/** An error of one event. */
export const withError =
  (rest: { json?: (errorId: number) => object; query?: Record<string, string> } = {}) =>
  async (api: Handlers, project: MeteredProject) => {
    const { error_id, event_id } = await sendAndCount(api, await makeSource(api, project));
    const path = { error_id, event_id, issue: error_id, event: event_id };
    return { path, query: rest.query ?? {}, ...(rest.json && { json: rest.json(error_id) }) };
  };

export const withGroup: Arrange = async (_, { namespace }) => ({ path: { id: namespace.id } });

export const withRule: Arrange = async () => ({ path: { rule_id: 1 } });

/** Nobody is there: `.invalid` is no name of a host (RFC 2606). */
export const DESTINATION = { kind: 'webhook', name: 'Hook', url: 'https://receiver.invalid/hook' };
export const withDestination: Arrange = async (api, { id }) => {
  const made = (await api.call('createAlertDestination', { path: { id }, json: DESTINATION })) as { id: number };
  return { path: { destination_id: made.id } };
};

export const HOOK = { url: 'https://receiver.invalid/hook' };
export const withHook: Arrange = async (api, { id }) => {
  const made = (await api.call('createHook', { path: { id }, json: HOOK })) as { id: number };
  return { path: { hook_id: made.id, trigger: 'push_events' } };
};

/** An artifact of a script of a release, which no builder has made. */
export const withArtifact: Arrange = async (_, { id }) => {
  const artifact_id = '00000000-0000-4000-8000-000000000001';
  const store = openStore({ table: process.env['GLET_TABLE']! });
  const one = { ...anArtifact({ project_id: id, artifact_id }), release: 'shop@1.0.0' };
  await artifacts.enter(store, one, { before: null, former: null, path: one.files[1]!.name });
  store.db.destroy();
  return { path: { artifact_id } };
};
