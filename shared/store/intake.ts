import { isSpilled } from '../domain/project-counts.ts';
import type { NewErrors, RateLimit, Usage } from '../domain/quota.ts';
import type { Settings } from '../domain/settings.ts';
import * as projectCounts from './project-counts.ts';
import type { StoredCounts } from './project-counts.ts';
import { readItem, readItems } from './table/read.ts';
import { keys } from './table/keys.ts';
import type { Store } from './table/store.ts';

/** What the collector has to know before it takes an event. */
export interface Intake {
  /** `null`: deleted, and its keys not purged yet. */
  project: { user_salt: string } | null;
  settings: Settings | null;
  key: { active: boolean; rate_limit?: RateLimit | null };
  /** Of the key, and of all keys of the project; `null` while nothing was counted. */
  keyUsage: Usage | null;
  projectUsage: Usage | null;
  newErrors: NewErrors | null;
}

/**
 * Reads what the collector has to know. The key comes first, because an unknown one ends there: a stranger costs one
 * read. The rest is one batch, and one read more for a key that is counted by itself.
 * @returns `null` when the project has no such key, or there is no such project
 */
export async function read(store: Store, projectId: number, publicKey: string, now: number): Promise<Intake | null> {
  const key = await readItem<Intake['key']>(store, keys.publicKey(projectId, publicKey));
  if (key === null) return null;
  const wanted = {
    project: keys.project(projectId),
    settings: keys.settings(projectId),
    counts: keys.counts(projectId),
  };
  const items = await readItems<Record<string, unknown>>(store, Object.values(wanted));
  const find = (name: keyof typeof wanted): unknown => items.find(({ sk }) => sk === wanted[name].sk) ?? null;
  const stored = find('counts') as StoredCounts | null;
  const counts = stored && projectCounts.countsOf(stored);
  const isSpilledKey = counts !== null && isSpilled(counts, publicKey, now);
  return {
    project: find('project') as Intake['project'],
    settings: find('settings') as Settings | null,
    key,
    keyUsage: isSpilledKey
      ? await projectCounts.readSpilledKey(store, projectId, publicKey)
      : (counts?.keys[publicKey] ?? null),
    projectUsage: counts?.usage ?? null,
    newErrors: counts?.new_errors ?? null,
  };
}

/**
 * Reads the limits of client keys that have one of their own, by public key; `null` when the project is gone. A key
 * that was deleted meanwhile has none.
 */
export async function readCountingLimits(
  store: Store,
  projectId: number,
  publicKeys: readonly string[],
): Promise<Map<string, RateLimit> | null> {
  const project = keys.project(projectId);
  const items = await readItems<{ public_key?: string; rate_limit?: RateLimit | null }>(store, [
    project,
    ...publicKeys.map((publicKey) => keys.publicKey(projectId, publicKey)),
  ]);
  if (!items.some(({ sk }) => sk === project.sk)) return null;
  return new Map(
    items.flatMap(({ public_key, rate_limit }) => (public_key && rate_limit ? [[public_key, rate_limit]] : [])),
  );
}
