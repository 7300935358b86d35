import { openToken, sealToken, type SealedToken, type TokenKey, type TokenPlace } from '../domain/sealed-token.ts';
import {
  changedSettings,
  sameSettings,
  type ChangedSettings,
  type Settings,
  type SettingsChange,
  type SettingsProblem,
} from '../domain/settings.ts';
import { Conflict } from '../domain/refusals.ts';
import * as clientKeys from './client-keys.ts';
import * as projects from './projects.ts';
import { pause } from './table/backoff.ts';
import { readItem } from './table/read.ts';
import { keyOfCounts, keyOfSettings } from './table/item-keys.ts';
import type { Store } from './table/store.ts';
import { commit, projectExists, type Write } from './table/transact.ts';

/** `revision` counts the changes: a change is written only over the revision that it was computed from. */
type StoredSettings = Settings & { revision: number };

/**
 * `refused`: the change would not be valid, one sentence for each problem. `no-settings`: not there, and not to be
 * created.
 */
export type SettingsOutcome =
  | { outcome: 'saved'; settings: Settings }
  | { outcome: 'refused'; problems: SettingsProblem[] }
  | { outcome: 'no-settings' | 'project-gone' };

/** Reads a project's settings, the token sealed; `null` if it has none. */
export function read(store: Store, projectId: number): Promise<Settings | null> {
  return readItem<StoredSettings>(store, keyOfSettings(projectId));
}

/**
 * Creates or changes a project's settings. Whoever turns integrated mode on while the project has no active client key
 * creates one in the same transaction; of many callers at once one wins and the others find the change made. A change
 * that changes nothing writes nothing, so it does not bring a deleted key back (as in GitLab, whose hook runs after a
 * save).
 * @throws Conflict if others kept changing the same settings until the store's deadline; Error if a token is to be
 * sealed and its key cannot be read.
 */
export async function change(
  store: Store,
  tokenKey: TokenKey,
  projectId: number,
  wanted: SettingsChange,
  options: { create: boolean },
): Promise<SettingsOutcome> {
  for (let attempt = 1; ; attempt++) {
    const current = await readItem<StoredSettings>(store, keyOfSettings(projectId));
    if (!current && !options.create) return { outcome: 'no-settings' };
    const changed = changedSettings(current, wanted);
    if ('problems' in changed) return { outcome: 'refused', problems: changed.problems };
    const settings = await sealed(changed, tokenKey, projectId, current?.token ?? null);
    if (current && sameSettings(current, settings)) return { outcome: 'saved', settings };

    const userSalt = await projects.readUserSalt(store, projectId);
    if (userSalt === null) return { outcome: 'project-gone' };
    const keyWrites = settings.active && settings.integrated ? await automaticKey(store, projectId) : [];
    const committed = await commit(store, [
      projectExists(store, projectId),
      replaceRevision(store, projectId, current, settings),
      admitting(store, projectId, settings, userSalt),
      ...keyWrites,
    ]);
    if (committed.outcome === 'committed') return { outcome: 'saved', settings };
    if (committed.refused === 'project') return { outcome: 'project-gone' };
    if (!(await pause(attempt, store.deadlineMs))) throw new Conflict('others kept changing the same settings');
  }
}

/** The settings with a new token sealed. The same token as before keeps its text, so that it is no change. */
async function sealed(
  { settings, newToken }: ChangedSettings,
  tokenKey: TokenKey,
  projectId: number,
  before: SealedToken | null,
): Promise<Settings> {
  if (newToken === null) return settings;
  const key = await tokenKey.readOrMake();
  const place: TokenPlace = { projectId, apiUrl: settings.api_url };
  const isSame = before !== null && openToken(key, before, place) === newToken;
  return { ...settings, token: isSame ? before : sealToken(key, newToken, place) };
}

/**
 * Nothing when an active key exists. A key that is created or deleted between this look and the transaction is no
 * harm: the outcome is that of the two requests one after the other.
 */
async function automaticKey(store: Store, projectId: number): Promise<Write[]> {
  const existing = await clientKeys.list(store, projectId);
  return existing.some((key) => key.active) ? [] : (await clientKeys.prepare(store, projectId)).writes;
}

/**
 * Lays what lets events in beside the counts of the project, where the collector reads it. Changes their revision, so
 * that who counts meanwhile does not put the former back.
 */
function admitting(store: Store, projectId: number, settings: Settings, user_salt: string): Write {
  const { active, integrated, scrub_data } = settings;
  return {
    Update: {
      TableName: store.table,
      Key: keyOfCounts(projectId),
      UpdateExpression: 'SET admits = :admits REMOVE expires_at, notify ADD revision :one',
      ExpressionAttributeValues: { ':admits': { active, integrated, scrub_data, user_salt }, ':one': 1 },
    },
  };
}

function replaceRevision(store: Store, projectId: number, current: StoredSettings | null, settings: Settings): Write {
  const Item = { ...keyOfSettings(projectId), ...settings, revision: (current?.revision ?? 0) + 1 };
  if (!current) return { Put: { TableName: store.table, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
  return {
    Put: {
      TableName: store.table,
      Item,
      ConditionExpression: 'revision = :revision',
      ExpressionAttributeValues: { ':revision': current.revision },
    },
  };
}
