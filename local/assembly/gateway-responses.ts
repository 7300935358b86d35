import type { Api, GatewayResponse } from './types.ts';
import type { Resolve } from './resolver.ts';
import { resourcesOf, unsupported, type Stack } from './template.ts';

interface Properties {
  ResponseType: string;
  StatusCode?: string;
  ResponseParameters?: Record<string, string>;
  ResponseTemplates?: Record<string, string>;
}

/** The stack's overrides of what API Gateway answers by itself, by response type. */
export function readGatewayResponses({ template }: Stack, resolve: Resolve): Api['gatewayResponses'] {
  const responses: Api['gatewayResponses'] = {};
  for (const [id, resource] of resourcesOf(template, 'AWS::ApiGateway::GatewayResponse')) {
    const properties = resolve(id, 'Properties', resource.Properties) as Properties;
    responses[properties.ResponseType] = readGatewayResponse(id, properties);
  }
  return responses;
}

function readGatewayResponse(id: string, properties: Properties): GatewayResponse {
  const headers = Object.entries(properties.ResponseParameters ?? {}).map(([name, value]) => {
    const header = /^gatewayresponse\.header\.(.+)$/.exec(name)?.[1];
    const literal = /^'(.*)'$/.exec(value)?.[1];
    if (header === undefined || literal === undefined)
      throw unsupported(id, 'ResponseParameters', `maps ${name} to ${value}, which is not known here`);
    return [header, literal];
  });
  const [template, ...others] = Object.entries(properties.ResponseTemplates ?? {});
  if (others.length > 0) throw unsupported(id, 'ResponseTemplates', 'has more than one content type');
  // Variables of `$context` are filled in; directives and functions of the template language are not.
  if (template && /#\w|\$(?!context\.)/.test(template[1]))
    throw unsupported(id, 'ResponseTemplates', 'uses more of the template language than $context');
  return {
    status: properties.StatusCode === undefined ? null : Number(properties.StatusCode),
    headers: Object.fromEntries(headers) as Record<string, string>,
    template: template ? { contentType: template[0], body: template[1] } : null,
  };
}
