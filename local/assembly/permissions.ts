import type { LambdaFunction } from './types.ts';
import { ACCOUNT, REGION } from './references.ts';
import type { Resolve } from './resolver.ts';
import { resourcesOf, unsupported, type Stack } from './template.ts';
import { matchesWildcards } from './wildcards.ts';

/**
 * Lambda runs a function for API Gateway only if the function's own policy says so; without it every call is a 500.
 * @returns a check that throws for a route whose function lacks the permission. `route` is
 * `<api id>/<stage>/<method><path>`.
 */
export function readPermissions(
  { template }: Stack,
  resolve: Resolve,
  functions: readonly LambdaFunction[],
): (id: string, functionId: string, route: string, property?: string) => void {
  const permissions = resourcesOf(template, 'AWS::Lambda::Permission').map(([id, resource]) => {
    const property = (name: string): string => resolve(id, name, resource.Properties?.[name]) as string;
    return { target: property('FunctionName'), principal: property('Principal'), source: property('SourceArn') };
  });

  return function expectPermission(id, functionId, route, property = 'Body') {
    const { name, arn } = functions.find((one) => one.id === functionId)!;
    const wanted = `arn:aws:execute-api:${REGION}:${ACCOUNT}:${route}`;
    const granted = permissions.some(
      ({ target, principal, source }) =>
        [name, arn].includes(target) &&
        principal === 'apigateway.amazonaws.com' &&
        (source === undefined || matchesWildcards(source, wanted)),
    );
    if (!granted)
      throw unsupported(id, property, `calls ${functionId} for ${route}, which has no AWS::Lambda::Permission for it`);
  };
}
