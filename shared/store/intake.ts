import { isSpilled } from '../domain/project-counts.ts';
import type { NewErrors, RateLimit, Usage } from '../domain/quota.ts';
import type { Settings } from '../domain/settings.ts';
import * as projectCounts from './project-counts.ts';
import { countsOf, type StoredCounts } from './stored-counts.ts';
import { readItem, readItems } from './table/read.ts';
import { keyOfCounts, keyOfProject, keyOfPublicKey, keyOfSettings } from './table/item-keys.ts';
import type { Key } from './table/keys.ts';
import type { Store } from './table/store.ts';

/** What the collector has to know before it takes an event. */
export interface Intake {
  /** `null`: deleted, and its keys not purged yet. */
  project: { user_salt: string } | null;
  settings: Pick<Settings, 'active' | 'integrated' | 'scrub_data'> | null;
  key: { active: boolean; rate_limit?: RateLimit | null };
  /** Of the key, and of all keys of the project; `null` while nothing was counted. */
  keyUsage: Usage | null;
  projectUsage: Usage | null;
  newErrors: NewErrors | null;
  /** Whether source maps were ever built for the project. */
  hasMaps: boolean;
}

/**
 * Reads what the collector has to know in one call for one unit: the key, and the counts of the project with what lets
 * events in. May be old by a moment, so that nobody should be refused for it (`readConsistently`).
 * @returns `null` when the project has no such key, or what lets events in is not there
 */
export async function read(store: Store, projectId: number, publicKey: string, now: number): Promise<Intake | null> {
  const wanted = { key: keyOfPublicKey(projectId, publicKey), counts: keyOfCounts(projectId) };
  const find = finder(await readItems<object>(store, Object.values(wanted), undefined, false));
  const key = find(wanted.key) as Intake['key'] | null;
  const stored = find(wanted.counts) as StoredCounts | null;
  if (key === null || stored?.admits === undefined) return null;
  const { user_salt, ...settings } = stored.admits;
  const usages = await usagesOf(store, projectId, publicKey, stored, now);
  return { project: { user_salt }, settings, key, ...usages, hasMaps: stored.has_maps === true };
}

/**
 * Reads the same from where it is settled, consistently: whoever is refused is refused for what is so now. The key comes
 * first, because an unknown one ends there.
 * @returns `null` when the project has no such key, or there is no such project
 */
export async function readConsistently(
  store: Store,
  projectId: number,
  publicKey: string,
  now: number,
): Promise<Intake | null> {
  const key = await readItem<Intake['key']>(store, keyOfPublicKey(projectId, publicKey));
  if (key === null) return null;
  const wanted = {
    project: keyOfProject(projectId),
    settings: keyOfSettings(projectId),
    counts: keyOfCounts(projectId),
  };
  const find = finder(await readItems<object>(store, Object.values(wanted)));
  const stored = find(wanted.counts) as StoredCounts | null;
  return {
    project: find(wanted.project) as Intake['project'],
    settings: find(wanted.settings) as Settings | null,
    key,
    ...(await usagesOf(store, projectId, publicKey, stored, now)),
    hasMaps: stored?.has_maps === true,
  };
}

/** Finds items of one partition by their sort keys. */
const finder =
  (items: readonly Key[]) =>
  ({ sk }: Key): unknown =>
    items.find((item) => item.sk === sk) ?? null;

/** One read more for a key that is counted by itself. */
async function usagesOf(
  store: Store,
  projectId: number,
  publicKey: string,
  stored: StoredCounts | null,
  now: number,
): Promise<Pick<Intake, 'keyUsage' | 'projectUsage' | 'newErrors'>> {
  const counts = stored && countsOf(stored);
  if (counts === null) return { keyUsage: null, projectUsage: null, newErrors: null };
  const keyUsage = isSpilled(counts, publicKey, now)
    ? await projectCounts.readSpilledKey(store, projectId, publicKey)
    : (counts.keys[publicKey] ?? null);
  return { keyUsage, projectUsage: counts.usage, newErrors: counts.new_errors };
}
