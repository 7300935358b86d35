import { withSnooze, type WantedSnooze } from '../../domain/alerts/snooze.ts';
import type { ErrorStatus } from '../../domain/error/tracked-error.ts';
import { withStatus } from '../../domain/error/transitions.ts';
import type { Resolution } from '../../domain/release/resolution.ts';
import * as errors from '../../store/errors.ts';
import type { Store } from '../../store/table/store.ts';
import { rulesToTell } from '../issues/update-issues.ts';

/** What somebody wants of an error; what is `undefined` stays as it is. */
export interface ErrorChange {
  status: ErrorStatus | undefined;
  /** With `resolved`: the release that it is resolved in. */
  resolvedIn: Resolution | null;
  /** `null`: it is silent no longer. */
  snooze: WantedSnooze | null | undefined;
}

/** Sets the status of an error, and how long it is silent, in one write. @throws Conflict */
export async function changeError(
  store: Store,
  projectId: number,
  id: number,
  { status, resolvedIn, snooze }: ErrorChange,
  now: Date,
) {
  const rules = status === undefined ? [] : await rulesToTell(store, status)(projectId);
  return errors.update(store, projectId, id, now, (error) => {
    const set = status === undefined ? error : withStatus(error, status, now, resolvedIn, rules).error;
    return snooze === undefined ? set : withSnooze(set, snooze, now);
  });
}
