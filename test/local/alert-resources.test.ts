import { describe, expect, it } from 'vitest';
import { loadAssembly } from '../../local/assembly/load.ts';
import type { Assembly, LambdaFunction } from '../../local/assembly/types.ts';
import { isAllowed } from '../../local/iam/policy.ts';
import { smallTemplate, writeAssembly } from '../kit/local/template.ts';

type Resources = Record<string, { Type: string; Properties: Record<string, unknown> }>;

/** The small stack with more. */
function loadWith(more: Resources): Assembly {
  const template = smallTemplate();
  Object.assign(template.Resources, more);
  return loadAssembly(writeAssembly(template));
}

const trustOf = (Condition: object): object => ({
  Statement: [
    { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'scheduler.amazonaws.com' }, Condition },
  ],
});
const arnOf = (id: string): object => ({ 'Fn::GetAtt': [id, 'Arn'] });
const SCHEDULING: Resources = {
  Group: { Type: 'AWS::Scheduler::ScheduleGroup', Properties: {} },
  Scheduler: {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: trustOf({ StringEquals: { 'aws:SourceArn': arnOf('Group') } }) },
  },
  Jobs: {
    Type: 'AWS::IAM::Policy',
    Properties: {
      PolicyName: 'Jobs',
      Roles: [{ Ref: 'Scheduler' }],
      PolicyDocument: {
        Statement: [
          { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: arnOf('Function') },
          {
            Effect: 'Allow',
            Action: 'iam:PassRole',
            Resource: arnOf('Scheduler'),
            Condition: { StringEquals: { 'iam:PassedToService': ['scheduler.amazonaws.com', 'states.amazonaws.com'] } },
          },
        ],
      },
    },
  },
};
const GROUP = 'arn:aws:scheduler:eu-local-1:000000000000:schedule-group/Small-Group';

describe('a stack that plans jobs', () => {
  function planning() {
    const { groups, roles } = loadWith(SCHEDULING).scheduling;
    return { groups, role: roles.find(({ name }) => name === 'Small-Scheduler')! };
  }

  it('has groups, and roles with whom they trust', () => {
    const { groups, role } = planning();
    expect(groups).toEqual([{ name: 'Small-Group', arn: GROUP }]);
    expect(role).toMatchObject({
      arn: 'arn:aws:iam::000000000000:role/Small-Scheduler',
      trusted: [{ service: 'scheduler.amazonaws.com', conditions: [{ key: 'aws:SourceArn', values: [GROUP] }] }],
    });
  });

  it.each([
    ['scheduler.amazonaws.com', true],
    ['states.amazonaws.com', true],
    ['lambda.amazonaws.com', false],
    [null, false],
  ])('has conditions that are evaluated: the role may be handed to %s: %s', (service, expected) => {
    const { role } = planning();
    const passing = { action: 'iam:PassRole', resource: role.arn };
    const context = service === null ? {} : { 'iam:PassedToService': service };
    expect(isAllowed(role.statements, { ...passing, context })).toBe(expected);
  });

  it('is refused with a sentence for a condition that is not known', () => {
    const odd = (Condition: object): Resources => ({
      ...SCHEDULING,
      Scheduler: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: trustOf(Condition) } },
    });
    expect(() => loadWith(odd({ ArnLike: { 'aws:SourceArn': '*' } }))).toThrow('has ArnLike, not evaluated here');
    expect(() => loadWith(odd({ StringEquals: { 'aws:PrincipalOrgID': 'o' } }))).toThrow('asks for aws:PrincipalOrgID');
  });
});

