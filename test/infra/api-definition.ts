import type { Properties, Template } from './synthesis.ts';

const ANY = 'x-amazon-apigateway-any-method';

/** The definition of a stack's API, and its methods by verb and path, such as `ANY /{proxy+}`. */
export function apiOf(template: Template): { definition: Properties; operations: Map<string, Properties> } {
  const definition = template.one('AWS::ApiGateway::RestApi').properties['Body'] as Properties;
  const operations = Object.entries(definition['paths'] as Record<string, Properties>).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Properties>).map(([verb, operation]): [string, Properties] => [
      `${verb === ANY ? 'ANY' : verb.toUpperCase()} ${path}`,
      operation,
    ]),
  );
  return { definition, operations: new Map(operations) };
}
