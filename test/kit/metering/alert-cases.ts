import type { AlertEndpointName } from '../../../shared/api/gitlab/alert-endpoints.ts';
import { DESTINATION, HOOK, nothing, withDestination, withHook, withRule, type Arrange } from './arrangements.ts';

/** The cases of the endpoints of alerts. */
export const ALERT_CASES = {
  listAlertRules: { '': nothing },
  createAlertRule: { '': async () => ({ json: { name: 'Fatal', levels: ['fatal'] } }) },
  getAlertRule: { '': withRule },
  updateAlertRule: { '': async () => ({ path: { rule_id: 1 }, json: { enabled: false } }) },
  deleteAlertRule: { '': withRule },
  listAlertDestinations: { '': withDestination, 'without any': nothing },
  createAlertDestination: { '': async () => ({ json: DESTINATION }) },
  getAlertDestination: { '': withDestination },
  updateAlertDestination: {
    '': async (api, project) => ({ ...(await withDestination(api, project)), json: { enabled: false } }),
  },
  deleteAlertDestination: { '': withDestination },
  testAlertDestination: { '': withDestination },
  rotateAlertSecret: { '': withDestination },
  listAlerts: { '': nothing },
  listHooks: { '': withHook, 'without any': nothing },
  createHook: { '': async () => ({ json: HOOK }) },
  getHook: { '': withHook },
  updateHook: { '': async (api, project) => ({ ...(await withHook(api, project)), json: { note_events: true } }) },
  deleteHook: { '': withHook },
  testHook: { '': async (api, project) => ({ ...(await withHook(api, project)), orStatus: 422 }) },
} satisfies Record<AlertEndpointName, Readonly<Record<string, Arrange>>>;
