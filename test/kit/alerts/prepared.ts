import type { AlertEndpointName } from '../../../shared/api/gitlab/alert-endpoints.ts';
import type { Project } from '../projects.ts';
import type { Call } from '../request.ts';
import { alertsOf, newDestination, newRule, removeAll, WEBHOOK } from './alerting.ts';

/** There is room for a few rules. */
async function newRuleAlone(project: Project): Promise<string> {
  await removeAll(alertsOf(project).rules);
  return newRule(project);
}

/** The same for destinations. */
async function newDestinationAlone(project: Project): Promise<string> {
  await removeAll(alertsOf(project).destinations);
  return newDestination(project);
}

/** What a request to each endpoint of alerts needs in order to succeed, apart from the caller. */
export function preparedAlerts(of: () => Project) {
  return {
    listAlertRules: async () => ({ path: alertsOf(of()).rules }),
    createAlertRule: async () => {
      await removeAll(alertsOf(of()).rules);
      return { path: alertsOf(of()).rules, call: { json: { name: 'Fatal' } } };
    },
    getAlertRule: async () => ({ path: await newRuleAlone(of()) }),
    updateAlertRule: async () => ({ path: await newRuleAlone(of()), call: { json: { enabled: false } } }),
    deleteAlertRule: async () => ({ path: await newRuleAlone(of()) }),
    listAlertDestinations: async () => ({ path: alertsOf(of()).destinations }),
    createAlertDestination: async () => {
      await removeAll(alertsOf(of()).destinations);
      return { path: alertsOf(of()).destinations, call: { json: WEBHOOK } };
    },
    getAlertDestination: async () => ({ path: await newDestinationAlone(of()) }),
    updateAlertDestination: async () => ({ path: await newDestinationAlone(of()), call: { json: { enabled: false } } }),
    deleteAlertDestination: async () => ({ path: await newDestinationAlone(of()) }),
    testAlertDestination: async () => ({ path: `${await newDestinationAlone(of())}/test` }),
    rotateAlertSecret: async () => ({ path: `${await newDestinationAlone(of())}/rotate_secret` }),
    listAlerts: async () => ({ path: alertsOf(of()).history }),
  } satisfies Partial<Record<AlertEndpointName, () => Promise<{ path: string; call?: Call }>>>;
}
