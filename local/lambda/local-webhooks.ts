import type { LambdaFunction } from '../assembly/types.ts';
import type { Hosts } from './hosts.ts';

/** How this machine is called by who tries alerts out. */
export const LOCAL_NAMES = ['localhost', '127.0.0.1'];

/** What functions see in addition: the names of this machine, which lead to it. */
export const LOCAL_HOSTS: Hosts = Object.fromEntries(LOCAL_NAMES.map((name) => [name, '127.0.0.1']));

/**
 * Names this machine to the functions that send alerts, as if the tenant's operator had, who cannot: no such name passes the
 * stack's options. The functions' check of addresses stays what it is, and lets these through because they seem public until a
 * connection is opened (`hosts.ts`).
 */
export function allowingLocalWebhooks(functions: readonly LambdaFunction[]): LambdaFunction[] {
  return functions.map((definition) => {
    const { GLET_ALERTS_ALLOW: allow, ...others } = definition.environment;
    if (allow === undefined) return definition;
    const all = [...allow.split(',').filter(Boolean), ...LOCAL_NAMES].join();
    return { ...definition, environment: { ...others, GLET_ALERTS_ALLOW: all } };
  });
}
