import type { AccessLevel, Scope } from '../../shared/domain/access-token.ts';
import { expiredToken } from './expired-token.ts';
import { keyOfSignInProvider } from '../../shared/store/table/item-keys.ts';
import { asPerson, newPerson } from './persons.ts';
import { newProject, newToken, type Project } from './projects.ts';
import { admin, anonymous, as, request, type Caller } from './request.ts';
import { changeSession, digestOf, newSession, SESSION, withCookie } from './sessions.ts';
import { removeStored } from './table.ts';
import { target } from './target.ts';

export const LEVELS = [10, 15, 20, 30, 40, 50] as const satisfies AccessLevel[];

/** Those who signed in through a provider, to whom a path grants something. */
const PERSONS = [
  'session of person level 20',
  'session of person level 40',
  'session of person elsewhere',
  'session of person whose provider is gone',
] as const;

/** Everybody who might come, as the columns of the access matrix. */
export const CALLERS = [
  'anonymous',
  'unknown',
  'expired',
  'revoked',
  'read_api',
  'self_rotate',
  'read_repository',
  'foreign',
  ...LEVELS.map((level) => `level ${level}` as const),
  'admin',
  'session without Sec-Fetch-Site',
  'session of a page of another site',
  'session that is over',
  'session that nobody used',
  'session that was ended',
  'session of an expired token',
  'session of a revoked token',
  'session of read_api',
  'session of self_rotate',
  'session of read_repository',
  'session of foreign',
  ...LEVELS.map((level) => `session of level ${level}` as const),
  'session of admin',
  ...PERSONS,
] as const;
export type CallerName = (typeof CALLERS)[number];

/** What takes the table to make: time does not pass for a test, and a deployed stack's table is out of reach. */
const BY_TABLE: readonly CallerName[] = [
  'expired',
  'session that is over',
  'session that nobody used',
  'session of an expired token',
  ...PERSONS,
];
export const cannotCome: ReadonlySet<CallerName> = new Set(target.table === null ? BY_TABLE : []);

/**
 * What differs over HTTP is how a token or a cookie comes in, and what the function may do at the table for who has it. What
 * they may do then is judged by the same code in each ring, and tried in process for all of them.
 */
const OVER_HTTP: readonly CallerName[] = [
  'anonymous',
  'unknown',
  'revoked',
  'read_api',
  'foreign',
  'level 20',
  'level 40',
  'admin',
  'session without Sec-Fetch-Site',
  'session of a page of another site',
  'session that was ended',
  'session of read_api',
  'session of foreign',
  'session of level 40',
  'session of admin',
  'session of person level 40',
];
export const COMING: readonly CallerName[] = CALLERS.filter(
  (name) => target.kind !== 'local' || OVER_HTTP.includes(name),
);

export type Callers = Record<CallerName, Caller>;

/** The callers of one project. `foreign` and those named after a scope are owners: nothing but project and scope holds them back. */
export async function callersOf(project: Project): Promise<Callers> {
  const owner = { access_level: 50 };
  const levels = LEVELS.map(async (access_level): Promise<[CallerName, Caller]> => {
    const { token } = await newToken(project, { access_level });
    return [`level ${access_level}`, as(token)];
  });
  const withScope = async (scope: Scope): Promise<Caller> =>
    as((await newToken(project, { ...owner, scopes: [scope] })).token);
  return {
    anonymous,
    unknown: as('glpat-nobody-has-this-token-00000000'),
    expired: cannotCome.has('expired') ? anonymous : as((await expiredToken(project, owner)).token),
    revoked: as((await revokedToken(project)).token),
    read_api: await withScope('read_api'),
    self_rotate: await withScope('self_rotate'),
    read_repository: await withScope('read_repository'),
    foreign: as((await newToken(await newProject(), owner)).token),
    ...(Object.fromEntries(await Promise.all(levels)) as Record<`level ${AccessLevel}`, Caller>),
    admin,
    ...(await sessionsOf(project)),
  };
}

