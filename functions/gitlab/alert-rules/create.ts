import { createAlertRule } from '../../../shared/api/gitlab/alert-rules.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { alertRuleEntity } from '../../../shared/present/gitlab/alert-rule.ts';
import { saveRule } from '../../../shared/services/alerts/save-rule.ts';

export const handler = endpoint(createAlertRule, async ({ store, project, params }) =>
  alertRuleEntity(await saveRule(store, project.id, null, params)),
);
