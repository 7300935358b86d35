import { SECRET_PARAMS } from '../../../auth/credentials.ts';
import type { Call } from '../../call.ts';

/** What a link is made from: the request that it repeats. */
export type Linked = Pick<Call, 'raw' | 'path' | 'base' | 'requestPath'>;

/**
 * GitLab's `Link`: each repeats the whole request, sorted by name, path parameters included, but never a secret; `changed`
 * are the parameters that lead to the other page.
 */
export function linkHeader(
  links: readonly (readonly [rel: string, changed: Readonly<Record<string, unknown>>])[],
  { raw, path, base, requestPath }: Linked,
): string {
  const address = new URL(base).origin + requestPath;
  return links
    .map(([rel, changed]) => {
      const sent = new Map<string, unknown>([...raw, ...Object.entries(path), ...Object.entries(changed)]);
      return `<${address}?${query(sent)}>; rel="${rel}"`;
    })
    .join(', ');
}

function query(sent: ReadonlyMap<string, unknown>): string {
  const search = new URLSearchParams();
  const pairs = [...sent].filter(([name]) => !SECRET_PARAMS.has(name));
  for (const [name, value] of pairs.toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    if (Array.isArray(value)) value.forEach((one) => search.append(`${name}[]`, String(one)));
    else if (typeof value === 'string') search.append(name, value);
  }
  return search.toString();
}
