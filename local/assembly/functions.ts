import type { LambdaFunction } from './types.ts';
import { physicalName } from './references.ts';
import type { Resolve } from './resolver.ts';
import { readRoles } from './roles.ts';
import { expectOnly, resourcesOf, unsupported, type Resource, type Stack } from './template.ts';

const KNOWN = [
  'Architectures',
  'Code',
  'Description',
  'Environment',
  'FunctionName',
  'Handler',
  'LoggingConfig',
  'MemorySize',
  'ReservedConcurrentExecutions',
  'Role',
  'Runtime',
  'Tags',
  'Timeout',
];

/** The stack's functions, each with its bundle's directory and its role's statements. */
export function readFunctions(stack: Stack, resolve: Resolve): LambdaFunction[] {
  const roles = readRoles(stack, resolve);
  const ours = resourcesOf(stack.template, 'AWS::Lambda::Function').filter(([id]) => !isForDeployments(stack, id));
  return ours.map(([id, resource]) => {
    expectOnly(id, resource, KNOWN);
    const property = (name: string): unknown => resolve(id, name, resource.Properties?.[name]);
    const runtime = property('Runtime');
    if (runtime !== `nodejs${process.versions.node.split('.')[0]}.x`)
      throw unsupported(id, 'Runtime', `${String(runtime)} is not the Node ${process.version} that runs this`);
    const role = roles.get(property('Role') as string);
    if (role === undefined) throw unsupported(id, 'Role', 'is no role of the stack');
    const environment = (property('Environment') ?? {}) as { Variables?: Record<string, string> };
    const name = physicalName(stack.name, id, resource);
    const { LogGroup: logGroup = `/aws/lambda/${name}` } = (property('LoggingConfig') ?? {}) as { LogGroup?: string };
    return {
      id,
      name,
      arn: resolve(id, 'Arn', { 'Fn::GetAtt': [id, 'Arn'] }) as string,
      label: identityOf(id, environment.Variables ?? {}),
      assetDirectory: readAsset(stack, resolve, id, resource),
      handler: property('Handler') as string,
      environment: environment.Variables ?? {},
      // CloudFormation's defaults.
      timeoutMs: Number(property('Timeout') ?? 3) * 1000,
      memoryMb: Number(property('MemorySize') ?? 128),
      logGroup,
      concurrency: (property('ReservedConcurrentExecutions') ?? null) as number | null,
      role,
    };
  });
}

/** A function that CloudFormation calls for a resource of its own while it deploys, and nobody else. */
function isForDeployments({ template }: Stack, id: string): boolean {
  return Object.values(template.Resources).some(
    ({ Type, Properties = {} }) =>
      Type.startsWith('Custom::') && JSON.stringify(Properties['ServiceToken']) === JSON.stringify(arnOf(id)),
  );
}

const arnOf = (id: string): object => ({ 'Fn::GetAtt': [id, 'Arn'] });

/** @throws Error for a function without, because its bundle could not be found again when the sources change. */
function identityOf(id: string, variables: Record<string, string>): string {
  const file = variables['GLET_FUNCTION'];
  if (!file) throw unsupported(id, 'Environment', 'has no GLET_FUNCTION, the path of its source below functions/');
  return file;
}

function readAsset(stack: Stack, resolve: Resolve, id: string, resource: Resource): string {
  const code = resolve(id, 'Code', resource.Properties?.['Code']) as { S3Key?: string };
  const directory = stack.assetDirectories.get(code.S3Key ?? '');
  if (directory === undefined) throw unsupported(id, 'Code', 'is no directory among the assets');
  return directory;
}
