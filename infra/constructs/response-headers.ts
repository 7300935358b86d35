export type Headers = Readonly<Record<string, string>>;

/** Headers as API Gateway's response parameters: each value a constant in its notation, in single quotes. */
export function constants(
  place: 'gatewayresponse.header' | 'method.response.header',
  headers: Headers,
): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [`${place}.${name}`, `'${value}'`]));
}
