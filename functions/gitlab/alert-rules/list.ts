import { listAlertRules } from '../../../shared/api/gitlab/alert-rules.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { alertRuleEntity } from '../../../shared/present/gitlab/alert-rule.ts';
import * as alertSetups from '../../../shared/store/alert-setups.ts';

export const handler = endpoint(listAlertRules, async ({ store, project }) => {
  const { rules } = await alertSetups.read(store, project.id);
  return rules.map(alertRuleEntity);
});
