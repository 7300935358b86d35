import type { AlertEndpointName } from '../shared/api/gitlab/alert-endpoints.ts';
import { OPENS, SEALS, type Grant } from './grant.ts';

/** What the endpoints of alerts may do. */
export const ALERT_GRANTS: Readonly<Record<AlertEndpointName, Grant>> = {
  listAlertRules: { table: ['GetItem'] },
  createAlertRule: { table: ['GetItem', 'UpdateItem'] },
  getAlertRule: { table: ['GetItem'] },
  updateAlertRule: { table: ['GetItem', 'UpdateItem'] },
  deleteAlertRule: { table: ['GetItem', 'UpdateItem'] },
  listAlertDestinations: { table: ['GetItem', 'BatchGetItem', 'Query'] },
  createAlertDestination: { table: ['GetItem', 'UpdateItem', 'PutItem'], ...SEALS, alerts: true, mails: ['invites'] },
  getAlertDestination: { table: ['GetItem'] },
  updateAlertDestination: {
    table: ['GetItem', 'UpdateItem', 'PutItem'],
    starts: ['deliverAlerts'],
    ...SEALS,
    alerts: true,
    mails: ['invites'],
  },
  deleteAlertDestination: { table: ['GetItem', 'UpdateItem', 'DeleteItem'] },
  testAlertDestination: {
    table: ['GetItem', 'PutItem'],
    starts: ['deliverAlerts'],
    ...OPENS,
    callsOut: 'destination',
    alerts: true,
    mails: ['invites', 'sends'],
  },
  rotateAlertSecret: { table: ['GetItem', 'UpdateItem', 'PutItem'], ...OPENS },
  listAlerts: { table: ['GetItem', 'BatchGetItem', 'Query'] },
  listHooks: { table: ['GetItem', 'BatchGetItem', 'Query'], ...OPENS },
  createHook: { table: ['GetItem', 'UpdateItem', 'PutItem'], ...SEALS, alerts: true },
  getHook: { table: ['GetItem'], ...OPENS },
  updateHook: {
    table: ['GetItem', 'UpdateItem', 'PutItem'],
    starts: ['deliverAlerts'],
    ...SEALS,
    alerts: true,
  },
  deleteHook: { table: ['GetItem', 'UpdateItem', 'DeleteItem'] },
  testHook: {
    table: ['GetItem', 'PutItem'],
    starts: ['deliverAlerts'],
    ...OPENS,
    callsOut: 'destination',
    alerts: true,
  },
};
