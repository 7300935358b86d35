import type { Resolve } from './resolver.ts';
import { expectOnly, resourcesOf, unsupported, type Stack } from './template.ts';
import type { InvokeConfig } from './job-types.ts';
import type { LambdaFunction } from './types.ts';

/** An event's age matters to nobody here: no function waits for hours. */
const KNOWN = ['DestinationConfig', 'FunctionName', 'MaximumEventAgeInSeconds', 'MaximumRetryAttempts', 'Qualifier'];

interface Properties {
  DestinationConfig?: { OnFailure?: { Destination: string } };
  FunctionName: string;
  MaximumRetryAttempts?: number;
  Qualifier: string;
}

/** What becomes of asynchronous calls that fail, of those functions for which the stack says so. */
export function readInvokeConfigs(
  { template }: Stack,
  resolve: Resolve,
  functions: readonly LambdaFunction[],
): InvokeConfig[] {
  return resourcesOf(template, 'AWS::Lambda::EventInvokeConfig').map(([id, resource]) => {
    expectOnly(id, resource, KNOWN);
    const properties = resolve(id, 'Properties', resource.Properties) as Properties;
    const target = functions.find(({ name, arn }) => [name, arn].includes(properties.FunctionName));
    if (target === undefined) throw unsupported(id, 'FunctionName', 'is no function of the stack');
    if (properties.Qualifier !== '$LATEST') throw unsupported(id, 'Qualifier', 'is not $LATEST');
    const onFailure = properties.DestinationConfig?.OnFailure?.Destination ?? null;
    // Lambda refuses a destination that the function's role may not use.
    const isAllowed = target.role.statements.some(
      ({ actions, resources }) => actions.includes('sqs:SendMessage') && resources.includes(onFailure ?? ''),
    );
    if (onFailure !== null && !isAllowed)
      throw unsupported(id, 'DestinationConfig', `is nothing that ${target.id} may send to`);
    return { functionId: target.id, retries: properties.MaximumRetryAttempts ?? 2, onFailure };
  });
}