describe('a stack with jobs', () => {
  const queue = { Type: 'AWS::SQS::Queue', Properties: {} };
  const config = (more: object) => ({
    Type: 'AWS::Lambda::EventInvokeConfig',
    Properties: { FunctionName: { Ref: 'Function' }, Qualifier: '$LATEST', ...more },
  });
  const toQueue = { DestinationConfig: { OnFailure: { Destination: arnOf('Queue') } } };
  const sending = {
    Type: 'AWS::IAM::Policy',
    Properties: {
      PolicyName: 'Sending',
      Roles: [{ Ref: 'Role' }],
      PolicyDocument: { Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arnOf('Queue') } },
    },
  };

  it('says what becomes of calls that fail', () => {
    const Config = config({ ...toQueue, MaximumRetryAttempts: 1 });
    expect(loadWith({ Queue: queue, Config, Sending: sending }).invokeConfigs).toEqual([
      { functionId: 'Function', retries: 1, onFailure: 'arn:aws:sqs:eu-local-1:000000000000:Small-Queue' },
    ]);
    expect(loadWith({ Config: config({}) }).invokeConfigs).toEqual([
      { functionId: 'Function', retries: 2, onFailure: null },
    ]);
  });

  it.each<[string, Resources, string]>([
    ['a queue that the function may not send to', { Queue: queue, Config: config(toQueue) }, 'may send to'],
    ['another version', { Config: config({ Qualifier: 'live' }) }, 'Qualifier is not $LATEST'],
    ['another function', { Config: config({ FunctionName: 'other' }) }, 'FunctionName is no function of the stack'],
  ])('with %s is refused', (_, resources, sentence) => expect(() => loadWith(resources)).toThrow(sentence));
});

const FOLLOWING = { Protocol: 'email', TopicArn: { Ref: 'Topic' }, Endpoint: 'ops@acme.example' };

describe('a stack that tells somebody something', () => {
  it('has senders, topics and who follows those', () => {
    const { senders, topics, subscriptions } = loadWith({
      Domain: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'acme.example' } },
      Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: 'Glet' } },
      Operator: { Type: 'AWS::SNS::Subscription', Properties: FOLLOWING },
    });
    expect(senders).toEqual(['acme.example']);
    expect(topics).toEqual(['arn:aws:sns:eu-local-1:000000000000:Small-Topic']);
    expect(subscriptions).toEqual([{ topic: topics[0], endpoint: 'ops@acme.example' }]);
  });

  it.each<[string, object]>([
    ['FilterPolicy', { FilterPolicy: {} }],
    ['Protocol is not email', { Protocol: 'sms' }],
    ['TopicArn is no topic of the stack', { TopicArn: 'arn:aws:sns:eu-local-1:000000000000:Other' }],
  ])('is refused for who follows in another way: %s', (sentence, changes) => {
    const Topic = { Type: 'AWS::SNS::Topic', Properties: {} };
    const Operator = { Type: 'AWS::SNS::Subscription', Properties: { ...FOLLOWING, ...changes } };
    expect(() => loadWith({ Topic, Operator })).toThrow(sentence);
  });

  it('may let some addresses be asked alone', () => {
    const Condition = { StringEquals: { 'sns:Protocol': 'email', 'sns:Endpoint': 'ada@acme.example' } };
    const PolicyDocument = { Statement: { Effect: 'Allow', Action: 'sns:Subscribe', Resource: '*', Condition } };
    const Properties = { PolicyName: 'Asking', Roles: [{ Ref: 'Role' }], PolicyDocument };
    const [{ role }] = loadWith({ Asking: { Type: 'AWS::IAM::Policy', Properties } }).functions as [LambdaFunction];
    const asking = (endpoint: string): boolean =>
      isAllowed(role.statements, {
        action: 'sns:Subscribe',
        resource: 'x',
        context: { 'sns:Protocol': 'email', 'sns:Endpoint': endpoint },
      });
    expect(asking('ada@acme.example')).toBe(true);
    expect(asking('bob@acme.example')).toBe(false);
  });

  it('may send as what is verified elsewhere', () => {
    const Resource = { 'Fn::Sub': 'arn:aws:ses:${AWS::Region}:${AWS::AccountId}:identity/errors@acme.example' };
    const PolicyDocument = { Statement: { Effect: 'Allow', Action: 'ses:SendEmail', Resource } };
    const Properties = { PolicyName: 'Mail', Roles: [{ Ref: 'Role' }], PolicyDocument };
    expect(loadWith({ Mail: { Type: 'AWS::IAM::Policy', Properties } }).senders).toEqual(['errors@acme.example']);
  });

  it('is refused for what nobody has thought about', () => {
    const Domain = { EmailIdentity: 'acme.example', MailFromAttributes: {} };
    expect(() => loadWith({ Domain: { Type: 'AWS::SES::EmailIdentity', Properties: Domain } })).toThrow('MailFrom');
    const Topic = { Type: 'AWS::SNS::Topic', Properties: { FifoTopic: true } };
    expect(() => loadWith({ Topic })).toThrow('FifoTopic');
  });
});
