/** Belong to the connection with the client, not to the request; API Gateway keeps them. */
const HOP_BY_HOP = [
  'connection',
  'content-length',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** API Gateway answers with its own of these; a function's arrives under `x-amzn-Remapped-…`. */
const REMAPPED = [
  'authorization',
  'connection',
  'content-length',
  'content-md5',
  'date',
  'expect',
  'host',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'www-authenticate',
];

/**
 * A request's headers as a function sees them: names as sent, all values. `X-Forwarded-Proto` and `-Port` are always
 * API Gateway's own; the client's address is appended to a `X-Forwarded-For` that the client sent.
 * @param raw Node's alternating names and values.
 */
export function forwardedHeaders(
  raw: readonly string[],
  connection: { sourceIp: string; port: number; traceId: string },
): Record<string, string[]> {
  // By lower-case name; the first spelling of a name holds for all its values.
  const headers = new Map<string, { name: string; values: string[] }>();
  for (let index = 0; index < raw.length; index += 2) {
    const [name, value] = [raw[index]!, raw[index + 1]!];
    const key = name.toLowerCase();
    if (HOP_BY_HOP.includes(key)) continue;
    const known = headers.get(key);
    if (known === undefined) headers.set(key, { name, values: [value] });
    else known.values.push(value);
  }
  const addresses = [...(headers.get('x-forwarded-for')?.values ?? []), connection.sourceIp];
  const own = {
    'X-Amzn-Trace-Id': connection.traceId,
    'X-Forwarded-For': addresses.join(', '),
    'X-Forwarded-Port': String(connection.port),
    'X-Forwarded-Proto': 'http',
  };
  for (const [name, value] of Object.entries(own)) headers.set(name.toLowerCase(), { name, values: [value] });
  return Object.fromEntries([...headers.values()].map(({ name, values }) => [name, values]));
}

/** A function's response headers as the client gets them. */
export function answeredHeaders(headers: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, values]) => [
      REMAPPED.includes(name.toLowerCase()) ? `x-amzn-Remapped-${name}` : name,
      values,
    ]),
  );
}

/** The last value of each. */
export function lastValues(values: Record<string, string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, all]) => [name, all.at(-1)!]));
}

/** A body's content type without parameters such as the charset; none counts as `application/json`. */
export function mediaTypeOf(headers: Record<string, string[]>): string {
  const sent = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return (sent?.at(-1) ?? 'application/json').split(';')[0]!.trim().toLowerCase();
}
