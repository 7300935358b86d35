import { isAllowable } from '../shared/domain/alerts/allowed-targets.ts';
import { LOG_RETENTION_DAYS, type LogRetentionDays, type MailIdentity, type Tenant } from './tenant.ts';

interface Option<Value> {
  /** When it is not given. */
  fallback: Value;
  /** Completes the sentence "give …". */
  allowed: string;
  accepts: (given: unknown) => given is Value;
}

function option<Value>(fallback: Value, allowed: string, accepts: (given: unknown) => boolean): Option<Value> {
  return { fallback, allowed, accepts: accepts as Option<Value>['accepts'] };
}

function flag(fallback: boolean): Option<boolean> {
  return option(fallback, 'true or false', (given) => typeof given === 'boolean');
}

function wholeNumber(fallback: number, least: number, most: number): Option<number> {
  return option(
    fallback,
    `a whole number from ${least} to ${most}`,
    (given) => Number.isInteger(given) && Number(given) >= least && Number(given) <= most,
  );
}

function oneOf<const Value extends string | number>(values: readonly Value[], fallback: NoInfer<Value>): Option<Value> {
  return option(fallback, `one of ${values.join(', ')}`, (given) => values.includes(given as Value));
}

function matching(pattern: RegExp, allowed: string): Option<string | null> {
  return option<string | null>(null, allowed, (given) => typeof given === 'string' && pattern.test(given));
}

/** Has no default: when it is not given, there is none. */
function orNone<Value>({ allowed, accepts }: Option<Value>): Option<Value | null> {
  return option<Value | null>(null, allowed, accepts);
}

/** All variables of a function have 4 KB (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). */
const MAX_ALLOWED = 20;
const MAX_ALLOWED_CHARACTERS = 1_000;

const LABEL = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';

/** The form of a tenant's name. */
export const NAME = {
  pattern: new RegExp(`^${LABEL}$`),
  allowed: 'lower-case letters, digits and hyphens, at most 63 in all, not beginning or ending with a hyphen',
} as const;

/** Every option by its place in the tenant's object. API Gateway's account-wide limits bound the throttling. */
export const OPTIONS = {
  'domain.name': matching(
    new RegExp(`^(${LABEL}\\.)+${LABEL}$`),
    'a host name in lower case, such as errors.acme.example',
  ),
  'domain.certificateArn': matching(
    /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/,
    "the ARN of an ACM certificate in the stack's region, arn:aws:acm:REGION:ACCOUNT:certificate/ID",
  ),
  retentionDays: wholeNumber(90, 1, 3650),
  'clientKeyLimit.count': wholeNumber(10_000, 1, 1_000_000_000),
  'clientKeyLimit.window': wholeNumber(60, 1, 2_592_000),
  'projectQuota.count': wholeNumber(100_000, 1, 1_000_000_000),
  'projectQuota.megabytes': wholeNumber(500, 1, 1_000_000),
  'projectQuota.window': wholeNumber(3_600, 1, 2_592_000),
  newErrorLimit: wholeNumber(1_000, 1, 1_000_000),
  removalPolicy: oneOf<Tenant['removalPolicy']>(['retain', 'destroy'], 'retain'),
  pointInTimeRecovery: flag(true),
  tableClass: oneOf<Tenant['tableClass']>(['STANDARD', 'STANDARD_INFREQUENT_ACCESS'], 'STANDARD'),
  deletionProtection: flag(true),
  logRetentionDays: oneOf<LogRetentionDays>(LOG_RETENTION_DAYS, 30),
  'throttling.rate': wholeNumber(1_000, 1, 10_000),
  'throttling.burst': wholeNumber(2_000, 1, 5_000),
  'collectorThrottling.rate': wholeNumber(100, 1, 10_000),
  'collectorThrottling.burst': wholeNumber(400, 1, 5_000),
  announceDropped: flag(true),
  /*
   * None by default, because it would stop the first deployment of many: Lambda refuses a reservation that leaves less
   * than 100 of the account's concurrency unreserved (Lambda Developer Guide, "Configuring reserved concurrency for a
   * function"), and while the usual quota is 1,000, new accounts have less ("Lambda quotas": "New AWS accounts have reduced
   * concurrency and memory quotas"), 10 in the reports of one-observability-demo#278 and alarm-context-tool#2.
   */
  reservedConcurrency: orNone(wholeNumber(1, 1, 10_000)),
  'externalSentry.reservedConcurrency': orNone(wholeNumber(1, 1, 10_000)),
  // At most half of what the functions have: the table and the key of the token come before it.
  'externalSentry.timeoutSeconds': wholeNumber(8, 1, 8),
  apiGatewayLogRole: flag(true),
  alarmEmail: matching(/^[^\s@,]+@[^\s@,]+\.[^\s@,.]+$/, 'one e-mail address'),
  'mail.from': matching(
    // Local parts as RFC 5321 has them without quotes; SES takes ASCII alone.
    new RegExp(`^[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+)*@(${LABEL}\\.)+${LABEL}$`),
    'one e-mail address with its domain in lower case, such as errors@acme.example',
  ),
  'mail.identity': oneOf<MailIdentity>(['domain', 'address', 'existing'], 'domain'),
  'alerts.allow': option<readonly string[]>(
    [],
    `a list of at most ${MAX_ALLOWED} host names in lower case and of addresses or networks for private use, such as ["chat.acme.internal", "10.1.0.0/16"]`,
    (given) =>
      Array.isArray(given) &&
      given.length <= MAX_ALLOWED &&
      given.join().length <= MAX_ALLOWED_CHARACTERS &&
      given.every((entry) => typeof entry === 'string' && isAllowable(entry)),
  ),
} as const;

export type OptionName = keyof typeof OPTIONS;
export type Values = { [Name in OptionName]: (typeof OPTIONS)[Name]['fallback'] };

export const OPTION_NAMES = Object.keys(OPTIONS) as OptionName[];
