import { newAlertSetup, type AlertSetup } from '../domain/alerts/alert-rule.ts';
import { Conflict } from '../domain/refusals.ts';
import { pause } from './table/backoff.ts';
import { keyOfProject } from './table/item-keys.ts';
import { readItem } from './table/read.ts';
import type { Store } from './table/store.ts';
import { commit, type Write } from './table/transact.ts';

/** What the item of a project has of alerts. Whoever changes it counts the item's `revision` up, so that no change of the project undoes it. */
export interface WithAlerts {
  alerts?: AlertSetup;
}

/** Returns what a project has of alerts, by its own item: a new project's, as long as nobody changed it. */
export const setupOf = ({ alerts }: WithAlerts): AlertSetup => alerts ?? newAlertSetup();

/**
 * Makes the write of what a project has of alerts over what was read with a revision of its item, which counts all changes of it:
 * who changes the project otherwise at the same time starts again from this. Its condition is labelled.
 */
function replacement(
  store: Store,
  projectId: number,
  alerts: AlertSetup,
  revision: number | undefined,
): Write<'overtaken'> {
  return {
    label: 'overtaken',
    Update: {
      TableName: store.table,
      Key: keyOfProject(projectId),
      UpdateExpression: 'SET alerts = :alerts, revision = :next',
      ConditionExpression:
        revision === undefined ? 'attribute_exists(pk) AND attribute_not_exists(revision)' : 'revision = :revision',
      ExpressionAttributeValues: {
        ':alerts': alerts,
        ':next': (revision ?? 0) + 1,
        ...(revision !== undefined && { ':revision': revision }),
      },
    },
  };
}

/** What a change of a project's alerts came to; `Refused` is what the step gave instead of a setup. */
export type Changed<Refused> =
  | { outcome: 'changed'; setup: AlertSetup }
  | { outcome: 'refused'; refused: Refused }
  | { outcome: 'project-gone' };

/**
 * Changes what a project has of alerts by a step, and other items in the same transaction where it says so. The step may be taken
 * several times, because who was overtaken starts again; a write of another item whose condition does not hold is such a case, too.
 * @throws Conflict if others kept changing it until the store's deadline.
 */
export async function change<Refused>(
  store: Store,
  projectId: number,
  step: (setup: AlertSetup) => Promise<{ setup: AlertSetup; also?: readonly Write[] } | { refused: Refused }>,
): Promise<Changed<Refused>> {
  for (let attempt = 1; ; attempt++) {
    const project = await readItem<WithAlerts & { revision?: number }>(store, keyOfProject(projectId));
    if (project === null) return { outcome: 'project-gone' };
    const before = setupOf(project);
    const next = await step(before);
    if ('refused' in next) return { outcome: 'refused', refused: next.refused };
    const setup = { ...next.setup, revision: before.revision + 1 };
    const write = replacement(store, projectId, setup, project.revision);
    const { outcome } = await commit(store, [write, ...(next.also ?? [])]);
    if (outcome === 'committed') return { outcome: 'changed', setup };
    if (!(await pause(attempt, store.deadlineMs))) throw new Conflict('others kept changing the same project');
  }
}

/** Reads what a project has of alerts; as of a new one where it is gone. */
export async function read(store: Store, projectId: number): Promise<AlertSetup> {
  return setupOf((await readItem<WithAlerts>(store, keyOfProject(projectId))) ?? {});
}
