import { unsupported, type Template } from './template.ts';

/** Read by the modules next door. */
const IMPERSONATED = [
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGateway::Stage',
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::ApiMapping',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Lambda::EventSourceMapping',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Role',
  'AWS::IAM::Policy',
  'AWS::DynamoDB::Table',
  'AWS::DynamoDB::GlobalTable',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SES::EmailIdentity',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::Scheduler::ScheduleGroup',
];

/** Change nothing in how a request is answered: logs, alarms, names, bookkeeping. */
const WITHOUT_EFFECT = [
  'AWS::ApiGateway::Account',
  'AWS::ApiGateway::Deployment',
  'AWS::ApiGateway::DomainName',
  'AWS::CDK::Metadata',
  'AWS::CertificateManager::Certificate',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::CompositeAlarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::KMS::Alias',
  'AWS::KMS::Key',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::Route53::RecordSet',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  // Empties the bucket when the stack is deleted.
  'Custom::S3AutoDeleteObjects',
];

/** @throws Error for a resource type that nobody has thought about yet: it is never skipped silently. */
export function expectKnownResources(template: Template): void {
  for (const [id, { Type, Condition }] of Object.entries(template.Resources)) {
    if (![...IMPERSONATED, ...WITHOUT_EFFECT].includes(Type))
      throw unsupported(id, 'Type', `${Type} is not known to the local runner`);
    if (Condition !== undefined && IMPERSONATED.includes(Type))
      throw unsupported(id, 'Condition', `${Condition} is not evaluated by the local runner`);
  }
}
