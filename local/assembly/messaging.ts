import type { Resolve } from './resolver.ts';
import type { LambdaFunction } from './types.ts';
import { expectOnly, resourcesOf, unsupported, type Stack } from './template.ts';

/** Whom a stack may tell something, and as whom. */
export interface Messaging {
  /** Addresses and domains that mails may be from. */
  senders: string[];
  /** ARNs. */
  topics: string[];
  subscriptions: TopicSubscription[];
}

/** A topic, by its ARN, and an address of mail that follows it. */
export interface TopicSubscription {
  topic: string;
  endpoint: string;
}

/**
 * The addresses and domains that mails may be from: those that the stack makes, and those that functions may send as, which
 * are verified elsewhere then. All count as verified: nobody here has a DNS or a mailbox.
 */
export function readSenders(
  { template }: Stack,
  resolve: Resolve,
  functions: readonly Pick<LambdaFunction, 'role'>[],
): string[] {
  const made = resourcesOf(template, 'AWS::SES::EmailIdentity').map(([id, resource]) => {
    expectOnly(id, resource, ['EmailIdentity', 'Tags']);
    return resolve(id, 'EmailIdentity', resource.Properties?.['EmailIdentity']) as string;
  });
  const sending = functions.flatMap(({ role }) => role.statements.filter(({ actions }) => actions.includes(SEND)));
  const elsewhere = sending.flatMap(({ resources }) => resources.map((arn) => arn.slice(arn.lastIndexOf('/') + 1)));
  return [...new Set([...made, ...elsewhere])];
}

const SEND = 'ses:SendEmail';

/** ARNs of the topics. */
export function readTopics({ template }: Stack, resolve: Resolve): string[] {
  return resourcesOf(template, 'AWS::SNS::Topic').map(([id, resource]) => {
    expectOnly(id, resource, ['DisplayName', 'Tags', 'TopicName']);
    return resolve(id, 'TopicArn', { Ref: id }) as string;
  });
}

/** Whom the stack has its topics mail to. All count as confirmed: who runs this here has said so. */
export function readSubscriptions(
  { template }: Stack,
  resolve: Resolve,
  topics: readonly string[],
): TopicSubscription[] {
  return resourcesOf(template, 'AWS::SNS::Subscription').map(([id, resource]) => {
    expectOnly(id, resource, ['Endpoint', 'Protocol', 'TopicArn']);
    const valueOf = (name: string): string => resolve(id, name, resource.Properties?.[name]) as string;
    const [protocol, topic] = [valueOf('Protocol'), valueOf('TopicArn')];
    if (protocol !== 'email') throw unsupported(id, 'Protocol', 'is not email');
    if (!topics.includes(topic)) throw unsupported(id, 'TopicArn', 'is no topic of the stack');
    return { topic, endpoint: valueOf('Endpoint') };
  });
}
