import { unsupported } from './template.ts';

/**
 * Response parameters that set headers to constants, `{ "<place>.<header>": "'value'" }`, as headers.
 * @throws Error with a sentence for one that maps something else.
 */
export function readConstants(
  apiId: string,
  property: string,
  place: 'gatewayresponse.header' | 'method.response.header',
  parameters: unknown,
): Record<string, string> {
  const entries = Object.entries((parameters ?? {}) as Record<string, string>).map(([name, value]) => {
    const literal = /^'(.*)'$/.exec(value)?.[1];
    if (!name.startsWith(`${place}.`) || literal === undefined)
      throw unsupported(apiId, property, `maps ${name} to ${value}, which is not known here`);
    return [name.slice(place.length + 1), literal] as const;
  });
  return Object.fromEntries(entries);
}
