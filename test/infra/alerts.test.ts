import { describe, expect, it } from 'vitest';
import { CONTRACT, type Contract } from '../../infra/contract.ts';
import type { Grant } from '../../infra/grant.ts';
import { readAllowedTargets, readMailPlace, readOperatorTopic } from '../../shared/entry/environment.ts';
import { ENDPOINTS } from '../../shared/api/index.ts';
import { functionOf, read, stackOf, type Properties, type Resource, type Template } from './synthesis.ts';

/** Two endpoints stand for what saves destinations and what sends to them. */
const ALERTING: Contract = {
  ...CONTRACT,
  grants: {
    ...CONTRACT.grants,
    getVersion: { table: ['GetItem'], alerts: true, mails: ['invites'] },
    getUser: { table: ['GetItem'], alerts: true, mails: ['sends'], tellsOperator: true },
  },
};
const [SAVING, SENDING] = [ENDPOINTS.getVersion.function, ENDPOINTS.getUser.function];

function alerting(options: object): Template {
  const { app } = stackOf('acme', options, {}, ALERTING);
  return read(app.synth().getStackByName('Glet-acme').template);
}

const from = 'errors@acme.example';
const plain = alerting({});
const mailing = alerting({
  mail: { from },
  alerts: { allow: ['chat', '10.1.0.0/16'] },
  alarmEmail: 'ops@acme.example',
});

function statementsOf(template: Template, { properties }: Resource, service: string): Properties[] {
  const policies = template.at(properties['Role']).properties['Policies'] as Properties[];
  const statements = policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement as Properties[]);
  return statements.filter(({ Action }) => JSON.stringify(Action).includes(`"${service}:`));
}
const variablesOf = (template: Template, file: string): Record<string, string> =>
  functionOf(template, file).properties['Environment'].Variables as Record<string, string>;
const identityArn = (name: string): object => ({
  'Fn::Join': [
    '',
    [
      'arn:',
      { Ref: 'AWS::Partition' },
      ':ses:',
      { Ref: 'AWS::Region' },
      ':',
      { Ref: 'AWS::AccountId' },
      `:identity/${name}`,
    ],
  ],
});

describe('alerts', () => {
  it('are mailed through a topic and told to no operator by default, and the functions know', () => {
    expect(plain.of('AWS::SES::EmailIdentity')).toEqual([]);
    const topic = { Ref: plain.one('AWS::SNS::Topic').id };
    for (const file of [SAVING, SENDING]) {
      expect(readMailPlace(variablesOf(plain, file))).toEqual({ by: 'sns', topic, endpoint: null });
      expect(statementsOf(plain, functionOf(plain, file), 'ses')).toEqual([]);
    }
    expect(readOperatorTopic(variablesOf(plain, SENDING))).toEqual({ topic: null, endpoint: null });
    const isMail = { StringEquals: { 'sns:Protocol': 'email' } };
    expect(statementsOf(plain, functionOf(plain, SAVING), 'sns')).toEqual([
      { Effect: 'Allow', Action: 'sns:Subscribe', Resource: topic, Condition: isMail },
    ]);
    expect(statementsOf(plain, functionOf(plain, SENDING), 'sns')).toEqual([
      { Effect: 'Allow', Action: ['sns:ListSubscriptionsByTopic', 'sns:Publish'], Resource: topic },
    ]);
  });

  it('have no topic but the operator’s where there is a sender', () => {
    expect(mailing.of('AWS::SNS::Topic')).toHaveLength(1);
    expect(statementsOf(mailing, functionOf(mailing, SAVING), 'sns')).toEqual([]);
    for (const file of [SAVING, SENDING])
      expect(readMailPlace(variablesOf(mailing, file))).toEqual({ by: 'ses', from, endpoint: null });
  });

  it('are mailed as one address alone, by what sends them', () => {
    const sending = functionOf(mailing, SENDING);
    expect(statementsOf(mailing, sending, 'ses')).toEqual([
      {
        Effect: 'Allow',
        Action: 'ses:SendEmail',
        Resource: identityArn('acme.example'),
        Condition: { StringEquals: { 'ses:FromAddress': from } },
      },
    ]);
    const mailers = mailing
      .of('AWS::Lambda::Function')
      .filter((one) => one.properties['Environment'] && statementsOf(mailing, one, 'ses').length > 0);
    const sends = Object.values<Grant>(ALERTING.grants).filter(({ mails }) => mails?.includes('sends'));
    expect(mailers).toHaveLength(sends.length);
    for (const file of [SAVING, SENDING])
      expect(readAllowedTargets(variablesOf(mailing, file))).toMatchObject({ hosts: new Set(['chat']) });
  });

  it('tell the operator through the topic of the alarms', () => {
    const topic = mailing.one('AWS::SNS::Topic');
    expect(statementsOf(mailing, functionOf(mailing, SENDING), 'sns')).toEqual([
      { Effect: 'Allow', Action: 'sns:Publish', Resource: { Ref: topic.id } },
    ]);
    expect(variablesOf(mailing, SENDING)['GLET_OPERATOR_TOPIC']).toEqual({ Ref: topic.id });
    expect(variablesOf(mailing, SAVING)).not.toHaveProperty('GLET_OPERATOR_TOPIC');
  });
});

describe('the sender', () => {
  it('is a domain that SES verifies by records, which the stack says', () => {
    const identity = mailing.one('AWS::SES::EmailIdentity');
    expect(identity.properties).toEqual({ EmailIdentity: 'acme.example' });
    for (const index of [1, 2, 3])
      expect(mailing.outputs[`MailRecord${index}`]!.Value).toEqual({
        'Fn::Join': [
          '',
          [
            { 'Fn::GetAtt': [identity.id, `DkimDNSTokenName${index}`] },
            ' ',
            { 'Fn::GetAtt': [identity.id, `DkimDNSTokenValue${index}`] },
          ],
        ],
      });
  });

  it('may be an address alone, or verified elsewhere', () => {
    const address = alerting({ mail: { from, identity: 'address' } });
    expect(address.one('AWS::SES::EmailIdentity').properties).toEqual({ EmailIdentity: from });
    expect(Object.keys(address.outputs).filter((name) => name.startsWith('MailRecord'))).toEqual([]);
    const resourcesOf = (template: Template): unknown =>
      statementsOf(template, functionOf(template, SENDING), 'ses').map(({ Resource }) => Resource as unknown);
    expect(resourcesOf(address)).toEqual([identityArn(from)]);
    const existing = alerting({ mail: { from, identity: 'existing' } });
    expect(existing.of('AWS::SES::EmailIdentity')).toEqual([]);
    expect(resourcesOf(existing)).toEqual([[identityArn('acme.example'), identityArn(from)]]);
  });
});
