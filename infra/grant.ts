import type { JobName } from '../shared/api/jobs.ts';
import type { ObjectKind } from '../shared/s3/keys.ts';

/**
 * A transaction needs no action of its own: DynamoDB checks the action of each item in it (`ConditionCheckItem` for a
 * bare condition). A batch does: `BatchWriteItem` is not implied by `DeleteItem`.
 */
export type TableAction =
  | 'GetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem'
  | 'BatchGetItem'
  | 'BatchWriteItem';

/** What may be done to an object of the bucket. */
export type ObjectAction = 'GetObject' | 'PutObject' | 'DeleteObject';

/**
 * What a function may do to the table, the indexes that it may query, what it may do to objects of the bucket, and to the
 * parameter with the key of secrets that are sealed: tokens of external Sentries, and what we show to OpenID providers.
 * Nothing more is granted.
 */
export interface Grant {
  table: readonly TableAction[];
  indexes?: readonly string[];
  /**
   * By their kind. Nobody may list the bucket, so S3 answers a read of what is not there with 403 and not with 404
   * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html): what there is stands in the table.
   */
  objects?: Readonly<Partial<Record<ObjectKind, readonly ObjectAction[]>>>;
  /** The jobs that it may have run. */
  starts?: readonly JobName[];
  /** The jobs that it may have run at a moment. One may do so with itself. */
  schedules?: readonly JobName[];
  tokenKey?: readonly ('GetParameter' | 'PutParameter')[];
  /** Whom it asks outside: a project's Sentry, an OpenID provider, or those that a project's alerts are sent to. */
  callsOut?: 'sentry' | 'provider' | 'destination';
  /** Whether it is told whom alerts may be sent to besides the internet. */
  alerts?: true;
  /** What it does with the mails of alerts: has addresses asked whether they want them, where that is needed; sends them. */
  mails?: readonly ('invites' | 'sends')[];
  /** Whether it tells the tenant's operator of something, where there is one to tell. */
  tellsOperator?: true;
}

/** Of what seals secrets, and of what only opens them. */
export const SEALS = { tokenKey: ['GetParameter', 'PutParameter'] } as const;
export const OPENS = { tokenKey: ['GetParameter'] } as const;

/** Tells the functions that may ask a project's external Sentry. */
export function asksExternalSentry({ callsOut }: Grant): boolean {
  return callsOut === 'sentry';
}
