import type { PolicyStatement, Role } from './types.ts';
import { readConditions } from './conditions.ts';
import { physicalName } from './references.ts';
import type { Resolve } from './resolver.ts';
import { expectOnly, resourcesOf, unsupported, type Stack } from './template.ts';

/** AWS's own policies that allow nothing but writing logs and traces. */
const HARMLESS_MANAGED_POLICIES = [
  'AWSXRayDaemonWriteAccess',
  'service-role/AmazonAPIGatewayPushToCloudWatchLogs',
  'service-role/AWSLambdaBasicExecutionRole',
];

/** The stack's roles by ARN, each with the statements of its inline policies and of those attached to it. */
export function readRoles(stack: Stack, resolve: Resolve): Map<string, Role> {
  const roles = new Map<string, Role>();
  const managed = managedPolicies(stack, resolve);
  for (const [id, resource] of resourcesOf(stack.template, 'AWS::IAM::Role')) {
    expectOnly(id, resource, [
      'AssumeRolePolicyDocument',
      'Description',
      'ManagedPolicyArns',
      'Path',
      'Policies',
      'RoleName',
      'Tags',
    ]);
    const properties = resource.Properties ?? {};
    const name = physicalName(stack.name, id, resource);
    const attached = (resolve(id, 'ManagedPolicyArns', properties['ManagedPolicyArns']) ?? []) as string[];
    for (const arn of attached) {
      if (!managed.has(arn) && !HARMLESS_MANAGED_POLICIES.some((policy) => arn === `arn:aws:iam::aws:policy/${policy}`))
        throw unsupported(id, 'ManagedPolicyArns', `has ${arn}, whose content is not known here`);
    }
    const inline = (resolve(id, 'Policies', properties['Policies']) ?? []) as { PolicyDocument: PolicyDocument }[];
    const statements = [
      ...inline.flatMap(({ PolicyDocument }) => readStatements(id, PolicyDocument)),
      ...attached.flatMap((arn) => managed.get(arn) ?? []),
    ];
    roles.set(resolve(id, 'Arn', { 'Fn::GetAtt': [id, 'Arn'] }) as string, { name, statements });
  }
  for (const [id, resource] of resourcesOf(stack.template, 'AWS::IAM::Policy')) {
    expectOnly(id, resource, ['PolicyDocument', 'PolicyName', 'Roles']);
    const names = (resolve(id, 'Roles', resource.Properties!['Roles']) ?? []) as string[];
    const document = resolve(id, 'PolicyDocument', resource.Properties!['PolicyDocument']) as PolicyDocument;
    for (const role of roles.values()) {
      if (names.includes(role.name)) role.statements.push(...readStatements(id, document));
    }
  }
  return roles;
}

/** Statements of the stack's own managed policies by ARN, as far as roles name them. */
function managedPolicies(stack: Stack, resolve: Resolve): Map<string, PolicyStatement[]> {
  const policies = resourcesOf(stack.template, 'AWS::IAM::ManagedPolicy').map(([id, resource]) => {
    expectOnly(id, resource, ['Description', 'ManagedPolicyName', 'Path', 'PolicyDocument']);
    const document = resolve(id, 'PolicyDocument', resource.Properties!['PolicyDocument']) as PolicyDocument;
    return [resolve(id, 'Arn', { Ref: id }) as string, readStatements(id, document)] as const;
  });
  return new Map(policies);
}

interface PolicyDocument {
  Statement: Statement | Statement[];
}

interface Statement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Action: string | string[];
  Resource: string | string[];
  Condition?: unknown;
}

function readStatements(id: string, { Statement }: PolicyDocument): PolicyStatement[] {
  return [Statement].flat().map((statement) => {
    const { Sid: _, Effect, Action, Resource, Condition, ...rest } = statement;
    const [unknown] = Object.keys(rest);
    if (unknown !== undefined || Action === undefined || Resource === undefined)
      throw unsupported(id, 'PolicyDocument', `has ${unknown ?? 'no Action or Resource'}, not evaluated here`);
    const granted = { effect: Effect, actions: [Action].flat(), resources: [Resource].flat() };
    return Condition === undefined ? granted : { ...granted, conditions: readConditions(id, Condition) };
  });
}
