import type { AlertRule } from '../domain/alerts/alert-rule.ts';
import { rulesThatAsk } from '../domain/alerts/rules-that-ask.ts';
import type { RateLimit } from '../domain/quota.ts';
import { setupOf, type WithAlerts } from './alert-setups.ts';
import { keyOfProject, keyOfPublicKey } from './table/item-keys.ts';
import { readItem, readItems } from './table/read.ts';
import type { Store } from './table/store.ts';

/** What the consumer has to know of a project before it counts events. */
export interface CountingSetup {
  /** Limits of the client keys that have one of their own, by public key. */
  limits: ReadonlyMap<string, RateLimit>;
  /** Of alerts: those that have somebody to tell. */
  rules: readonly AlertRule[];
}

/**
 * Reads what the consumer has to know, in one call; `null` when the project is gone. A key that was deleted meanwhile has no
 * limit. A limit or a rule may be old by a moment; that a project is gone is asked twice, the second time consistently,
 * because its events are removed then.
 */
export async function read(
  store: Store,
  projectId: number,
  publicKeys: readonly string[],
): Promise<CountingSetup | null> {
  const project = keyOfProject(projectId);
  const wanted = [project, ...publicKeys.map((publicKey) => keyOfPublicKey(projectId, publicKey))];
  const items = await readItems<{ public_key?: string; rate_limit?: RateLimit | null } & WithAlerts>(
    store,
    wanted,
    undefined,
    false,
  );
  const seen = items.find(({ sk }) => sk === project.sk) ?? (await readItem<WithAlerts>(store, project));
  if (seen === null) return null;
  const limits = new Map(
    items.flatMap(({ public_key, rate_limit }) => (public_key && rate_limit ? [[public_key, rate_limit]] : [])),
  );
  return { limits, rules: rulesThatAsk(setupOf(seen)) };
}
