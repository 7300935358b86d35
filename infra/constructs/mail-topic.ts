import { Topic } from 'aws-cdk-lib/aws-sns';
import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Tenant } from '../tenant.ts';
import { acknowledge } from './acknowledge.ts';

/** Through what alerts are mailed where there is no sender of the tenant's own. Addresses come to it when they are saved. */
export function mailTopic(scope: Construct, { name, mail }: Tenant): Topic | null {
  if (mail !== null) return null;
  const topic = new Topic(new Construct(scope, 'Mails'), 'Topic', { displayName: `Glet ${name}`, enforceSSL: true });
  acknowledge(topic, {
    'Serverless-SNSRedrivePolicy':
      'A mail that cannot be delivered is not worth a queue: the project has its errors and the history of its alerts.',
  });
  new CfnOutput(Stack.of(scope), 'MailTopic', {
    description: 'The topic that alerts are mailed through, to those who have confirmed',
    value: topic.topicArn,
  });
  return topic;
}
