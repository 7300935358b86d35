import { allowedTargets, type AllowedTargets } from '../domain/alerts/allowed-targets.ts';
import { COLLECTOR_CACHE_MS, MAX_MAP_MS, type IngestLimits } from '../domain/ingest-limits.ts';
import { given, positiveIntegers, told, type Variables } from './variables.ts';

/** What a function is told by the stack that deploys it. */
export interface Environment {
  /** Name of the stack's table. */
  table: string;
  /** The tenant's name, the default namespace of new projects. */
  tenant: string;
  /** The tenant's own domain, if it has one: callers are told addresses under `https://<domain>/api`. */
  domain: string | null;
}

/**
 * The only place that reads the process environment.
 * @throws Error at cold start, naming every variable that is missing.
 */
export function readEnvironment(variables: Variables = process.env): Environment {
  const [table, tenant] = given(variables, 'GLET_TABLE', 'GLET_TENANT');
  return { table: table!, tenant: tenant!, domain: variables['GLET_DOMAIN'] || null };
}

/**
 * Reads the id of the API that SDKs send to, for the functions that show DSNs.
 * @throws Error at cold start when it is missing.
 */
export function readCollectorApi(variables: Variables = process.env): string {
  return given(variables, 'GLET_COLLECTOR_API')[0]!;
}

/**
 * Reads where a page's function finds the files that came with it, as Lambda says (Lambda Developer Guide, "Defined runtime
 * environment variables"), and the tenant's own domain.
 * @throws Error at cold start when the directory is missing.
 */
export function readPageSurroundings(variables: Variables = process.env): { root: string; domain: string | null } {
  return { root: given(variables, 'LAMBDA_TASK_ROOT')[0]!, domain: variables['GLET_DOMAIN'] || null };
}

/** Where the key of tokens is kept; what the functions that seal or open one are told besides. */
interface TokenKeyPlace {
  /** Name of the parameter in SSM's Parameter Store. */
  parameter: string;
  /** An address for SSM other than AWS's own, under the name that AWS's SDKs have for it. */
  endpoint: string | null;
}

/** @throws Error at cold start, naming the variable that is missing. */
export function readTokenKeyPlace(variables: Variables = process.env): TokenKeyPlace {
  return { parameter: given(variables, 'GLET_TOKEN_KEY')[0]!, endpoint: variables['AWS_ENDPOINT_URL_SSM'] || null };
}

/**
 * Reads which bucket holds the stack's objects, and an address for S3 other than AWS's own, under the name that AWS's SDKs
 * have for it.
 * @throws Error at cold start, naming the variable that is missing.
 */
export function readBucket(variables: Variables = process.env): { name: string; endpoint: string | null } {
  return { name: given(variables, 'GLET_BUCKET')[0]!, endpoint: variables['AWS_ENDPOINT_URL_S3'] || null };
}

/** What the function calls itself in its log. */
export function readServiceName(variables: Variables = process.env): string {
  return variables['POWERTOOLS_SERVICE_NAME'] ?? '';
}

/**
 * Reads where jobs are that a function has run, and an address for Lambda other than AWS's own.
 * @throws Error at cold start, naming the variable that is missing, or the jobs that it does not tell of.
 */
export function readJobs<Name extends string>(
  names: readonly Name[],
  variables: Variables = process.env,
): { arns: Readonly<Record<Name, string>>; endpoint: string | null } {
  const arns = JSON.parse(given(variables, 'GLET_JOBS')[0]!) as Record<Name, string>;
  const missing = names.filter((name) => !arns[name]);
  if (missing.length > 0) throw new Error(`missing in GLET_JOBS of the function's environment: ${missing.join(', ')}`);
  return { arns, endpoint: variables['AWS_ENDPOINT_URL_LAMBDA'] || null };
}

/**
 * Reads where schedules are kept, and an address for EventBridge Scheduler other than AWS's own, under the name that AWS's
 * SDKs have for it.
 * @throws Error at cold start, naming every variable that is missing.
 */
export function readSchedulerPlace(variables: Variables = process.env): {
  group: string;
  role: string;
  failures: string;
  endpoint: string | null;
} {
  const [group, role, failures] = given(
    variables,
    'GLET_SCHEDULE_GROUP',
    'GLET_SCHEDULE_ROLE',
    'GLET_SCHEDULE_FAILURES',
  );
  return { group: group!, role: role!, failures: failures!, endpoint: variables['AWS_ENDPOINT_URL_SCHEDULER'] || null };
}

