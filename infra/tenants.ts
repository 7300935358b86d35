import { UserError } from './user-error.ts';
import { NAME, OPTION_NAMES, OPTIONS, type Values } from './tenant-options.ts';
import type { Tenant } from './tenant.ts';

/** "a and b", "a, b, and c". */
const enumerated = (words: readonly string[]): string => new Intl.ListFormat('en').format(words);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The tenants to synthesize. `tenants`: the options of each by name; `tenant`: the one that is wanted, else all.
 * @throws UserError with a sentence for everything that is wrong.
 */
export function selectTenants({ tenants, tenant }: { tenants: unknown; tenant: unknown }): Tenant[] {
  const listed = tenants ?? {};
  if (!isObject(listed))
    throw new UserError(
      `context "tenants" is ${JSON.stringify(tenants)}; give an object of tenants by name, in cdk.json`,
    );
  if (tenant === undefined) {
    const names = Object.keys(listed);
    if (names.length === 0) throw new UserError('context "tenants" names no tenant; list one, or give -c tenant=NAME');
    return names.map((name) => checkedTenant(name, listed[name]));
  }
  if (typeof tenant !== 'string')
    throw new UserError(`context "tenant" is ${JSON.stringify(tenant)}; give a tenant's name`);
  return [checkedTenant(tenant, Object.hasOwn(listed, tenant) ? listed[tenant] : {})];
}

/**
 * Refuses options that are not within a tenant, as `-c domain=` and `-c retentionDays=7` would be: CDK takes any key, and
 * nobody would read them.
 * @throws UserError with a sentence for each.
 */
export function refuseOptionsOutsideTenants(contextAt: (key: string) => unknown): void {
  const keys = new Set(OPTION_NAMES.flatMap((name) => [name, name.split('.')[0]!]));
  const given = [...keys].filter((key) => contextAt(key) !== undefined);
  if (given.length === 0) return;
  const problems = given.map(
    (key) =>
      `context "${key}" is ${JSON.stringify(contextAt(key))}, which belongs to no tenant; put the option into cdk.json, under "tenants" and the tenant's name`,
  );
  throw new UserError(problems.join('\n'));
}

/**
 * A tenant with the defaults filled in.
 * @throws UserError with a sentence for every option that is wrong.
 */
export function checkedTenant(name: string, given: unknown): Tenant {
  const problems: string[] = [];
  if (!NAME.pattern.test(name)) problems.push(`give a name of ${NAME.allowed}`);
  const values = checkedValues(given, problems);
  const domain = domainOf(values, given, problems);
  const mail = mailOf(values, given, problems);
  if (values.removalPolicy === 'destroy' && values.deletionProtection) {
    problems.push(
      'option "removalPolicy" is "destroy", which deletion protection forbids; give "deletionProtection": false too',
    );
  }
  if (problems.length > 0) throw new UserError(problems.map((problem) => `tenant "${name}": ${problem}`).join('\n'));
  const { retentionDays, removalPolicy, pointInTimeRecovery, tableClass, deletionProtection } = values;
  const { logRetentionDays, alarmEmail } = values;
  return {
    name,
    domain,
    retentionDays,
    clientKeyLimit: { count: values['clientKeyLimit.count'], window: values['clientKeyLimit.window'] },
    projectQuota: {
      count: values['projectQuota.count'],
      megabytes: values['projectQuota.megabytes'],
      window: values['projectQuota.window'],
    },
    newErrorLimit: values.newErrorLimit,
    removalPolicy,
    pointInTimeRecovery,
    tableClass,
    deletionProtection,
    logRetentionDays,
    throttling: { rate: values['throttling.rate'], burst: values['throttling.burst'] },
    collectorThrottling: { rate: values['collectorThrottling.rate'], burst: values['collectorThrottling.burst'] },
    announceDropped: values.announceDropped,
    reservedConcurrency: values.reservedConcurrency,
    externalSentry: {
      reservedConcurrency: values['externalSentry.reservedConcurrency'],
      timeoutSeconds: values['externalSentry.timeoutSeconds'],
    },
    apiGatewayLogRole: values.apiGatewayLogRole,
    alarmEmail,
    mail,
    alerts: { allow: values['alerts.allow'] },
  };
}

/** What was given, checked, over the defaults. */
function checkedValues(given: unknown, problems: string[]): Values {
  const values: Record<string, unknown> = {};
  for (const name of OPTION_NAMES) values[name] = OPTIONS[name].fallback;
  if (!isObject(given)) {
    problems.push(`its options are ${JSON.stringify(given)}; give an object, {} for the defaults`);
    return values as Values;
  }
  for (const [name, value] of flattened(given)) {
    if (!Object.hasOwn(values, name)) problems.push(unknownOption(name, value));
    else if (OPTIONS[name as keyof Values].accepts(value)) values[name] = value;
    else problems.push(`option "${name}" is ${JSON.stringify(value)}; give ${OPTIONS[name as keyof Values].allowed}`);
  }
  return values as Values;
}

/** `{throttling: {rate: 1}}` → `throttling.rate`. */
function flattened(options: Record<string, unknown>): [string, unknown][] {
  return Object.entries(options).flatMap(([name, value]): [string, unknown][] =>
    isObject(value) && Object.keys(value).length > 0
      ? Object.entries(value).map(([inner, it]) => [`${name}.${inner}`, it])
      : [[name, value]],
  );
}

function unknownOption(name: string, value: unknown): string {
  const inner = OPTION_NAMES.filter((option) => option.startsWith(`${name}.`)).map((option) =>
    option.slice(name.length + 1),
  );
  if (inner.length > 0) return `option "${name}" is ${JSON.stringify(value)}; give an object with ${enumerated(inner)}`;
  return `there is no option "${name}"; there are ${OPTION_NAMES.join(', ')}`;
}

/** Both of its options or neither. One that was given and refused is not missing: that sentence is there already. */
function domainOf(values: Values, given: unknown, problems: string[]): Tenant['domain'] {
  const { 'domain.name': name, 'domain.certificateArn': certificateArn } = values;
  if (name !== null && certificateArn !== null) return { name, certificateArn };
  const domain = isObject(given) && isObject(given['domain']) ? Object.keys(given['domain']) : [];
  if (domain.length === 0) return null;
  for (const part of ['name', 'certificateArn'] as const) {
    if (!domain.includes(part))
      problems.push(`option "domain.${part}" is missing; give ${OPTIONS[`domain.${part}`].allowed}`);
  }
  return null;
}

/** How a sender is verified is nothing without the sender. One that was given and refused is not missing. */
function mailOf(values: Values, given: unknown, problems: string[]): Tenant['mail'] {
  const { 'mail.from': from, 'mail.identity': identity } = values;
  if (from !== null) return { from, identity };
  const mail = isObject(given) && isObject(given['mail']) ? given['mail'] : {};
  if ('identity' in mail && !('from' in mail))
    problems.push(`option "mail.from" is missing; give ${OPTIONS['mail.from'].allowed}`);
  return null;
}
