import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Grant } from '../grant.ts';
import type { Tenant } from '../tenant.ts';

/**
 * The parameter with the key of external Sentry tokens. It is no resource of the stack, because CloudFormation makes no
 * secure parameters: the first function that needs it makes it. There is one stack of a tenant's name in an account and
 * region, so the name is the stack's alone.
 */
const parameterOf = (tenant: Tenant): string => `/glet/${tenant.name}/token-key`;

/** What a function with such a grant has more than others: the parameter's name, and the actions on that parameter. */
export function tokenKeyAccess(
  scope: Construct,
  tenant: Tenant,
  { tokenKey = [] }: Grant,
): { environment: Record<string, string>; policies: Record<string, PolicyDocument> } {
  if (tokenKey.length === 0) return { environment: {}, policies: {} };
  const name = parameterOf(tenant);
  // The ARN has no slash between `parameter` and a name that begins with one.
  const resource = Stack.of(scope).formatArn({ service: 'ssm', resource: `parameter${name}` });
  const statement = new PolicyStatement({ actions: tokenKey.map((action) => `ssm:${action}`), resources: [resource] });
  return {
    environment: { GLET_TOKEN_KEY: name },
    policies: { TokenKey: new PolicyDocument({ statements: [statement] }) },
  };
}
