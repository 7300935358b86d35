import type { AccessLevel, Scope } from '../../shared/domain/access-token.ts';
import { expiredToken } from './expired-token.ts';
import { newProject, newToken, type Project } from './projects.ts';
import { admin, anonymous, as, type Caller } from './request.ts';
import { target } from './target.ts';

export const LEVELS = [10, 15, 20, 30, 40, 50] as const satisfies AccessLevel[];

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
] as const;
export type CallerName = (typeof CALLERS)[number];

/** The API cannot make an expired token, and a deployed stack's table is out of reach. */
export const cannotCome: ReadonlySet<CallerName> = new Set(target.table === null ? ['expired'] : []);

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
  };
}

async function revokedToken(project: Project): Promise<{ token: string }> {
  const { id, token } = await newToken(project, { access_level: 50 });
  await admin('DELETE', `${project.accessTokens}/${id}`);
  return { token };
}
