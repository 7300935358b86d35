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
  const headers: Record<string, string[]> = {};
  const names = new Map<string, string>();
  for (let index = 0; index < raw.length; index += 2) {
    const [sent, value] = [raw[index]!, raw[index + 1]!];
    if (HOP_BY_HOP.includes(sent.toLowerCase())) continue;
    // The first spelling of a name holds for all its values.
    const name = names.get(sent.toLowerCase()) ?? sent;
    names.set(sent.toLowerCase(), name);
    headers[name] = [...(headers[name] ?? []), value];
  }
  const own = (name: string, value: (sent: string[]) => string): void => {
    const sent = names.get(name.toLowerCase());
    const values = sent === undefined ? [] : headers[sent]!;
    if (sent !== undefined) delete headers[sent];
    headers[name] = [value(values)];
  };
  own('X-Amzn-Trace-Id', () => connection.traceId);
  own('X-Forwarded-For', (sent) => [...sent, connection.sourceIp].join(', '));
  own('X-Forwarded-Port', () => String(connection.port));
  own('X-Forwarded-Proto', () => 'http');
  return headers;
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
