import { randomUUID } from 'node:crypto';
import { ACCOUNT } from '../assembly/references.ts';
import type { Refusal } from '../iam/caller.ts';
import type { Answer, ServiceOptions } from '../service.ts';
import type { Subscription } from './subscriptions.ts';

const NAMESPACE = 'http://sns.amazonaws.com/doc/2010-03-31/';

/** https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html#API_Subscribe_Errors; what is not named here is 403. */
const STATUS: Readonly<Record<string, number>> = { InvalidParameter: 400, NotFound: 404, ParameterValueInvalid: 400 };

/** How SNS says a refusal. */
export const refused: ServiceOptions['refuse'] = ({ type, message }: Refusal) => ({
  status: STATUS[type] ?? 403,
  contentType: 'text/xml',
  body: `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>Sender</Type>${element('Code', type)}${element('Message', message)}</Error>${element('RequestId', randomUUID())}</ErrorResponse>`,
});

/** The answer to Publish. */
export function published(messageId: string): Answer {
  return answerOf('Publish', element('MessageId', messageId));
}

/** The answer to Subscribe. */
export function subscribed(arn: string): Answer {
  return answerOf('Subscribe', element('SubscriptionArn', arn));
}

/** The answer to ListSubscriptionsByTopic. @param nextToken `null`: this page is the last */
export function listed(subscriptions: readonly Subscription[], nextToken: string | null): Answer {
  const next = nextToken === null ? '' : element('NextToken', nextToken);
  const members = subscriptions.map(memberOf).join('');
  const list = members === '' ? '<Subscriptions/>' : `<Subscriptions>${members}</Subscriptions>`;
  return answerOf('ListSubscriptionsByTopic', next + list);
}

function memberOf({ arn, topic, endpoint, pendingSince }: Subscription): string {
  const parts = [
    element('TopicArn', topic),
    element('Protocol', 'email'),
    element('SubscriptionArn', pendingSince === null ? arn : 'PendingConfirmation'),
    element('Owner', ACCOUNT),
    element('Endpoint', endpoint),
  ];
  return `<member>${parts.join('')}</member>`;
}

function answerOf(action: string, result: string): Answer {
  const metadata = `<ResponseMetadata>${element('RequestId', randomUUID())}</ResponseMetadata>`;
  const body = `<${action}Response xmlns="${NAMESPACE}"><${action}Result>${result}</${action}Result>${metadata}</${action}Response>`;
  return { contentType: 'text/xml', body };
}

function element(name: string, text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<${name}>${escaped}</${name}>`;
}
