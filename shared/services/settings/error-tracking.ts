import { NotFound, RuleViolation } from '../../domain/refusals.ts';
import { recordId } from '../../domain/ids.ts';
import type { Settings } from '../../domain/settings.ts';
import type { TrackedError } from '../../domain/error/tracked-error.ts';
import * as settings from '../../store/settings.ts';
import type { Store } from '../../store/table/store.ts';
import * as errors from '../../store/errors.ts';

/** The settings of a project whose errors somebody asks for. @throws RuleViolation when it is switched off. */
export async function enabledSettings(store: Store, projectId: number): Promise<Settings> {
  const found = await settings.read(store, projectId);
  if (!found?.active) throw new RuleViolation({ code: 'error-tracking-off' });
  return found;
}

/** The same, for what only this service's own errors have. @throws RuleViolation also when they are kept by an external Sentry. */
export async function requireIntegrated(store: Store, projectId: number): Promise<Settings> {
  const found = await enabledSettings(store, projectId);
  if (!found.integrated) throw new RuleViolation({ code: 'kept-by-external-sentry' });
  return found;
}

/** @throws NotFound for a segment that is no id. */
export function errorIdIn(segment: string): number {
  const id = recordId(segment);
  if (id === null) throw new NotFound('error');
  return id;
}

/** @throws NotFound */
export async function findError(store: Store, projectId: number, segment: string, now: Date): Promise<TrackedError> {
  const error = await errors.read(store, projectId, errorIdIn(segment), now);
  if (error === null) throw new NotFound('error');
  return error;
}
