import type { InvokeConfig, Scheduling } from './job-types.ts';
import type { Messaging } from './messaging.ts';

/** What of a synthesized stack matters at run time, with every CloudFormation intrinsic resolved. Plain data. */
export interface Assembly extends Messaging {
  stackName: string;
  api: Api;
  httpApi: HttpApi | null;
  mappings: ApiMapping[];
  functions: LambdaFunction[];
  tables: Table[];
  buckets: Bucket[];
  eventSources: EventSource[];
  invokeConfigs: InvokeConfig[];
  scheduling: Scheduling;
}

export interface Api {
  id: string;
  /** First path segment of every request; API Gateway keeps it out of `path`. */
  stage: string;
  routes: Route[];
  /** By type, such as `MISSING_AUTHENTICATION_TOKEN`; only those that the stack overrides. */
  gatewayResponses: Partial<Record<string, GatewayResponse>>;
  binaryMediaTypes: string[];
}

export interface Route {
  /** As declared; `ANY` matches every method. */
  method: string;
  /** Resource path below the stage, such as `/v4/projects/{id}`; `{proxy+}` at its end is any number of segments. */
  path: string;
  resourceId: string;
  throttle: Throttle;
  integration: LambdaIntegration | MockIntegration;
}

/** A token bucket: `rate` requests per second, `burst` requests at once. */
export interface Throttle {
  rate: number;
  burst: number;
}

export interface LambdaIntegration {
  type: 'lambda';
  functionId: string;
  /** ARN of the role as which it is called; `null`: the function's own policy lets API Gateway call it. */
  credentials: string | null;
  timeoutMs: number;
}

export interface MockIntegration {
  type: 'mock';
  status: number;
  headers: Record<string, string>;
  body: string;
  /** Content types of requests that it takes. */
  requestTypes: string[];
  /** Whether it takes a binary body for text, to read its template, and writes its answer as text. */
  readsText: boolean;
  writesText: boolean;
}

export interface HttpApi {
  id: string;
  stage: string;
  stageVariables: Record<string, string> | null;
  cors: Cors | null;
  routes: HttpRoute[];
}

/** A route of an HTTP API; all of them call functions. */
export interface HttpRoute {
  method: string;
  /** Below the stage; `{name+}` at its end is any number of segments. */
  path: string;
  throttle: Throttle;
  functionId: string;
  timeoutMs: number;
}

/** For every origin; lists are joined by commas. */
export interface Cors {
  methods: string;
  headers: string;
  exposed: string;
  /** Seconds. */
  maxAge: number;
}

/** A base path of the custom domain, without slashes at its ends, and the id of the API that it leads to. */
export interface ApiMapping {
  key: string;
  apiId: string;
}

export interface GatewayResponse {
  /** `null`: the status that API Gateway had in mind. */
  status: number | null;
  headers: Record<string, string>;
  /** Body with `$context.…` variables, and its content type; `null`: API Gateway's own `{"message": …}`. */
  template: { contentType: string; body: string } | null;
}

export interface LambdaFunction {
  /** Logical id in the template. */
  id: string;
  name: string;
  arn: string;
  /** Path of its source below `functions/`, without the ending: logs call it that, and its bundle is found by that. */
  label: string;
  /** Absolute path of the directory with the bundle. */
  assetDirectory: string;
  /** `<file without ending>.<export>`. */
  handler: string;
  environment: Record<string, string>;
  timeoutMs: number;
  memoryMb: number;
  /** Name of the log group that it writes to. */
  logGroup: string;
  /** Reserved concurrency, `null` when unreserved. */
  concurrency: number | null;
  role: Role;
}

export interface Role {
  name: string;
  statements: PolicyStatement[];
}

/** One statement of an IAM policy. */
export interface PolicyStatement {
  effect: 'Allow' | 'Deny';
  actions: string[];
  resources: string[];
  /** It applies if all hold; another than this one is refused while loading. */
  conditions?: Condition[];
}

/** `StringEquals`: what is asked for has this key, with one of these values. */
export interface Condition {
  key: string;
  values: string[];
}

/** A bucket, and how many days objects whose keys begin with a prefix are kept in it. */
export interface Bucket {
  id: string;
  name: string;
  arn: string;
  expirations: { prefix: string; days: number }[];
}

/** What DynamoDB's CreateTable and UpdateTimeToLive take. */
export interface Table {
  id: string;
  name: string;
  arn: string;
  streamArn: string | null;
  create: {
    TableName: string;
    AttributeDefinitions: { AttributeName: string; AttributeType: string }[];
    KeySchema: KeySchema;
    GlobalSecondaryIndexes?: SecondaryIndex[];
    LocalSecondaryIndexes?: SecondaryIndex[];
    BillingMode: 'PAY_PER_REQUEST';
    StreamSpecification?: { StreamEnabled: true; StreamViewType: string };
  };
  timeToLiveAttribute: string | null;
}

export type KeySchema = { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[];

export interface SecondaryIndex {
  IndexName: string;
  KeySchema: KeySchema;
  Projection: { ProjectionType: string; NonKeyAttributes?: string[] };
}

/** A table's stream that calls a function. */
export interface EventSource {
  id: string;
  functionId: string;
  tableId: string;
  streamArn: string;
  /** Parsed patterns of FilterCriteria; a record passes when one matches. Empty: every record passes. */
  filters: Record<string, unknown>[];
  batchSize: number;
  /** Seconds; 0: none. */
  tumblingWindow: number;
  /** -1: for ever. */
  maximumRetryAttempts: number;
  /** Seconds; -1: for ever. */
  maximumRecordAge: number;
  bisectOnError: boolean;
  reportBatchItemFailures: boolean;
  /** ARN of the queue or topic for what was given up on. */
  onFailure: string | null;
}
