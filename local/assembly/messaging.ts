import type { Resolve } from './resolver.ts';
import { expectOnly, resourcesOf, type Stack } from './template.ts';

/** The addresses and domains that mails may be from. All count as verified: nobody here has a DNS or a mailbox. */
export function readSenders({ template }: Stack, resolve: Resolve): string[] {
  return resourcesOf(template, 'AWS::SES::EmailIdentity').map(([id, resource]) => {
    expectOnly(id, resource, ['EmailIdentity', 'Tags']);
    return resolve(id, 'EmailIdentity', resource.Properties?.['EmailIdentity']) as string;
  });
}

/** ARNs of the topics. */
export function readTopics({ template }: Stack, resolve: Resolve): string[] {
  return resourcesOf(template, 'AWS::SNS::Topic').map(([id, resource]) => {
    expectOnly(id, resource, ['DisplayName', 'Tags', 'TopicName']);
    return resolve(id, 'TopicArn', { Ref: id }) as string;
  });
}