/**
 * Reads whom alerts may be sent to besides the internet, for the functions that save destinations or send to them.
 * @throws Error at cold start when it is missing; empty says that there is nobody.
 */
export function readAllowedTargets(variables: Variables = process.env): AllowedTargets {
  return allowedTargets(told(variables, 'GLET_ALERTS_ALLOW')[0]!);
}

/** How alerts are mailed: by SES as the tenant's own sender, or else by SNS through a topic. With other addresses than AWS's own. */
export type MailPlace =
  | { by: 'ses'; from: string; endpoint: string | null }
  | { by: 'sns'; topic: string; endpoint: string | null };

/** @throws Error at cold start, naming the variable that is missing. */
export function readMailPlace(variables: Variables = process.env): MailPlace {
  const { GLET_MAIL_FROM: from, GLET_MAIL_TOPIC: topic } = variables;
  if (from) return { by: 'ses', from, endpoint: variables['AWS_ENDPOINT_URL_SESV2'] || null };
  if (topic) return { by: 'sns', topic, endpoint: variables['AWS_ENDPOINT_URL_SNS'] || null };
  throw new Error("missing in the function's environment: GLET_MAIL_FROM or GLET_MAIL_TOPIC");
}

/**
 * Reads where the tenant's operator is told, `null` if nobody wants to be, and an address for SNS other than AWS's own.
 * @throws Error at cold start when it is missing.
 */
export function readOperatorTopic(variables: Variables = process.env): {
  topic: string | null;
  endpoint: string | null;
} {
  const [topic] = told(variables, 'GLET_OPERATOR_TOPIC');
  return { topic: topic || null, endpoint: variables['AWS_ENDPOINT_URL_SNS'] || null };
}

/**
 * Milliseconds that all that a request asks of an external Sentry may take.
 * @throws Error at cold start, naming the variable that is missing or no positive integer.
 */
export function readExternalSentryTime(variables: Variables = process.env): number {
  return positiveIntegers(variables, { seconds: 'GLET_EXTERNAL_SENTRY_SECONDS' }).seconds * 1000;
}

const MEBIBYTE = 1024 * 1024;

/** @throws Error at cold start, naming every variable that is missing or no positive integer. */
export function readIngestLimits(variables: Variables = process.env): IngestLimits {
  const values = positiveIntegers(variables, {
    retentionDays: 'GLET_RETENTION_DAYS',
    keyLimit: 'GLET_CLIENT_KEY_LIMIT',
    keyWindow: 'GLET_CLIENT_KEY_WINDOW',
    quota: 'GLET_PROJECT_QUOTA',
    quotaWindow: 'GLET_PROJECT_QUOTA_WINDOW',
    quotaMegabytes: 'GLET_PROJECT_QUOTA_MEGABYTES',
    newErrorsPerHour: 'GLET_NEW_ERROR_LIMIT',
  });
  return {
    retentionDays: values.retentionDays,
    clientKey: { count: values.keyLimit, window: values.keyWindow },
    project: { count: values.quota, window: values.quotaWindow, bytes: values.quotaMegabytes * MEBIBYTE },
    newErrorsPerHour: values.newErrorsPerHour,
  };
}

/** Whether SDKs are told, for the functions that they send to, which of what they send nobody keeps. */
export function readAnnouncesDropped(variables: Variables = process.env): boolean {
  return given(variables, 'GLET_ANNOUNCE_DROPPED')[0] === 'true';
}

/**
 * Milliseconds that an instance of the collector may go by what it knows. No stack sets it, and a test says so: it is there
 * for tests, which would wait ten seconds for each change that they make.
 * @throws Error at cold start if it is set and no positive integer.
 */
export function readCollectorCacheMs(variables: Variables = process.env): number {
  return milliseconds(variables, 'GLET_COLLECTOR_CACHE_MS', COLLECTOR_CACHE_MS);
}

/**
 * Milliseconds that source maps may take of a request. It is there for tests, as the one before, which run on machines that
 * are busy with others.
 * @throws Error at cold start if it is set and no positive integer.
 */
export function readMapMs(variables: Variables = process.env): number {
  return milliseconds(variables, 'GLET_MAP_MS', MAX_MAP_MS);
}

function milliseconds(variables: Variables, name: string, usual: number): number {
  return variables[name] === undefined ? usual : positiveIntegers(variables, { name }).name;
}
