import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { RawParams } from './call.ts';
import { undecodable } from './malformed-request.ts';

/** Reads headers by name without regard to case; of a repeated header the last value. */
export function headersOf(request: APIGatewayProxyEvent): (name: string) => string | undefined {
  const headers = new Map(
    Object.entries(request.multiValueHeaders ?? {}).map(([name, values]) => [name.toLowerCase(), values?.at(-1)]),
  );
  return (name) => headers.get(name);
}

/** Every value of a header that may be repeated, in order. */
export function headerValues(request: APIGatewayProxyEvent, name: string): string[] {
  return Object.entries(request.multiValueHeaders ?? {}).flatMap(([sent, values]) =>
    sent.toLowerCase() === name ? (values ?? []) : [],
  );
}

/** Every value of every name of the query, in order. */
export function queryPairs(request: APIGatewayProxyEvent): [string, unknown][] {
  return Object.entries(request.multiValueQueryStringParameters ?? {}).flatMap(([name, values]) =>
    (values ?? []).map((value): [string, unknown] => [name, value]),
  );
}

export function bodyBytes(request: APIGatewayProxyEvent): Buffer {
  return Buffer.from(request.body ?? '', request.isBase64Encoded ? 'base64' : 'utf8');
}

/** Decodes the path parameters, because a REST API hands them over percent-encoded. @throws MalformedRequest */
export function pathParams(request: APIGatewayProxyEvent): Record<string, string> {
  try {
    const params = Object.entries(request.pathParameters ?? {}).map(([name, value]) => [
      name,
      decodeURIComponent(value ?? ''),
    ]);
    refuseMalformedStrings(new Map(params as [string, string][]));
    return Object.fromEntries(params);
  } catch {
    throw undecodable();
  }
}

/** Null bytes and lone surrogates: no text that could be stored or sent on. @throws MalformedRequest */
export function refuseMalformedStrings(params: RawParams): void {
  for (const text of [...params.keys(), ...params.values()]) {
    if (typeof text === 'string' && (text.includes('\0') || !text.isWellFormed())) throw undecodable();
  }
}
