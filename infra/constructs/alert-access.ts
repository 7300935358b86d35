import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Grant } from '../grant.ts';
import type { Tenant } from '../tenant.ts';
import type { Sender } from './mail-identity.ts';

/** Whom a stack can tell something, besides those that its projects name. */
export interface Told {
  /** As whom alerts are mailed; `null`: through the topic. */
  sender: Sender | null;
  /** Through what alerts are mailed where there is no sender. */
  mails: Topic | null;
  /** Where the tenant's operator is told; `null`: nobody wants to be. */
  operator: Topic | null;
}

interface Access {
  environment: Record<string, string>;
  policies: Record<string, PolicyDocument>;
}

/** What a function with such a grant has more than others: whom alerts may be sent to, how they are mailed, and that it may. */
export function alertAccess(grant: Grant, { alerts }: Tenant, { sender, mails, operator }: Told): Access {
  const mailing = sender === null ? byTopic(grant, mails!) : bySender(grant, sender);
  const tells = grant.tellsOperator === true && operator !== null;
  return {
    environment: {
      ...(grant.alerts && { GLET_ALERTS_ALLOW: alerts.allow.join() }),
      ...(grant.mails && { GLET_MAIL_FROM: sender?.from ?? '', GLET_MAIL_TOPIC: mails?.topicArn ?? '' }),
      ...(grant.tellsOperator && { GLET_OPERATOR_TOPIC: operator?.topicArn ?? '' }),
    },
    policies: {
      ...(mailing.length > 0 && { Mail: new PolicyDocument({ statements: mailing }) }),
      ...(tells && { Operator: new PolicyDocument({ statements: [publishing(operator)] }) }),
    },
  };
}

/** As that sender alone: an identity that is a domain would be every address of it. */
function bySender({ mails }: Grant, { from, identities }: Sender): PolicyStatement[] {
  if (!mails?.includes('sends')) return [];
  const conditions = { StringEquals: { 'ses:FromAddress': from } };
  return [new PolicyStatement({ actions: ['ses:SendEmail'], resources: [...identities], conditions })];
}

/** Mail addresses alone may be added to the topic. A subscription is none of ours to end: whoever gets the mails does. */
function byTopic({ mails = [] }: Grant, { topicArn }: Topic): PolicyStatement[] {
  const conditions = { StringEquals: { 'sns:Protocol': 'email' } };
  const statements = {
    invites: new PolicyStatement({ actions: ['sns:Subscribe'], resources: [topicArn], conditions }),
    sends: new PolicyStatement({ actions: ['sns:ListSubscriptionsByTopic', 'sns:Publish'], resources: [topicArn] }),
  };
  return mails.map((what) => statements[what]);
}

function publishing({ topicArn }: Topic): PolicyStatement {
  return new PolicyStatement({ actions: ['sns:Publish'], resources: [topicArn] });
}
