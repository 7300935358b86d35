import type { AlertRule } from '../domain/alerts/alert-rule.ts';
import { rulesThatAsk } from '../domain/alerts/rules-that-ask.ts';
import { isSpilled } from '../domain/project-counts.ts';
import type { NewErrors, RateLimit, Usage } from '../domain/quota.ts';
import type { Settings } from '../domain/settings.ts';
import { setupOf, type WithAlerts } from './alert-setups.ts';
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

/** What the consumer has to know of a project before it counts events. */
export interface Counting {
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
export async function readCountingLimits(
  store: Store,
  projectId: number,
  publicKeys: readonly string[],
): Promise<Counting | null> {
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
