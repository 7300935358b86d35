import type { Resolve } from './resolver.ts';
import type { LambdaFunction } from './types.ts';
import { expectOnly, resourcesOf, type Stack } from './template.ts';

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
