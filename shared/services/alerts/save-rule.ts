import type { AlertRule } from '../../domain/alerts/alert-rule.ts';
import { isProblem } from '../../domain/alerts/alert-problem.ts';
import { withChangedRule, withNewRule, withoutRule, type RuleChange } from '../../domain/alerts/changed-rule.ts';
import { NotFound, RuleViolation } from '../../domain/refusals.ts';
import * as alertSetups from '../../store/alert-setups.ts';
import type { Store } from '../../store/table/store.ts';

/**
 * Creates a rule (`null`), or changes one. @throws RuleViolation for a field that cannot be so; NotFound (no such rule, or the project is
 * gone); Conflict
 */
export async function saveRule(
  store: Store,
  projectId: number,
  id: number | null,
  change: RuleChange,
): Promise<AlertRule> {
  let saved: AlertRule | null = null;
  const changed = await alertSetups.change(store, projectId, async (setup) => {
    const next = id === null ? withNewRule(setup, change) : withChangedRule(setup, id, change);
    if (next === null) throw new NotFound('alert-rule');
    if (!isProblem(next)) saved = next.rule;
    return next;
  });
  if (changed.outcome === 'refused') throw new RuleViolation({ code: 'field-invalid', ...changed.refused });
  if (changed.outcome === 'project-gone') throw new NotFound('project');
  return saved!;
}

/** Removes a rule. @throws NotFound (no such rule, or the project is gone); Conflict */
export async function removeRule(store: Store, projectId: number, id: number): Promise<void> {
  const changed = await alertSetups.change(store, projectId, async (before) => {
    const setup = withoutRule(before, id);
    if (setup === null) throw new NotFound('alert-rule');
    return { setup };
  });
  if (changed.outcome === 'project-gone') throw new NotFound('project');
}
