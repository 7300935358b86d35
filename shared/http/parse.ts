import type { APIGatewayProxyEvent } from 'aws-lambda';
import { hasTwoBearers } from '../auth/credentials.ts';
import { baseUrl } from './base-url.ts';
import { bodyBytes, formParams, isForm, jsonParams } from './body.ts';
import type { RawParams, Step } from './call.ts';
import { nestedParams } from './nested.ts';
import { badRequest, Refusal } from './refusal.ts';

/** Nothing that this API takes is as long. Looked at before anybody is authenticated, so reading it must stay cheap. */
const MOST_BYTES = 1024 * 1024;

/**
 * First step: what Rack and Grape do before anybody is authenticated. 413, two bearer tokens, then 406, then 415, then
 * malformed JSON. Body parameters override those of the query.
 */
export function parse(domain: string | null): Step {
  return {
    before: async ({ event, context }) => {
      const header = headersOf(event);
      const type = header('content-type');
      const query = nestedParams(queryPairs(event));
      const bytes = bodyBytes(event);
      if (bytes.length > MOST_BYTES) throw new Refusal(413, { message: '413 Request Entity Too Large' });
      const form = isForm(type) ? await formParams(bytes, type!) : null;
      const sent = form === null ? query : new Map([...query, ...form]);
      if (hasTwoBearers({ header, param: (name) => sent.get(name) })) throw twoBearers();
      refuseFormat(sent.get('format'));
      const readsBody = form === null && event.httpMethod !== 'GET' && event.httpMethod !== 'HEAD';
      const raw = readsBody ? new Map([...query, ...jsonParams(bytes, type)]) : sent;
      refuseMalformedStrings(raw);
      context.call = {
        method: event.httpMethod,
        requestId: event.requestContext.requestId,
        header,
        base: baseUrl(event, header, domain),
        requestPath: event.requestContext.path,
        path: pathParams(event),
        raw,
        caller: null,
        project: null,
        params: {},
        page: null,
      };
    },
  };
}

export function headersOf(event: APIGatewayProxyEvent): (name: string) => string | undefined {
  const headers = new Map(
    Object.entries(event.multiValueHeaders ?? {}).map(([name, values]) => [name.toLowerCase(), values?.at(-1)]),
  );
  return (name) => headers.get(name);
}

function queryPairs(event: APIGatewayProxyEvent): [string, unknown][] {
  return Object.entries(event.multiValueQueryStringParameters ?? {}).flatMap(([name, values]) =>
    (values ?? []).map((value): [string, unknown] => [name, value]),
  );
}

/** A REST API hands path parameters over percent-encoded as they were sent. */
export function pathParams(event: APIGatewayProxyEvent): Record<string, string> {
  try {
    const params = Object.entries(event.pathParameters ?? {}).map(([name, value]) => [
      name,
      decodeURIComponent(value ?? ''),
    ]);
    refuseMalformedStrings(new Map(params as [string, string][]));
    return Object.fromEntries(params);
  } catch {
    throw badRequest();
  }
}

function refuseFormat(format: unknown): void {
  if (typeof format !== 'string' || format === '' || format === 'json') return;
  throw new Refusal(406, { error: `The requested format '${format}' is not supported.` });
}

/** Null bytes and lone surrogates: no text that could be stored or sent on. */
function refuseMalformedStrings(params: RawParams): void {
  for (const text of [...params.keys(), ...params.values()]) {
    if (typeof text === 'string' && (text.includes('\0') || !text.isWellFormed())) throw badRequest();
  }
}

function twoBearers(): Refusal {
  return new Refusal(400, {
    error: 'invalid_request',
    error_description: 'Both Authorization header and payload includes access token.',
  });
}
