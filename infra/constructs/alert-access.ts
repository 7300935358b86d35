import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Grant } from '../grant.ts';
import type { Tenant } from '../tenant.ts';
import type { Sender } from './mail-identity.ts';

/** Whom a stack can tell something, besides those that its projects name. */
export interface Told {
  sender: Sender | null;
  /** Where the tenant's operator is told; `null`: nobody wants to be. */
  operator: Topic | null;
}

interface Access {
  environment: Record<string, string>;
  policies: Record<string, PolicyDocument>;
}

/** What a function with such a grant has more than others: whom alerts may be sent to, as whom they are mailed, and that it may. */
export function alertAccess(grant: Grant, { alerts }: Tenant, { sender, operator }: Told): Access {
  const mails = grant.alerts === 'sends' && sender !== null;
  const tells = grant.tellsOperator === true && operator !== null;
  return {
    environment: {
      ...(grant.alerts && { GLET_ALERTS_ALLOW: alerts.allow.join(), GLET_MAIL_FROM: sender?.from ?? '' }),
      ...(grant.tellsOperator && { GLET_OPERATOR_TOPIC: operator?.topicArn ?? '' }),
    },
    policies: {
      ...(mails && { Mail: new PolicyDocument({ statements: [mailing(sender)] }) }),
      ...(tells && { Operator: new PolicyDocument({ statements: [telling(operator)] }) }),
    },
  };
}

/** As that sender alone: an identity that is a domain would be every address of it. */
function mailing({ from, identities }: Sender): PolicyStatement {
  return new PolicyStatement({
    actions: ['ses:SendEmail'],
    resources: [...identities],
    conditions: { StringEquals: { 'ses:FromAddress': from } },
  });
}

function telling({ topicArn }: Topic): PolicyStatement {
  return new PolicyStatement({ actions: ['sns:Publish'], resources: [topicArn] });
}
