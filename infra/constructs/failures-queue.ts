import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** Where Lambda leaves what it gave up on, for two weeks. Nobody polls it, so it costs nothing while nothing fails. */
export function failuresQueue(scope: Construct): Queue {
  const failures = new Queue(scope, 'Failures', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  const itself = 'It is itself where what failed ends; nothing consumes it, so nothing can fail to.';
  acknowledge(failures, { 'AwsSolutions-SQS3': itself, 'Serverless-SQSRedrivePolicy': itself });
  return failures;
}
