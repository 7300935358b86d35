import type { Api } from '../assembly/types.ts';
import type { Answer } from './answer.ts';

/**
 * What API Gateway answers by itself, with the words and status that it has for it. `BAD_REQUEST` and
 * `MALFORMED_PROXY_RESPONSE` are our names: it has no type for them, so only the defaults of their class apply.
 */
const BUILT_IN = {
  API_CONFIGURATION_ERROR: { status: 500, message: 'Internal server error' },
  BAD_REQUEST: { status: 400, message: 'Bad Request' },
  /**
   * Among others a Lambda function that is throttled: API Gateway does not pass Lambda's 429 on but fails by itself, with
   * this type and its status where the API has an answer for it (repost.aws QUL-z6rJbmR4meafB7MzYXxw; 504 is the default
   * of the developer guide's "Gateway response types").
   */
  INTEGRATION_FAILURE: { status: 504, message: 'Internal server error' },
  INTEGRATION_TIMEOUT: { status: 504, message: 'Endpoint request timed out' },
  INVALID_SIGNATURE: { status: 403, message: 'Authorization header is no AWS signature' },
  /** A function that failed, timed out or returned nonsense. */
  MALFORMED_PROXY_RESPONSE: { status: 502, message: 'Internal server error' },
  MISSING_AUTHENTICATION_TOKEN: { status: 403, message: 'Missing Authentication Token' },
  REQUEST_TOO_LARGE: { status: 413, message: 'Request Too Long' },
  THROTTLED: { status: 429, message: 'Too Many Requests' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: 'Unsupported Media Type' },
} as const;

export type GatewayResponseType = keyof typeof BUILT_IN;

/** The stack's override for this type, else its `DEFAULT_4XX` or `DEFAULT_5XX`, else API Gateway's own. */
export function gatewayResponse(
  { gatewayResponses }: Pick<Api, 'gatewayResponses'>,
  type: GatewayResponseType,
  requestId: string,
): Answer {
  const { status, message } = BUILT_IN[type];
  const fallback = gatewayResponses[status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX'];
  const override = gatewayResponses[type] ?? fallback;
  const { contentType, body } = override?.template ?? {
    contentType: 'application/json',
    body: '{"message":$context.error.messageString}',
  };
  const context: Record<string, string> = {
    'error.message': message,
    'error.messageString': JSON.stringify(message),
    'error.responseType': type,
    requestId,
  };
  const filled = body.replaceAll(/\$context\.([a-zA-Z.]*[a-zA-Z])/g, (_, name: string) => context[name] ?? '');
  const headers = Object.entries(override?.headers ?? {}).map(([name, value]) => [name, [value]]);
  return {
    status: override?.status ?? status,
    headers: { 'Content-Type': [contentType], ...(Object.fromEntries(headers) as Record<string, string[]>) },
    body: Buffer.from(filled),
  };
}
