import { CfnEmailIdentity } from 'aws-cdk-lib/aws-ses';
import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Tenant } from '../tenant.ts';

/** As whom alerts are mailed, and the ARNs of what SES may know that sender by. */
export interface Sender {
  from: string;
  identities: readonly string[];
}

/**
 * Has SES verify whom alerts are mailed as, and says in outputs what it takes. A domain is verified once its DNS has three
 * records, by which SES signs, too; an address once somebody follows the link in a mail to it. One that is verified elsewhere
 * may be either, and SES takes the more specific one
 * (https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html).
 */
export function mailIdentity(scope: Construct, { mail }: Tenant): Sender | null {
  if (mail === null) return null;
  const { from, identity } = mail;
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const arnOf = (name: string): string =>
    Stack.of(scope).formatArn({ service: 'ses', resource: 'identity', resourceName: name });
  if (identity === 'existing') return { from, identities: [arnOf(domain), arnOf(from)] };
  const name = identity === 'domain' ? domain : from;
  const made = new CfnEmailIdentity(new Construct(scope, 'Mail'), 'Identity', { emailIdentity: name });
  if (identity === 'domain') records(Stack.of(scope), made, domain);
  return { from, identities: [arnOf(name)] };
}

function records(stack: Stack, identity: CfnEmailIdentity, domain: string): void {
  const all = [
    [identity.attrDkimDnsTokenName1, identity.attrDkimDnsTokenValue1],
    [identity.attrDkimDnsTokenName2, identity.attrDkimDnsTokenValue2],
    [identity.attrDkimDnsTokenName3, identity.attrDkimDnsTokenValue3],
  ] as const;
  for (const [index, [name, value]] of all.entries()) {
    new CfnOutput(stack, `MailRecord${index + 1}`, {
      description: `A CNAME record that the DNS of ${domain} has to have: its name, and where it leads`,
      value: `${name} ${value}`,
    });
  }
}
