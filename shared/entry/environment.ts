import { COLLECTOR_CACHE_MS, type IngestLimits } from '../domain/ingest-limits.ts';

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
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const missing = ['GLET_TABLE', 'GLET_TENANT'].filter((name) => !variables[name]);
  if (missing.length > 0) throw new Error(`missing in the function's environment: ${missing.join(', ')}`);
  return {
    table: variables['GLET_TABLE']!,
    tenant: variables['GLET_TENANT']!,
    domain: variables['GLET_DOMAIN'] || null,
  };
}

/**
 * Reads the id of the API that SDKs send to, for the functions that show DSNs.
 * @throws Error at cold start when it is missing.
 */
export function readCollectorApi(variables: NodeJS.ProcessEnv = process.env): string {
  const id = variables['GLET_COLLECTOR_API'];
  if (!id) throw new Error("missing in the function's environment: GLET_COLLECTOR_API");
  return id;
}

/** Where the key of tokens is kept; what the functions that seal or open one are told besides. */
export interface TokenKeyPlace {
  /** Name of the parameter in SSM's Parameter Store. */
  parameter: string;
  /** An address for SSM other than AWS's own, under the name that AWS's SDKs have for it. */
  endpoint: string | null;
}

/** @throws Error at cold start, naming the variable that is missing. */
export function readTokenKeyPlace(variables: NodeJS.ProcessEnv = process.env): TokenKeyPlace {
  const parameter = variables['GLET_TOKEN_KEY'];
  if (!parameter) throw new Error("missing in the function's environment: GLET_TOKEN_KEY");
  return { parameter, endpoint: variables['AWS_ENDPOINT_URL_SSM'] || null };
}

/**
 * Milliseconds that all that a request asks of an external Sentry may take.
 * @throws Error at cold start, naming the variable that is missing or no positive integer.
 */
export function readExternalSentryTime(variables: NodeJS.ProcessEnv = process.env): number {
  const seconds = Number(variables['GLET_EXTERNAL_SENTRY_SECONDS']);
  if (!Number.isSafeInteger(seconds) || seconds < 1)
    throw new Error("missing in the function's environment, or no positive integer: GLET_EXTERNAL_SENTRY_SECONDS");
  return seconds * 1000;
}

const MEBIBYTE = 1024 * 1024;

/** @throws Error at cold start, naming every variable that is missing or no positive integer. */
export function readIngestLimits(variables: NodeJS.ProcessEnv = process.env): IngestLimits {
  const wrong: string[] = [];
  const positive = (name: string): number => {
    const value = Number(variables[name]);
    if (!Number.isSafeInteger(value) || value < 1) wrong.push(name);
    return value;
  };
  const limits = {
    retentionDays: positive('GLET_RETENTION_DAYS'),
    clientKey: { count: positive('GLET_CLIENT_KEY_LIMIT'), window: positive('GLET_CLIENT_KEY_WINDOW') },
    project: {
      count: positive('GLET_PROJECT_QUOTA'),
      window: positive('GLET_PROJECT_QUOTA_WINDOW'),
      bytes: positive('GLET_PROJECT_QUOTA_MEGABYTES') * MEBIBYTE,
    },
    newErrorsPerHour: positive('GLET_NEW_ERROR_LIMIT'),
  };
  if (wrong.length > 0)
    throw new Error(`missing in the function's environment, or no positive integer: ${wrong.join(', ')}`);
  return limits;
}

/**
 * Milliseconds that an instance of the collector may go by what it knows. No stack sets it, and a test says so: it is there
 * for tests, which would wait ten seconds for each change that they make.
 * @throws Error at cold start if it is set and no positive integer.
 */
export function readCollectorCacheMs(variables: NodeJS.ProcessEnv = process.env): number {
  const text = variables['GLET_COLLECTOR_CACHE_MS'];
  if (text === undefined) return COLLECTOR_CACHE_MS;
  const milliseconds = Number(text);
  if (Number.isSafeInteger(milliseconds) && milliseconds > 0) return milliseconds;
  throw new Error(`no positive integer in the function's environment: GLET_COLLECTOR_CACHE_MS`);
}
