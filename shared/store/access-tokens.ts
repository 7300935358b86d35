import { digestOf, newSecret, tokenState, type AccessToken, type ProjectAccessToken } from '../domain/access-token.ts';
import { nextId } from './table/counter.ts';
import { readBelowProject, readItem } from './table/read.ts';
import { keyOfAccessToken, keyOfToken } from './table/item-keys.ts';
import { SORT, type Key } from './table/keys.ts';
import type { Store } from './table/store.ts';
import { commit, projectExists, putNew, type Write } from './table/transact.ts';

/** The fields of a new token that its maker chooses. */
export type TokenDraft = Pick<
  ProjectAccessToken,
  'project_id' | 'name' | 'description' | 'scopes' | 'access_level' | 'created_at' | 'expiry_date'
>;
/** A new token with its secret. */
export interface Issued {
  token: ProjectAccessToken;
  /** Shown to the caller once; the table has its digest only. */
  secret: string;
}

/** Reads the token that a secret belongs to, admin's or project's, whatever its state; `null` for an unknown secret. */
export function readBySecret(store: Store, secret: string): Promise<AccessToken | null> {
  return readByDigest(store, digestOf(secret));
}

/** Reads the token whose secret has this digest, whatever its state; `null` if there is none. */
export function readByDigest(store: Store, digest: string): Promise<AccessToken | null> {
  return readItem<AccessToken>(store, keyOfToken(digest));
}

/** Creates a project's token, in both of its places or in none. `project-gone`: there is no such project. */
export async function create(
  store: Store,
  draft: TokenDraft,
): Promise<({ outcome: 'created' } & Issued) | { outcome: 'project-gone' }> {
  const issued = await issue(store, draft, null);
  const { outcome } = await commit(store, [projectExists(store, draft.project_id), ...writesOf(store, issued.token)]);
  return outcome === 'committed' ? { outcome: 'created', ...issued } : { outcome: 'project-gone' };
}

/** Lists a project's tokens, ascending by id, in whatever state. */
export function list(store: Store, projectId: number): Promise<ProjectAccessToken[]> {
  return readBelowProject<ProjectAccessToken>(store, projectId, SORT.accessToken);
}

/** Reads a project's token by its id; `null` if the project has none of that id. */
export function read(store: Store, projectId: number, id: number): Promise<ProjectAccessToken | null> {
  return readItem<ProjectAccessToken>(store, keyOfAccessToken(projectId, id));
}

/** Revokes a token; twice is no error. `not-found`: the project was deleted meanwhile. */
export async function revoke(store: Store, token: ProjectAccessToken): Promise<{ outcome: 'revoked' | 'not-found' }> {
  const { outcome } = await commit(store, revocation(store, token, 'attribute_exists(pk)'));
  return { outcome: outcome === 'committed' ? 'revoked' : 'not-found' };
}

/**
 * Revokes the old token and issues its successor in one transaction: of two callers that rotate the same token one gets
 * `already-revoked`.
 */
export async function rotate(
  store: Store,
  old: ProjectAccessToken,
  renewal: Pick<TokenDraft, 'created_at' | 'expiry_date'>,
): Promise<({ outcome: 'rotated' } & Issued) | { outcome: 'already-revoked' } | { outcome: 'project-gone' }> {
  const { project_id, name, description, scopes, access_level } = old;
  const issued = await issue(store, { project_id, name, description, scopes, access_level, ...renewal }, old.family);
  const committed = await commit(store, [
    projectExists(store, project_id),
    ...revocation(store, old, 'attribute_exists(pk) AND revoked <> :yes'),
    ...writesOf(store, issued.token),
  ]);
  if (committed.outcome === 'committed') return { outcome: 'rotated', ...issued };
  return { outcome: committed.refused === 'project' ? 'project-gone' : 'already-revoked' };
}

/**
 * Revokes every active token that descends from the same first one, because a caller who shows a replaced token may
 * have stolen it. Looks again until none is active, because the newest may be rotated meanwhile.
 */
export async function revokeFamily(store: Store, { project_id, family }: ProjectAccessToken, now: Date): Promise<void> {
  const active = (await list(store, project_id)).filter(
    (token) => token.family === family && tokenState(token, now) === 'active',
  );
  if (active.length === 0) return;
  for (const token of active) await revoke(store, token);
  return revokeFamily(store, active[0]!, now);
}

async function issue(store: Store, draft: TokenDraft, family: number | null): Promise<Issued> {
  const secret = newSecret();
  const id = await nextId(store, 'access_token');
  return {
    secret,
    token: { kind: 'project', id, ...draft, revoked: false, family: family ?? id, digest: digestOf(secret) },
  };
}

const placesOf = (token: ProjectAccessToken): Key[] => [
  keyOfToken(token.digest),
  keyOfAccessToken(token.project_id, token.id),
];

const writesOf = (store: Store, token: ProjectAccessToken): Write[] =>
  placesOf(token).map((key) => putNew(store, { ...key, ...token }));

function revocation(store: Store, token: ProjectAccessToken, condition: string): Write[] {
  return placesOf(token).map((Key) => ({
    Update: {
      TableName: store.table,
      Key,
      UpdateExpression: 'SET revoked = :yes',
      ConditionExpression: condition,
      ExpressionAttributeValues: { ':yes': true },
    },
  }));
}
