import { getAlertRule } from '../../../shared/api/gitlab/alert-rules.ts';
import { recordId } from '../../../shared/domain/ids.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { alertRuleEntity } from '../../../shared/present/gitlab/alert-rule.ts';
import * as alertSetups from '../../../shared/store/alert-setups.ts';

export const handler = endpoint(getAlertRule, async ({ store, project, path }) => {
  const { rules } = await alertSetups.read(store, project.id);
  const rule = rules.find(({ id }) => id === recordId(path.rule_id));
  if (rule === undefined) throw new NotFound('alert-rule');
  return alertRuleEntity(rule);
});
