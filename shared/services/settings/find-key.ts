import type { ClientKey } from '../../domain/client-key.ts';
import { NotFound } from '../../domain/refusals.ts';
import * as clientKeys from '../../store/client-keys.ts';
import type { Store } from '../../store/table/store.ts';

/** Finds a client key of a project by its public half. @throws NotFound */
export async function findKey(store: Store, projectId: number, publicKey: string): Promise<ClientKey> {
  const key = (await clientKeys.list(store, projectId)).find(({ public_key }) => public_key === publicKey);
  if (key === undefined) throw new NotFound('client-key');
  return key;
}
