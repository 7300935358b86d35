import type { RestApiBase } from 'aws-cdk-lib/aws-apigateway';
import type { CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  Alarm,
  ComparisonOperator,
  MathExpression,
  Metric,
  TreatMissingData,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { FilterPattern, type LogGroup } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ERRORS_INDEXES, PROJECTS_INDEX } from '../../shared/store/table/keys.ts';
import type { Tenant } from '../tenant.ts';
import { acknowledge } from './acknowledge.ts';
import type { Jobs } from './job-functions.ts';
import type { StreamConsumers } from './stream-consumers.ts';

export interface AlarmsProps {
  tenant: string;
  topic: Topic;
  api: RestApiBase;
  collectorStage: CfnStage;
  accessLog: LogGroup;
  table: Table;
  consumers: StreamConsumers;
  jobs: Jobs;
}

const OVER_5_MINUTES = { statistic: 'Sum', period: Duration.minutes(5) } as const;

/** Where the tenant's operator is told. Functions may tell there, too, so it is there before them. */
export function operatorTopic(scope: Construct, { name, alarmEmail }: Tenant): Topic | null {
  if (alarmEmail === null) return null;
  const topic = new Topic(new Construct(scope, 'Alarms'), 'Topic', { displayName: `Glet ${name}`, enforceSSL: true });
  topic.addToResourcePolicy(publishing(topic));
  topic.addSubscription(new EmailSubscription(alarmEmail));
  acknowledge(topic, {
    'Serverless-SNSRedrivePolicy':
      'A mail that cannot be delivered is not worth a queue: what it tells of keeps its state and its history.',
  });
  return topic;
}

/**
 * Mails when something needs a person. An endpoint's function has no alarm of its own: its errors, timeouts and throttles
 * all come out of the API as a 5xx, and every alarm has a monthly fee.
 */
export function alarms(props: AlarmsProps): void {
  const { tenant, topic, api, collectorStage, accessLog, table, consumers, jobs } = props;
  const own = topic.node.scope as Construct;
  const action = new SnsAction(topic);

  function alarm(id: string, alarmDescription: string, metric: IMetric, threshold = 1): void {
    const raised = new Alarm(own, id, {
      alarmDescription: `${tenant}: ${alarmDescription}`,
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    raised.addAlarmAction(action);
    raised.addOkAction(action);
  }

  alarm(
    'ServerErrors',
    'requests were answered with a 5xx',
    sum([api.deploymentStage.metricServerError(OVER_5_MINUTES), serverErrorsOf(collectorStage)]),
  );
  alarm('Throttled', "requests were refused by the stage's throttling", throttled(accessLog, tenant));
  alarm('TableThrottled', 'the table refused reads or writes above its rate', sum(throttleEvents(table)));
  const functions = Object.values(consumers.functions);
  alarm(
    'ConsumerErrors',
    'a consumer of the stream failed',
    sum(functions.map((it) => it.metricErrors(OVER_5_MINUTES))),
  );
  for (const [name, it] of Object.entries(consumers.functions)) {
    const age = it.metric('IteratorAge', { ...OVER_5_MINUTES, statistic: 'Maximum' });
    alarm(
      `${name}Lag`,
      `${name} is behind the stream by a quarter of an hour`,
      age,
      Duration.minutes(15).toMilliseconds(),
    );
  }
  alarm('Failures', 'records of the stream could not be consumed and are in the queue', waiting(consumers.failures));
  alarm('JobFailures', 'jobs failed three times, and their orders are in the queue', waiting(jobs.failures));
}

function waiting(queue: Queue): IMetric {
  return queue.metricApproximateNumberOfMessagesVisible({ ...OVER_5_MINUTES, statistic: 'Maximum' });
}

/** A topic with a policy of its own, such as the one that demands TLS, has lost the one that lets its account publish. */
function publishing(topic: Topic): PolicyStatement {
  return new PolicyStatement({
    principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
    actions: ['sns:Publish'],
    resources: [topic.topicArn],
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(topic).account } },
  });
}

/** An HTTP API's metrics have other names than a REST API's (API Gateway Developer Guide, "Monitor CloudWatch metrics for HTTP APIs"). */
function serverErrorsOf({ apiId, stageName }: CfnStage): IMetric {
  const dimensionsMap = { ApiId: apiId, Stage: stageName };
  return new Metric({ namespace: 'AWS/ApiGateway', metricName: '5xx', dimensionsMap, ...OVER_5_MINUTES });
}

/**
 * API Gateway has no metric for it. A REST API names the type of its answer, and for an HTTP API no document says that it
 * does: there it is a 429 that no function gave. One that a function gave is not counted.
 */
function throttled(accessLog: LogGroup, tenant: string): IMetric {
  const filter = accessLog.addMetricFilter('Throttled', {
    filterPattern: FilterPattern.any(
      FilterPattern.stringValue('$.errorType', '=', 'THROTTLED'),
      FilterPattern.all(
        FilterPattern.stringValue('$.status', '=', '429'),
        FilterPattern.stringValue('$.integrationLatency', '=', '-'),
      ),
    ),
    metricNamespace: 'Glet',
    metricName: `throttled-${tenant}`,
  });
  return filter.metric(OVER_5_MINUTES);
}

/**
 * Of the table and of each index: "The TableName dimension returns the ReadThrottleEvents for the table, but not for any
 * global secondary indexes. To view ReadThrottleEvents for a global secondary index, you must specify both TableName and
 * GlobalSecondaryIndexName" (DynamoDB Developer Guide, "DynamoDB Metrics and dimensions"). An index that is throttled slows
 * down the writes of the table, and so the consumer. CloudWatch takes ten metrics in an alarm's expression.
 */
function throttleEvents(table: Table): IMetric[] {
  const indexes = [PROJECTS_INDEX, ...Object.values(ERRORS_INDEXES)].map(({ name }) => ({
    GlobalSecondaryIndexName: name,
  }));
  return [{}, ...indexes].flatMap((dimensions) =>
    ['ReadThrottleEvents', 'WriteThrottleEvents'].map(
      (metricName) =>
        new Metric({
          namespace: 'AWS/DynamoDB',
          metricName,
          dimensionsMap: { TableName: table.tableName, ...dimensions },
          ...OVER_5_MINUTES,
        }),
    ),
  );
}

function sum(metrics: readonly IMetric[]): IMetric {
  const usingMetrics = Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric]));
  const { period } = OVER_5_MINUTES;
  return new MathExpression({ expression: 'SUM(METRICS())', usingMetrics, period });
}
