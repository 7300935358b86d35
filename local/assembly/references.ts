import { createHash } from 'node:crypto';
import { unsupported, type Resource } from './template.ts';

/** The account and region that every local stack is "deployed" to. */
export const ACCOUNT = '000000000000';
export const REGION = 'eu-local-1';

/** Ids like API Gateway's: lower-case letters and digits, the same at each start. */
export function shortId(logicalId: string, length = 10): string {
  return BigInt(`0x${createHash('sha256').update(logicalId).digest('hex')}`)
    .toString(36)
    .slice(0, length);
}

/** A property that CloudFormation takes as the physical name, by type. */
const NAME_PROPERTIES: Record<string, string> = {
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::ApiGateway::Stage': 'StageName',
  'AWS::ApiGatewayV2::Stage': 'StageName',
  'AWS::ApiGateway::DomainName': 'DomainName',
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::Scheduler::ScheduleGroup': 'Name',
  'AWS::SES::EmailIdentity': 'EmailIdentity',
};

/** The name that a resource goes by; CloudFormation makes one of stack and logical id when the template gives none. */
export function physicalName(stackName: string, id: string, resource: Resource): string {
  const given = resource.Properties?.[NAME_PROPERTIES[resource.Type] ?? ''];
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
  if (given === undefined && resource.Type === 'AWS::S3::Bucket')
    return `${stackName}-${id}`.toLowerCase().slice(0, 63);
  if (given === undefined) return `${stackName}-${id}`;
  if (typeof given === 'string') return given;
  throw unsupported(id, NAME_PROPERTIES[resource.Type]!, 'is computed; the local runner takes a plain string');
}

const arn = (service: string, rest: string): string => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;

/** What `{"Ref": id}` stands for. */
export function referenceTo(stackName: string, id: string, resource: Resource): string {
  const name = physicalName(stackName, id, resource);
  switch (resource.Type) {
    case 'AWS::ApiGateway::RestApi':
    case 'AWS::ApiGatewayV2::Api':
    case 'AWS::ApiGatewayV2::Integration':
      return shortId(id);
    case 'AWS::ApiGateway::Deployment':
      return shortId(id, 6);
    case 'AWS::SQS::Queue':
      return `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${name}`;
    case 'AWS::SNS::Topic':
      return arn('sns', name);
    case 'AWS::IAM::ManagedPolicy':
      return `arn:aws:iam::${ACCOUNT}:policy/${name}`;
    default:
      return name;
  }
}

/** What `{"Fn::GetAtt": [id, attribute]}` stands for; `undefined` for an attribute that is not known here. */
export function attributeOf(stackName: string, id: string, resource: Resource, attribute: string): string | undefined {
  const name = physicalName(stackName, id, resource);
  switch (`${resource.Type}.${attribute}`) {
    case 'AWS::Lambda::Function.Arn':
      return arn('lambda', `function:${name}`);
    case 'AWS::DynamoDB::Table.Arn':
    case 'AWS::DynamoDB::GlobalTable.Arn':
      return arn('dynamodb', `table/${name}`);
    case 'AWS::DynamoDB::Table.StreamArn':
    case 'AWS::DynamoDB::GlobalTable.StreamArn':
      return arn('dynamodb', `table/${name}/stream/2026-01-01T00:00:00.000`);
    case 'AWS::S3::Bucket.Arn':
      return `arn:aws:s3:::${name}`;
    case 'AWS::IAM::Role.Arn':
      return `arn:aws:iam::${ACCOUNT}:role/${name}`;
    case 'AWS::SQS::Queue.Arn':
      return arn('sqs', name);
    case 'AWS::SQS::Queue.QueueName':
      return name;
    case 'AWS::SNS::Topic.TopicArn':
      return arn('sns', name);
    case 'AWS::Logs::LogGroup.Arn':
      return arn('logs', `log-group:${name}:*`);
    case 'AWS::Scheduler::ScheduleGroup.Arn':
      return arn('scheduler', `schedule-group/${name}`);
    case 'AWS::CloudWatch::Alarm.Arn':
      return arn('cloudwatch', `alarm:${name}`);
    default:
      return undefined;
  }
}