type SessionName = Extract<CallerName, `session ${string}`>;

/** Those who have a session, each of a token of its own. */
async function sessionsOf(project: Project): Promise<Record<SessionName, Caller>> {
  const ofToken = async (fields: object, at = project): Promise<string> =>
    newSession((await newToken(at, { access_level: 50, ...fields })).token);
  const ofScope = async (scope: Scope): Promise<Caller> => withCookie(await ofToken({ scopes: [scope] }));
  const changed = async (fields: Record<string, unknown>): Promise<Caller> => {
    if (target.table === null) return anonymous;
    const cookie = await ofToken({});
    await changeSession(cookie, fields);
    return withCookie(cookie);
  };
  const ended = await ofToken({});
  await withCookie(ended)('DELETE', SESSION);
  const revoked = await newToken(project, { access_level: 50 });
  const ofRevoked = await newSession(revoked.token);
  await admin('DELETE', `${project.accessTokens}/${revoked.id}`);
  const levels = LEVELS.map(async (access_level) => [
    `session of level ${access_level}`,
    withCookie(await ofToken({ access_level })),
  ]);
  return {
    'session without Sec-Fetch-Site': withoutSite(await ofToken({})),
    'session of a page of another site': withCookie(await ofToken({}), { 'sec-fetch-site': 'same-site' }),
    'session that is over': await changed({ expires_at: Math.floor(Date.now() / 1000) }),
    'session that nobody used': await changed({ seen_at: new Date(Date.now() - 24 * 3_600_000).toISOString() }),
    'session that was ended': withCookie(ended),
    'session of an expired token': await ofExpired(project),
    'session of a revoked token': withCookie(ofRevoked),
    'session of read_api': await ofScope('read_api'),
    'session of self_rotate': await ofScope('self_rotate'),
    'session of read_repository': await ofScope('read_repository'),
    'session of foreign': withCookie(await ofToken({}, await newProject())),
    ...(Object.fromEntries(await Promise.all(levels)) as Record<`session of level ${AccessLevel}`, Caller>),
    'session of admin': withCookie(await newSession(target.adminToken)),
    ...(await personsOf(project)),
  };
}

async function personsOf({ fullPath }: Project): Promise<Record<(typeof PERSONS)[number], Caller>> {
  const person = async (path: string, level: AccessLevel): Promise<Caller> =>
    target.table === null ? anonymous : asPerson(path, level);
  return {
    'session of person level 20': await person(fullPath, 20),
    'session of person level 40': await person(fullPath.toUpperCase(), 40),
    'session of person elsewhere': await person((await newProject()).fullPath, 50),
    'session of person whose provider is gone': await ofGone(fullPath),
  };
}

async function ofGone(path: string): Promise<Caller> {
  if (target.table === null) return anonymous;
  const { issuer, cookie } = await newPerson(path, 50);
  await removeStored(target.table, keyOfSignInProvider(issuer));
  return withCookie(cookie);
}

/** A program that got hold of a cookie, or an old browser. */
function withoutSite(cookie: string): Caller {
  return (method, path, call) => request(method, path, { ...call, headers: { cookie, ...call?.headers } });
}

/** Its token was good when it began, and its day has come since. */
async function ofExpired(project: Project): Promise<Caller> {
  if (target.table === null) return anonymous;
  const cookie = await newSession((await newToken(project, { access_level: 50 })).token);
  const { token } = await expiredToken(project, { access_level: 50 });
  await changeSession(cookie, { token: digestOf(token) });
  return withCookie(cookie);
}

async function revokedToken(project: Project): Promise<{ token: string }> {
  const { id, token } = await newToken(project, { access_level: 50 });
  await admin('DELETE', `${project.accessTokens}/${id}`);
  return { token };
}

/** Who has no session that counts; whose token does not count is told so. */
export const NO_SESSION: readonly string[] = [
  'session without Sec-Fetch-Site',
  'a page of another site',
  'session that is over',
  'session that nobody used',
  'session that was ended',
  'person whose provider is gone',
];
