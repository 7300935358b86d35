import { hookChange, unsupportedOf, type HookParams } from '../../alerts/hook-change.ts';
import type { DestinationChange, DestinationForm } from '../../alerts/changed-destination.ts';
import type { AlertDestination } from '../../domain/alerts/alert-destination.ts';
import { recordId } from '../../domain/ids.ts';
import { NotFound, RuleViolation } from '../../domain/refusals.ts';
import * as alertDestinations from '../../store/alert-destinations.ts';
import type { Store } from '../../store/table/store.ts';

/** Reads the hook that a path names: a destination of the kind `webhook`. @throws NotFound */
export async function storedHook(store: Store, projectId: number, named: string): Promise<AlertDestination> {
  const hook = await alertDestinations.read(store, projectId, hookId(named));
  if (hook?.kind !== 'webhook') throw new NotFound('hook');
  return hook;
}

/** Returns the id that a path names. @throws NotFound if no hook can have it */
export function hookId(named: string): number {
  const id = recordId(named);
  if (id === null) throw new NotFound('hook');
  return id;
}

/** Makes what is wanted of a destination of what is wanted of a hook. @throws RuleViolation; the step NotFound if it is no hook */
export function wantedOfHook(params: HookParams): (current: DestinationForm) => DestinationChange {
  const unsupported = unsupportedOf(params);
  if (unsupported !== null) throw new RuleViolation({ code: 'field-invalid', ...unsupported });
  return (current) => {
    if (current.kind !== 'webhook') throw new NotFound('hook');
    return hookChange(current, params);
  };
}

/** Does something with a destination and tells what is wrong in the words that GitLab has for hooks. */
export async function inWordsOfHooks<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotFound && error.subject === 'alert-destination') throw new NotFound('hook');
    if (error instanceof RuleViolation && error.rule.code === 'field-invalid' && error.rule.field === 'url')
      throw new RuleViolation({ code: 'hook-url-invalid', problem: error.rule.problem });
    throw error;
  }
}
