import { AccessLogField, AccessLogFormat, LogGroupLogDestination, type StageOptions } from 'aws-cdk-lib/aws-apigateway';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';

/**
 * One line per request. The path as it is defined, not as it was called, and neither query nor headers: they may hold a
 * token. `errorType` tells an answer of API Gateway's own from a function's. Numbers are quoted, for API Gateway writes
 * `-` where it has none.
 */
const LINE = {
  requestId: AccessLogField.contextRequestId(),
  time: AccessLogField.contextRequestTime(),
  ip: AccessLogField.contextIdentitySourceIp(),
  method: AccessLogField.contextHttpMethod(),
  resourcePath: AccessLogField.contextResourcePath(),
  status: AccessLogField.contextStatus(),
  latency: AccessLogField.contextResponseLatency(),
  integrationLatency: AccessLogField.contextIntegrationLatency(),
  responseLength: AccessLogField.contextResponseLength(),
  errorType: AccessLogField.contextErrorResponseType(),
};

/** The same of an HTTP API, which has routes in place of resources ("Customize HTTP API access logs"). */
export const HTTP_API_LINE = { ...LINE, resourcePath: '$context.routeKey' } as const;

export function loggingTo(group: LogGroup): Required<Pick<StageOptions, 'accessLogDestination' | 'accessLogFormat'>> {
  return {
    accessLogDestination: new LogGroupLogDestination(group),
    accessLogFormat: AccessLogFormat.custom(JSON.stringify(LINE)),
  };
}
