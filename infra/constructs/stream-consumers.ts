import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { CONSUMERS, type Consumer, type ConsumerName } from '../../shared/api/stream.ts';
import { failuresQueue } from './failures-queue.ts';
import { patternOf } from './stream-pattern.ts';
import { contractFunctions, type ContractFunctionsProps, type Functions } from './contract-functions.ts';

/** Nobody waits, and a batch may hold several large projects; what is not done by then is delivered again. */
const TIMEOUT = Duration.seconds(60);

/**
 * DynamoDB keeps a change for 24 hours and delivers in order, so one record that always fails would hold up its shard for
 * a day and lose what is behind it. After these it goes to the queue instead.
 */
const RETRIES = 10;
const OLDEST = Duration.hours(6);

export interface StreamConsumers {
  functions: Functions<ConsumerName>;
  /** Where the records went that could not be consumed: their place in the stream, not their content. */
  failures: Queue;
}

/** The functions that follow the table's stream, each with its filter of the contract. */
export function streamConsumers(scope: Construct, props: ContractFunctionsProps): StreamConsumers {
  const own = new Construct(scope, 'Consumers');
  const failures = failuresQueue(own);
  const stream = props.table.tableStreamArn!;
  const policies = { Stream: new PolicyDocument({ statements: [...reading(stream), sending(failures)] }) };
  const functions = contractFunctions(
    own,
    { rows: CONSUMERS, bounds: () => ({ timeout: TIMEOUT }), policies: () => policies },
    props,
  );

  for (const name of Object.keys(CONSUMERS) as ConsumerName[]) {
    const { filters, batchSize, window }: Consumer = CONSUMERS[name];
    new EventSourceMapping(functions[name], 'Stream', {
      target: functions[name],
      eventSourceArn: stream,
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: filters.map((filter) => ({ pattern: JSON.stringify(patternOf(filter)) })),
      batchSize,
      ...(window && { tumblingWindow: Duration.seconds(window) }),
      retryAttempts: RETRIES,
      maxRecordAge: OLDEST,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      // CDK's `SqsDlq` would grant reading the queue's attributes as well.
      onFailure: { bind: () => ({ destination: failures.queueArn }) },
    });
  }
  return { functions, failures };
}

/** Lambda checks all four when the mapping is made. */
function reading(stream: string): PolicyStatement[] {
  const actions = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'];
  return [new PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources: [stream] })];
}

function sending(queue: Queue): PolicyStatement {
  return new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] });
}
