import { updateAlertRule } from '../../../shared/api/gitlab/alert-rules.ts';
import { recordId } from '../../../shared/domain/ids.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { alertRuleEntity } from '../../../shared/present/gitlab/alert-rule.ts';
import { saveRule } from '../../../shared/services/alerts/save-rule.ts';

export const handler = endpoint(updateAlertRule, async ({ store, project, path, params }) => {
  const id = recordId(path.rule_id);
  if (id === null) throw new NotFound('alert-rule');
  return alertRuleEntity(await saveRule(store, project.id, id, params));
});
