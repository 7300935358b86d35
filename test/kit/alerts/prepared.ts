import type { AlertEndpointName } from '../../../shared/api/gitlab/alert-endpoints.ts';
import { hooksAt, hookUrl, newHook } from '../hooks.ts';
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

async function newHookAlone(project: Project): Promise<string> {
  await removeAll(alertsOf(project).destinations);
  return `${hooksAt(project)}/${(await newHook(project)).id}`;
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
    listHooks: async () => ({ path: hooksAt(of()) }),
    createHook: async () => {
      await removeAll(alertsOf(of()).destinations);
      return { path: hooksAt(of()), call: { json: { url: hookUrl() } } };
    },
    getHook: async () => ({ path: await newHookAlone(of()) }),
    updateHook: async () => ({ path: await newHookAlone(of()), call: { json: { name: 'Hook' } } }),
    deleteHook: async () => ({ path: await newHookAlone(of()) }),
    testHook: async () => ({ path: `${await newHookAlone(of())}/test/none` }),
  } satisfies Record<AlertEndpointName, () => Promise<{ path: string; call?: Call }>>;
}
