import type { Addresses } from '../api/rows.ts';

/** What the page of alerts alone calls. */
export const ALERT_ROWS = {
  listAlertRules: 'GET /v4/projects/{id}/error_tracking/alert_rules',
  createAlertRule: 'POST /v4/projects/{id}/error_tracking/alert_rules',
  updateAlertRule: 'PUT /v4/projects/{id}/error_tracking/alert_rules/{rule_id}',
  deleteAlertRule: 'DELETE /v4/projects/{id}/error_tracking/alert_rules/{rule_id}',
  listAlertDestinations: 'GET /v4/projects/{id}/error_tracking/alert_destinations',
  createAlertDestination: 'POST /v4/projects/{id}/error_tracking/alert_destinations',
  updateAlertDestination: 'PUT /v4/projects/{id}/error_tracking/alert_destinations/{destination_id}',
  deleteAlertDestination: 'DELETE /v4/projects/{id}/error_tracking/alert_destinations/{destination_id}',
  testAlertDestination: 'POST /v4/projects/{id}/error_tracking/alert_destinations/{destination_id}/test',
  rotateAlertSecret: 'POST /v4/projects/{id}/error_tracking/alert_destinations/{destination_id}/rotate_secret',
  listAlerts: 'GET /v4/projects/{id}/error_tracking/alerts',
} as const satisfies Addresses;
