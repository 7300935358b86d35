import { deleteAlertRule } from '../../../shared/api/gitlab/alert-rules.ts';
import { recordId } from '../../../shared/domain/ids.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { removeRule } from '../../../shared/services/alerts/save-rule.ts';

export const handler = endpoint(deleteAlertRule, async ({ store, project, path }) => {
  const id = recordId(path.rule_id);
  if (id === null) throw new NotFound('alert-rule');
  return removeRule(store, project.id, id);
});
