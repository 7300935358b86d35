import { digestOf, type AccessToken, type AdminToken } from '../domain/access-token.ts';
import * as accessTokens from './access-tokens.ts';
import { nextId } from './table/counter.ts';
import { readAll, readItem } from './table/read.ts';
import { keyOfAdminToken, keyOfToken } from './table/item-keys.ts';
import { ADMIN_PK, SORT, type Key } from './table/keys.ts';
import type { Store } from './table/store.ts';
import { commit, putNew } from './table/transact.ts';

/** A token lies in two places: by its secret's digest, as callers are known, and by its id, as it is listed. */
const placesOf = ({ id, digest }: Pick<AdminToken, 'id' | 'digest'>): Key[] => [
  keyOfToken(digest),
  keyOfAdminToken(id),
];

/**
 * Creates an admin token. `secret-taken`: some token has this secret already, in whatever state; nothing is changed.
 */
export async function create(
  store: Store,
  { secret, name, created_at }: { secret: string } & Pick<AdminToken, 'name' | 'created_at'>,
): Promise<{ outcome: 'created'; token: AdminToken } | { outcome: 'secret-taken'; token: AccessToken }> {
  const before = await accessTokens.readBySecret(store, secret);
  if (before) return { outcome: 'secret-taken', token: before };
  const id = await nextId(store, 'access_token');
  const token: AdminToken = { kind: 'admin', id, name, created_at, revoked: false, digest: digestOf(secret) };
  const { outcome } = await commit(
    store,
    placesOf(token).map((key) => putNew(store, { ...key, ...token })),
  );
  if (outcome === 'committed') return { outcome: 'created', token };
  return { outcome: 'secret-taken', token: (await accessTokens.readBySecret(store, secret))! };
}

/** Lists the admin tokens, ascending by id, in whatever state. */
export function list(store: Store): Promise<AdminToken[]> {
  return readAll<AdminToken>(store, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': ADMIN_PK, ':prefix': SORT.accessToken },
    ConsistentRead: true,
  });
}

/** Revokes an admin token by its id; twice is no error. */
export async function revoke(store: Store, id: number): Promise<{ outcome: 'revoked' | 'not-found' }> {
  const token = await readItem<AdminToken>(store, keyOfAdminToken(id));
  if (!token) return { outcome: 'not-found' };
  const { outcome } = await commit(
    store,
    placesOf(token).map((Key) => ({
      Update: {
        TableName: store.table,
        Key,
        UpdateExpression: 'SET revoked = :yes',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':yes': true },
      },
    })),
  );
  return { outcome: outcome === 'committed' ? 'revoked' : 'not-found' };
}
