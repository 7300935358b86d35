import type { TokenEndpoint } from '../../shared/api/row.ts';
import type { Call } from '../../shared/http/call.ts';
import { gitlab, type GitlabPlaces } from '../../shared/http/dialects/gitlab/gitlab.ts';
import type { Lookups } from '../../shared/http/lookups.ts';
import { pipeline } from '../../shared/http/pipeline.ts';
import type { AccessToken, AdminToken, ProjectAccessToken } from '../../shared/domain/access-token.ts';
import type { Session, TokenSession } from '../../shared/domain/session.ts';
import type { Project } from '../../shared/domain/project.ts';
import { textOf } from './answer-text.ts';
import { gatewayEvent, lambdaContext, type Sent } from './gateway-event.ts';

export const PROJECT: Project = {
  id: 5,
  name: 'App',
  path: 'app',
  namespace: 'group',
  group: { id: 3, parent_id: null },
  description: null,
  created_at: '2024-01-01T00:00:00.000Z',
};
export const OTHER_PROJECT: Project = { ...PROJECT, id: 6, path: 'other' };

const admin: AdminToken = { kind: 'admin', id: 1, name: 'admin', created_at: '', revoked: false, digest: '' };
const maintainer: ProjectAccessToken = {
  kind: 'project',
  id: 2,
  project_id: 5,
  name: 'maintainer',
  description: null,
  scopes: ['api'],
  access_level: 40,
  created_at: '2024-01-01T00:00:00.000Z',
  expiry_date: null,
  revoked: false,
  family: 2,
  digest: '',
};

/** The tokens that exist, by their secrets. */
export const TOKENS: ReadonlyMap<string, AccessToken> = new Map<string, AccessToken>(
  Object.entries({
    admin,
    maintainer,
    developer: { ...maintainer, access_level: 30 },
    reader: { ...maintainer, scopes: ['read_api'] },
    stranger: { ...maintainer, project_id: 6 },
    expired: { ...maintainer, expiry_date: '2024-05-06' },
    revoked: { ...maintainer, revoked: true },
  }),
);

const session = (token: string, fields: Partial<TokenSession> = {}): TokenSession => ({
  kind: 'token',
  digest: '',
  token,
  created_at: '2024-05-06T10:00:00.000Z',
  seen_at: '2024-05-06T11:30:00.000Z',
  expires_at: Date.parse('2024-05-06T22:00:00Z') / 1000,
  ...fields,
});

/** A session's secret, from a name. */
export const sessionSecret = (name: string): string => name.padEnd(43, '_');

/** The sessions that there are, by their secrets: of a token that has the same name, but for `over` and `idle`. */
const SESSIONS: ReadonlyMap<string, Session> = new Map([
  ...[...TOKENS.keys(), 'gone'].map((name): [string, Session] => [sessionSecret(name), session(name)]),
  [sessionSecret('over'), session('maintainer', { expires_at: Date.parse('2024-05-06T12:00:00Z') / 1000 })],
  [sessionSecret('idle'), session('maintainer', { seen_at: '2024-05-05T12:00:00.000Z' })],
]);

export interface Outcome {
  status: number;
  json: unknown;
  body: string;
  headers: Record<string, string>;
  /** What was logged, in order. */
  log: { level: 'info' | 'error'; message: string; fields: Record<string, unknown> }[];
  /** What the function was called with, if it was. */
  call: Call | null;
  /** The milliseconds that the request's part of the store was opened for. */
  begun: number | null;
}

export interface Around {
  domain?: string | null;
  lookups?: Partial<Lookups & GitlabPlaces>;
  work?: (call: Call) => unknown;
}

/** One request through a row's real pipeline, with look-ups, log and function of the test's own. */
export async function through(row: TokenEndpoint, sent: Sent = {}, around: Around = {}): Promise<Outcome> {
  const log: Outcome['log'] = [];
  const write =
    (level: 'info' | 'error') =>
    (message: string, fields: Record<string, unknown>): void =>
      void log.push({ level, message, fields });
  const lookups: Lookups & GitlabPlaces = {
    token: async (secret) => TOKENS.get(secret) ?? null,
    session: async (secret) => SESSIONS.get(secret) ?? null,
    tokenOf: async ({ token }) => TOKENS.get(token) ?? null,
    signInGrants: async () => null,
    project: async (id) => [PROJECT, OTHER_PROJECT].find((project) => project.id === id) ?? null,
    projectByPath: async (path) => (path.toLowerCase() === 'group/app' ? PROJECT : null),
    now: () => new Date('2024-05-06T12:00:00Z'),
    ...around.lookups,
  };
  let seen: Call | null = null;
  let begun: number | null = null;
  const work = async (call: Call): Promise<unknown> => {
    seen = call;
    return around.work ? around.work(call) : { worked: true };
  };
  const handler = pipeline(row, {
    dialect: gitlab,
    domain: around.domain ?? null,
    log: { info: write('info'), error: write('error') },
    begin: (remainingMs) => {
      begun = remainingMs;
      return { lookups, locate: (call) => gitlab.locate('project', call, lookups), work };
    },
  });
  const answered = await handler(
    gatewayEvent({ method: row.method, resource: row.path, ...sent }),
    lambdaContext() as Parameters<typeof handler>[1],
  );
  const { statusCode, headers } = answered;
  const body = textOf(answered);
  const json: unknown = body === '' ? undefined : JSON.parse(body);
  return { status: statusCode, json, body, headers: headers as Record<string, string>, log, call: seen, begun };
}
