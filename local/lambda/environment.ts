import { devNull } from 'node:os';
import type { LambdaFunction } from '../assembly/types.ts';

/** The fake credentials of a function; the table, the bucket and the parameters tell functions apart by the access key. */
export function accessKeyOf({ id }: Pick<LambdaFunction, 'id'>): string {
  return `LOCAL${id}`;
}

/** Of every function. */
export const SECRET_ACCESS_KEY = 'local';

/** Addresses of what functions call instead of AWS. */
export interface Endpoints {
  dynamodb: string;
  s3: string;
  lambda: string;
  ssm: string;
  scheduler: string;
  ses: string;
  sns: string;
}

/** A function's whole environment, as Lambda sets it: the template's variables and the runtime's own, nothing of ours. */
export function environmentOf(definition: LambdaFunction, endpoints: Endpoints): Record<string, string> {
  return {
    ...definition.environment,
    AWS_ACCESS_KEY_ID: accessKeyOf(definition),
    AWS_SECRET_ACCESS_KEY: SECRET_ACCESS_KEY,
    AWS_DEFAULT_REGION: regionOf(definition),
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMb),
    AWS_LAMBDA_FUNCTION_NAME: definition.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: definition.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: LOG_STREAM,
    AWS_REGION: regionOf(definition),
    LAMBDA_TASK_ROOT: definition.assetDirectory,
    TZ: ':UTC',
    _HANDLER: definition.handler,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_LAMBDA: endpoints.lambda,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_SCHEDULER: endpoints.scheduler,
    AWS_ENDPOINT_URL_SESV2: endpoints.ses,
    AWS_ENDPOINT_URL_SNS: endpoints.sns,
    AWS_ENDPOINT_URL_SSM: endpoints.ssm,
    // The profile of whoever runs this must not reach a function.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
  };
}

export const LOG_STREAM = 'local';

function regionOf({ arn }: Pick<LambdaFunction, 'arn'>): string {
  return arn.split(':')[3]!;
}
