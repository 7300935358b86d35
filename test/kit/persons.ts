import { randomUUID } from 'node:crypto';
import type { AccessLevel } from '../../shared/domain/access-token.ts';
import { beginPersonSession } from '../../shared/domain/session.ts';
import type { SignInGrant } from '../../shared/domain/sign-in/grant.ts';
import type { SignInProvider } from '../../shared/domain/sign-in/provider.ts';
import { keyOfSession, keyOfSignInProvider } from '../../shared/store/table/item-keys.ts';
import type { Caller } from './request.ts';
import { SESSION_COOKIE, withCookie } from './sessions.ts';
import { putStored } from './table.ts';
import { target } from './target.ts';

/** Sets a provider past the command, of which the stack's table knows nothing before. */
export async function putProvider(provider: Partial<SignInProvider> & { issuer: string }): Promise<void> {
  await putStored(target.table!, {
    name: 'Example',
    client_id: 'glet',
    client_secret: null,
    scopes: ['openid', 'profile', 'email'],
    allow_private: true,
    grants: [],
    created_at: new Date().toISOString(),
    revision: 1,
    ...provider,
    ...keyOfSignInProvider(provider.issuer),
  });
}

/** Somebody who has signed in through a provider of their own, which grants a level at a path. */
export async function newPerson(project: string, level: AccessLevel): Promise<{ issuer: string; cookie: string }> {
  const issuer = `https://${randomUUID()}.example`;
  const grant: SignInGrant = { claim: 'groups', value: 'staff', project, level };
  await putProvider({ issuer, grants: [grant] });
  const id = 1_000_000 + Math.floor(Math.random() * 1e9);
  const person = {
    kind: 'person',
    id,
    issuer,
    subject: 'ada',
    name: 'Ada',
    created_at: '2026-01-02T03:04:05.678Z',
  } as const;
  const { session, secret } = beginPersonSession(person, { groups: ['staff'] }, new Date());
  await putStored(target.table!, { ...session, ...keyOfSession(session.digest) });
  return { issuer, cookie: `${SESSION_COOKIE}=${secret}` };
}

/** A page of ours of such a person. */
export async function asPerson(project: string, level: AccessLevel): Promise<Caller> {
  return withCookie((await newPerson(project, level)).cookie);
}
