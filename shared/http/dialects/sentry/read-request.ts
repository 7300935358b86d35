import type { RawParams } from '../../call.ts';
import type { SentRequest } from '../../dialect.ts';
import { MalformedRequest } from '../../malformed-request.ts';

const JSON_TYPE = 'application/json';

/**
 * Reads the query of a GET, or the fields of a JSON body, beside which the query stands under names that begin with `?`:
 * there it selects what the body changes. A name that is repeated has the list of its values.
 * Of a row whose body is not made of fields, the query alone.
 * @throws MalformedRequest for another media type or malformed JSON. An empty body is neither.
 */
export async function readRequest({ method, header, query, bytes, types }: SentRequest): Promise<RawParams> {
  const sent = new Map<string, unknown>();
  const hasBody = method !== 'GET' && method !== 'HEAD';
  for (const [name, value] of query) {
    const own = hasBody ? inQuery(name) : name;
    const before = sent.get(own);
    sent.set(own, before === undefined ? value : [before, value].flat());
  }
  if (!hasBody) return sent;
  if (types === null) return new Map([...sent, ...fieldsOf(bytes, header('content-type'))]);
  if (bytes.length > 0) expectType(header('content-type'), types);
  return sent;
}

/** How a parameter of the query is called where there is a body, too. */
export function inQuery(name: string): string {
  return `?${name}`;
}

function fieldsOf(bytes: Buffer, contentType = JSON_TYPE): [string, unknown][] {
  if (bytes.length === 0) return [];
  if (contentType.trim() !== '') expectType(contentType, [JSON_TYPE]);
  const value = parsed(bytes);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new MalformedRequest({ code: 'malformed-json' });
  return Object.entries(value).filter(([name]) => !name.startsWith('?'));
}

function expectType(contentType = '', types: readonly string[]): void {
  const type = contentType.split(';', 1)[0]!.trim().toLowerCase();
  if (!types.includes(type))
    throw new MalformedRequest({ code: 'media-type-not-supported', type, wanted: types.join(' or ') });
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new MalformedRequest({ code: 'malformed-json' });
  }
}
