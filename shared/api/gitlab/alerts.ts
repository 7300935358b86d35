import { define } from '../row.ts';

export const listAlerts = define({
  method: 'GET',
  path: '/v4/projects/{id}/error_tracking/alerts',
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/alerts/list',
  summary: 'What was told of a project, the latest first',
  description: 'For 30 days. The first page begins with what waits (`held`), by its destination.',
  access: { level: 30, refusal: 'forbidden' },
  params: {},
  pagination: 'keyset',
  success: 200,
  response: 'AlertMessage',
});
