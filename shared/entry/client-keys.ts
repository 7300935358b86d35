import type { ClientKey } from '../domain/client-key.ts';
import { collectorBaseUrl } from '../http/base-url.ts';
import { clientKeyEntity } from '../present/gitlab/client-key.ts';
import { readCollectorApi } from './environment.ts';

/**
 * Makes what shows client keys, with DSNs that lead to the collector's own API. `base` is the address of the API that was
 * called.
 * @throws Error at cold start if the environment lacks that API.
 */
export function clientKeyPresenter(): (key: ClientKey, base: string) => ReturnType<typeof clientKeyEntity> {
  const collectorApi = readCollectorApi();
  return (key, base) => clientKeyEntity(key, collectorBaseUrl(base, collectorApi));
}
