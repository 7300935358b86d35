import { readConstants } from './constants.ts';
import { expectKeys, unsupported } from './template.ts';
import type { Api, GatewayResponse } from './types.ts';

const KNOWN = ['statusCode', 'responseParameters', 'responseTemplates'];

/** The API's overrides of what API Gateway answers by itself, by response type. */
export function readGatewayResponses(apiId: string, definitions: object): Api['gatewayResponses'] {
  return Object.fromEntries(
    Object.entries(definitions).map(([type, given]) => [
      type,
      readGatewayResponse(apiId, `Body, gateway response ${type},`, given),
    ]),
  );
}

function readGatewayResponse(apiId: string, place: string, given: unknown): GatewayResponse {
  const { statusCode, responseParameters, responseTemplates } = expectKeys(apiId, place, given, KNOWN);
  const [template, ...others] = Object.entries((responseTemplates ?? {}) as Record<string, string>);
  if (others.length > 0) throw unsupported(apiId, place, 'has more than one content type');
  // Variables of `$context` are filled in; directives and functions of the template language are not.
  if (template && /#\w|\$(?!context\.)/.test(template[1]))
    throw unsupported(apiId, place, 'uses more of the template language than $context');
  return {
    status: statusCode === undefined ? null : Number(statusCode),
    headers: readConstants(apiId, place, 'gatewayresponse.header', responseParameters),
    template: template ? { contentType: template[0], body: template[1] } : null,
  };
}
