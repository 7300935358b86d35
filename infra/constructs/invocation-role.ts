import { createHash } from 'node:crypto';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Tenant } from '../tenant.ts';

/**
 * IAM takes 6,144 characters in a managed policy, without white space, and has ten policies on a role by default
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html): with the longest names 47 functions fit into
 * one. With another number here most functions change their policy, and may be in none for a moment of that update.
 */
const POLICIES = 5;

/**
 * Declares the role as which a REST API calls these functions and no others, for the `credentials` of its integrations. It
 * is in place of a permission for each, which would be a third of the stack's resources
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html).
 *
 * The role has no condition on whose API takes it: API Gateway does not say so when it takes one for an integration, and each
 * call would fail with a 500 (measured in aws-solutions-library-samples/accelerated-intelligent-document-processing-on-aws#479).
 * No API of another account can have it, for API Gateway refuses roles of another account (aws-apigateway-importer#25, and
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html), and in this one it takes `iam:PassRole`.
 */
export function invocationRole(
  scope: Construct,
  functions: Readonly<Record<string, LambdaFunction>>,
  tenant: Pick<Tenant, 'name'>,
): Role {
  const own = new Construct(scope, 'Invocation');
  const groups = Map.groupBy(Object.entries(functions), ([name]) => policyOf(name));
  const policies = [...groups]
    .toSorted(([one], [other]) => one - other)
    .map(([number, group]) => {
      const resources = group.map(([, { functionArn }]) => functionArn);
      return new ManagedPolicy(own, `Policy${number}`, {
        // It may not change: CloudFormation would replace the policy.
        description: `${tenant.name}: functions that the REST API calls`,
        statements: [new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources })],
      });
    });
  return new Role(own, 'Role', {
    description: `${tenant.name}: calls the functions behind the REST API`,
    assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
    // By the role and not by the policies, so that the API, which needs the role, comes after them.
    managedPolicies: policies,
  });
}

/**
 * By the name alone: in the order of rows one that comes or goes would move those after it into other policies, which
 * CloudFormation updates one by one.
 */
function policyOf(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE() % POLICIES;
}
