/** What may be chosen per tenant, with everything that was left out filled in. */
export interface Tenant {
  /** A DNS label: part of the stack's name and the default namespace of new projects. */
  name: string;
  /** The tenant's own domain and its certificate, in the region of the stack. `null`: API Gateway's own address. */
  domain: { name: string; certificateArn: string } | null;
  /** Days that an event is kept. */
  retentionDays: number;
  /** How many events (`count`) a client key without a limit of its own may send in `window` seconds. */
  clientKeyLimit: { count: number; window: number };
  /** The same for all client keys of a project together, and how many MiB their payloads may have once compressed. */
  projectQuota: { count: number; megabytes: number; window: number };
  /** New errors of a project in each hour. */
  newErrorLimit: number;
  /** Of the table and the bucket, when the stack is deleted. */
  removalPolicy: 'retain' | 'destroy';
  pointInTimeRecovery: boolean;
  /** Of the table: what storage costs, and what reads and writes. */
  tableClass: 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS';
  deletionProtection: boolean;
  logRetentionDays: LogRetentionDays;
  /** Of each method of the API but the collector's: requests per second in the long run, and how many at once. */
  throttling: { rate: number; burst: number };
  /** Of each method of the collector, the same. */
  collectorThrottling: { rate: number; burst: number };
  /** Whether SDKs are told to send no more of what the collector drops anyway. */
  announceDropped: boolean;
  /** Execution environments of each function of the collector. `null`: what the account has left. */
  reservedConcurrency: number | null;
  /**
   * Of the functions that may ask an external Sentry: execution environments of each (`null`: what the account has left),
   * and how long all that a request asks of it may take.
   */
  externalSentry: { reservedConcurrency: number | null; timeoutSeconds: number };
  /** Whether the stack sets the role by which API Gateway writes logs, for the whole account and region. */
  apiGatewayLogRole: boolean;
  /** Who hears of alarms. `null`: there are none, for an alarm costs its fee while nothing happens. */
  alarmEmail: string | null;
  /**
   * As whom alerts are mailed, and what SES is to verify of it: the address's domain, the address alone, or nothing, because
   * that is done elsewhere. `null`: no alert is mailed.
   */
  mail: { from: string; identity: MailIdentity } | null;
  /** Hosts and private networks that alerts may be sent to besides the internet. */
  alerts: { allow: readonly string[] };
}

export type MailIdentity = 'domain' | 'address' | 'existing';

/** What CloudWatch Logs takes, in days. */
export const LOG_RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;
export type LogRetentionDays = (typeof LOG_RETENTION_DAYS)[number];
