import type { Answer } from './answer.ts';
import { answeredHeaders } from './headers.ts';

type Scalar = string | number | boolean;
const isScalar = (value: unknown): value is Scalar => ['string', 'number', 'boolean'].includes(typeof value);
const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

const FIELDS = ['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded'];

/**
 * Reads what a function returned, as strictly as API Gateway does: fields beyond these five make it malformed too.
 * @returns a string saying what is wrong, for the log; the client gets a 502.
 */
export function readProxyResponse(payload: unknown): Answer | string {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return 'it is no object';
  const { statusCode, headers, multiValueHeaders, body, isBase64Encoded } = payload as Record<string, unknown>;
  const unknown = Object.keys(payload).find((field) => !FIELDS.includes(field));
  if (unknown !== undefined) return `it has the field ${unknown}`;
  const status = Number(statusCode);
  if (!isScalar(statusCode) || !Number.isInteger(status) || status < 100 || status > 599)
    return 'statusCode is no status';
  if (!isAbsent(body) && typeof body !== 'string') return 'body is no string';
  if (!isAbsent(isBase64Encoded) && typeof isBase64Encoded !== 'boolean') return 'isBase64Encoded is no boolean';
  const single = valuesOf(headers, (value) => (isScalar(value) ? [String(value)] : null));
  if (single === null) return 'headers are no strings by name';
  const multiple = valuesOf(multiValueHeaders, (value) =>
    Array.isArray(value) && value.every(isScalar) ? value.map(String) : null,
  );
  if (multiple === null) return 'multiValueHeaders are no lists of strings by name';
  return {
    status,
    headers: withContentType(answeredHeaders(merge(single, multiple))),
    body: Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}

function valuesOf(headers: unknown, read: (value: unknown) => string[] | null): Record<string, string[]> | null {
  if (isAbsent(headers)) return {};
  if (typeof headers !== 'object' || Array.isArray(headers)) return null;
  const entries = Object.entries(headers).map(([name, value]) => [name, read(value)] as const);
  return entries.some(([, values]) => values === null)
    ? null
    : (Object.fromEntries(entries) as Record<string, string[]>);
}

/** Both kinds of headers may be given; a name in both counts with the values of the second, and of the first if it is not among them. */
function merge(single: Record<string, string[]>, multiple: Record<string, string[]>): Record<string, string[]> {
  const merged = { ...multiple };
  for (const [name, [value]] of Object.entries(single)) {
    const known = Object.keys(merged).find((other) => other.toLowerCase() === name.toLowerCase());
    if (known === undefined) merged[name] = [value!];
    else if (!merged[known]!.includes(value!)) merged[known] = [...merged[known]!, value!];
  }
  return merged;
}

/** API Gateway's default for a function that names none. */
function withContentType(headers: Record<string, string[]>): Record<string, string[]> {
  const named = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  return named ? headers : { ...headers, 'Content-Type': ['application/json'] };
}
